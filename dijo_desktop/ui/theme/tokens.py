"""The design tokens: 62 colour roles in four themes, sizes in units, type roles."""

from __future__ import annotations

from pathlib import Path

import msgspec

LIGHT, DARK = "light", "dark"
HIGH_CONTRAST = {LIGHT: "highContrastLight", DARK: "highContrastDark"}
_DARKER = {"accentHover": 112, "accentPressed": 124}


class TypeRole(msgspec.Struct, frozen=True):
    """A role of text: factor on the system's point size and `QFont` weight."""

    factor: float
    weight: int


class Colours(msgspec.Struct, frozen=True):
    """Colour values as `#RRGGBB` or `#RRGGBBAA` by theme and role."""

    roles: dict[str, str]
    themes: dict[str, dict[str, str]]


class Tokens(msgspec.Struct, frozen=True):
    """What `tokens.json` says; `sizes` are multiples of the unit, `radii` and `strokes` logical pixels."""

    colour: Colours
    type: dict[str, object]
    sizes: dict[str, object]
    radii: dict[str, object]
    demo: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Tokens:
        """Read the file of the tokens."""
        return msgspec.json.decode(path.read_bytes(), type=cls)

    def text_role(self, name: str) -> TypeRole:
        """Factor and weight of a text role; an unknown one is a KeyError, that is a bug."""
        return msgspec.convert(self.type[name], TypeRole)

    def values(self, theme: str, *, demo: bool) -> dict[str, str]:
        """The colours of a theme; in demo mode violet stands for the accent everywhere."""
        values = self.colour.themes[theme]
        if not demo:
            return values
        replaced = {role: values[name] for role, name in self.demo.items() if name in values}
        shade = "demo" if theme in HIGH_CONTRAST.values() else ""
        for role, percent in _DARKER.items():
            replaced[role] = values[shade] if shade else _shaded(values["demo"], percent, lighter=theme == DARK)
        if shade:
            # A soft fill is the ground itself here: what is selected is filled, as without demo.
            replaced |= {"selection": values["demo"], "onSelection": values["onDemo"]}
        return values | replaced


def _shaded(colour: str, percent: int, *, lighter: bool) -> str:
    """The colour darkened by the percentage above 100, or lightened by two thirds of it."""
    share = (percent - 100) / 100 * (2 / 3 if lighter else 1)
    target = 255 if lighter else 0
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(channel + (target - channel) * share):02X}" for channel in channels)
