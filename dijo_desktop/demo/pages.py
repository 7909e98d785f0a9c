"""The HTML pages of the service: no script, no cookie, colours of the program's own design (contract SI-26)."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response

from dijo_desktop.demo.oauth_clients import CLIENT_NAME

_ROLES = ("window", "surface", "border", "controlBorder", "controlFill", "controlFillHover", "surfaceHover", "text")
_ROLES_MORE = ("textSecondary", "textMuted", "divider", "demo", "onDemo", "demoSoft", "onDemoSoft")


class _Colours(msgspec.Struct, frozen=True):
    themes: dict[str, dict[str, str]]


class _Tokens(msgspec.Struct, frozen=True):
    colour: _Colours


class Pages:
    """Fills the templates in `folder`; the style sheet is made once from the design tokens.

    English stands in the templates, German in `de.json`; `{client}` is the name of the program that asks.
    """

    def __init__(self, folder: Path, tokens: Path) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._german = msgspec.json.decode((folder / "de.json").read_bytes(), type=dict[str, str])
        self.language = "en"
        themes = msgspec.json.decode(tokens.read_bytes(), type=_Tokens).colour.themes
        self._style = self._templates.get_template("style.css").render(
            light=_variables(themes["light"]), dark=_variables(themes["dark"])
        )
        digest = base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()
        self._policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"

    def for_reader(self, accept_language: str) -> Pages:
        """The same pages in the language that `Accept-Language` prefers, of those there are."""
        pages = copy.copy(self)
        pages.language = preferred(accept_language)
        return pages

    def page(
        self, name: str, values: Mapping[str, object], *, status: int = 200, form_targets: str = "'none'"
    ) -> Response[bytes]:
        """The page `name` with `values`; its form may lead to `form_targets` (a CSP source list)."""
        html = self._templates.get_template(f"{name}.html").render(
            style=self._style, language=self.language, client=CLIENT_NAME, t=self._said, **values
        )
        headers = {
            "Cache-Control": "no-store",
            "Content-Language": self.language,
            "Content-Security-Policy": f"{self._policy}; form-action {form_targets}",
            # Not no-referrer: browsers would send the form with "Origin: null", which the guard refuses.
            "Referrer-Policy": "same-origin",
            "X-Frame-Options": "DENY",
        }
        return Response(html.encode(), status_code=status, headers=headers, media_type="text/html")

    def _said(self, text: str) -> str:
        said = self._german.get(text, text) if self.language == "de" else text
        return said.replace("{client}", CLIENT_NAME)


def preferred(accept_language: str) -> str:
    """`de` or `en`, whichever has the higher quality (RFC 9110 12.5.4); English if neither is named."""
    best, quality = "en", 0.0
    for part in accept_language.split(","):
        tag, _, parameter = part.strip().lower().partition(";")
        weight = parameter.strip().removeprefix("q=") or "1"
        found = re.fullmatch(r"(de|en)(-[a-z0-9-]+)?", tag.strip())
        if found and re.fullmatch(r"[01](\.[0-9]{0,3})?", weight) and float(weight) > quality:
            best, quality = found[1], float(weight)
    return best


def _variables(theme: dict[str, str]) -> str:
    return " ".join(f"--{role}: {theme[role]};" for role in (*_ROLES, *_ROLES_MORE))
