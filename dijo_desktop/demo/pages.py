"""The HTML pages of the service: no script, no cookie, colours of the program's own design (contract SI-26)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response

_ROLES = ("window", "surface", "border", "controlBorder", "controlFill", "controlFillHover", "surfaceHover", "text")
_ROLES_MORE = ("textSecondary", "textMuted", "divider", "demo", "onDemo", "demoSoft", "onDemoSoft")


class _Colours(msgspec.Struct, frozen=True):
    themes: dict[str, dict[str, str]]


class _Tokens(msgspec.Struct, frozen=True):
    colour: _Colours


class Pages:
    """Fills the templates in `folder`; the style sheet is made once from the design tokens."""

    def __init__(self, folder: Path, tokens: Path) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        themes = msgspec.json.decode(tokens.read_bytes(), type=_Tokens).colour.themes
        self._style = self._templates.get_template("style.css").render(
            light=_variables(themes["light"]), dark=_variables(themes["dark"])
        )
        digest = base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()
        self._policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"

    def page(
        self, name: str, values: Mapping[str, object], *, status: int = 200, form_targets: str = "'none'"
    ) -> Response[bytes]:
        """The page `name` with `values`; its form may lead to `form_targets` (a CSP source list)."""
        html = self._templates.get_template(f"{name}.html").render(style=self._style, **values)
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": f"{self._policy}; form-action {form_targets}",
            # Not no-referrer: browsers would send the form with "Origin: null", which the guard refuses.
            "Referrer-Policy": "same-origin",
            "X-Frame-Options": "DENY",
        }
        return Response(html.encode(), status_code=status, headers=headers, media_type="text/html")


def _variables(theme: dict[str, str]) -> str:
    return " ".join(f"--{role}: {theme[role]};" for role in (*_ROLES, *_ROLES_MORE))
