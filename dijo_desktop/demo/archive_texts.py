"""`OPEN-ME.html` and `README.txt`: the archive in words, inert and readable without any program (AR-5, AR-6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dijo_desktop.contract.manifest import Category, Manifest
from dijo_desktop.demo import archive_words
from dijo_desktop.demo.archive_flat import cells, column_names
from dijo_desktop.demo.archive_parts import ROWS_SHOWN, CategoryParts
from dijo_desktop.demo.archive_schemas import SHAPES
from dijo_desktop.demo.dates import DAY_MS
from dijo_desktop.demo.policy_text import read_policy
from dijo_desktop.domain.instants import parse, show
from dijo_desktop.packaged import resource

_ROLES = (
    *("window", "surface", "surfaceSunken", "border", "divider", "text", "textSecondary", "textMuted", "link"),
    *("demo", "demoSoft", "onDemoSoft"),
)


class _Colours(msgspec.Struct, frozen=True):
    themes: dict[str, dict[str, str]]


class _Tokens(msgspec.Struct, frozen=True):
    colour: _Colours


def open_me(manifest: Manifest, parts: Sequence[CategoryParts]) -> bytes:
    """The page: counts, bases, recipients, retention, what is missing, and the newest rows of each category."""
    themes = msgspec.json.decode(resource("style", "tokens.json").read_bytes(), type=_Tokens).colour.themes
    page = _environment(autoescape=True).get_template("open-me.html")
    values = {**_values(manifest, parts), "light": _variables(themes["light"]), "dark": _variables(themes["dark"])}
    return page.render(values).encode()


def readme(manifest: Manifest, parts: Sequence[CategoryParts]) -> bytes:
    """The plain text."""
    return _environment(autoescape=False).get_template("readme.txt").render(_values(manifest, parts)).encode()


def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(resource("archive")),
        autoescape=autoescape,  # noqa: S701 - off for the plain text only
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _values(manifest: Manifest, parts: Sequence[CategoryParts]) -> dict[str, Any]:
    controller = read_policy().controller
    newest = {part.key: part for part in parts}
    made = manifest.generated_at
    return {
        "demo": manifest.demo,
        "complete": manifest.complete,
        "intro": _intro(manifest),
        "contents": _contents(manifest),
        "records": _number(sum(category.records for category in manifest.categories)),
        "categories": [_category(category, newest[category.key]) for category in manifest.categories],
        "not_held": [
            {"title": archive_words.title(row.key), "section": row.policy_section} for row in manifest.not_held
        ],
        "omissions": [
            {
                "title": archive_words.title(row.key),
                "why": archive_words.why(row),
                "records": "\u2013" if row.records is None else _number(row.records),
            }
            for row in manifest.omissions
        ],
        "made_at": f"{made[:10]} {made[11:16]}",
        "made_on": made[:10],
        "made_time": made[11:16],
        "gone_at": show(parse(made) + 3 * DAY_MS)[:16].replace("T", " "),
        "account_id": manifest.account_id,
        "export_id": manifest.export_id,
        "policy_version": manifest.policy.version,
        "controller": controller.name,
        "contact": controller.email,
        "shown": ROWS_SHOWN,
    }


def _intro(manifest: Manifest) -> str:
    law = "UK GDPR Art 20" if manifest.kind == "portability" else "UK GDPR Art 15"
    span = ""
    if manifest.from_ or manifest.to:
        span = f" From {manifest.from_ or 'the beginning'} to {manifest.to or 'now'}."
    return f"A copy of your personal data ({law}).{span}"


def _contents(manifest: Manifest) -> str:
    if manifest.complete:
        return "Everything the service holds"
    left_out = sum(row.reason not in ("not_requested", "outside_range") for row in manifest.omissions)
    return f"{left_out} left out by the service" if left_out else "What you chose"


def _category(category: Category, part: CategoryParts) -> dict[str, Any]:
    columns = column_names(SHAPES[category.key])
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    rows = [["" if cell is None else str(cell) for cell in cells(decode(line), columns)] for line in part.newest]
    shown = (
        f"The newest {len(rows)} of {_number(category.records)}." if category.records > len(rows) else "All of them."
    )
    return {
        "key": category.key,
        "title": archive_words.title(category.key),
        "records": _number(category.records),
        "purposes": archive_words.words(category.purposes),
        "basis": archive_words.words(category.legal_basis),
        "recipients": archive_words.words(category.recipients),
        "kept": archive_words.kept(category.retention),
        "section": category.policy_section,
        "shown": "No records." if not rows else shown,
        "files": [file.path for file in category.files if not file.path.startswith("receipts/")],
        "columns": columns,
        "rows": rows[::-1],
    }


def _number(value: int) -> str:
    return f"{value:,}"


def _variables(theme: dict[str, str]) -> str:
    return " ".join(f"--{role}: {theme[role]};" for role in _ROLES)
