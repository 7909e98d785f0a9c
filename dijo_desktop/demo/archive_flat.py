"""Records as rows of a table: nested values get dotted names, what cannot be flat becomes JSON."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import msgspec

Cell = str | int | bool | None


def column_names(shape: type[msgspec.Struct]) -> tuple[str, ...]:
    """The columns of a record: each member, and the members of an object that is never missing."""
    names: list[str] = []
    hints = get_type_hints(shape)
    for member in msgspec.structs.fields(shape):
        kind = hints[member.name]
        if msgspec.UnsetType in get_args(kind):
            continue
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            names += [f"{member.encode_name}.{inner}" for inner in column_names(kind)]
        else:
            names.append(member.encode_name)
    return tuple(names)


def cells(record: dict[str, Any], columns: tuple[str, ...]) -> list[Cell]:
    """One record in the order of `columns`."""
    return [_cell(record, name) for name in columns]


def _cell(record: Any, name: str) -> Cell:  # noqa: ANN401 - decoded JSON
    value = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if value is None or isinstance(value, str | int | bool):
        return value
    return msgspec.json.encode(value).decode()
