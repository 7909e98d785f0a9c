"""Puts the compiled translations into the wheel; the source tree stays as it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Compiles `i18n/*.ts` and adds them as `dijo_desktop/_i18n/*.qm`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile, and tell hatchling where the results go."""
        sys.path.insert(0, self.root)
        try:
            from dev import catalogues
        finally:
            sys.path.remove(self.root)
        target = Path(self.root) / "build" / "i18n"
        catalogues(target)
        for made in sorted(target.glob("*.qm")):
            build_data["force_include"][str(made)] = f"dijo_desktop/_i18n/{made.name}"
