"""A JSON Schema of an archive turned into a decoder, so that each line of data is checked at the speed of C.

Only what the schemas of the contract use is understood (JSON Schema 2020-12: types, properties, enumerations, limits,
references, unions). An archive may come from anywhere, so its patterns are used only if the contract knows them: a
foreign regular expression can be made to run for hours.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Union

import msgspec
from msgspec import UNSET, Meta, UnsetType

MAX_DEPTH = 32
_PATTERNS = frozenset(
    {
        r"^[a-z]{2,4}_[0-9A-HJKMNP-TV-Z]{26}$",
        r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$",
        r"^\d{4}-\d{2}-\d{2}$",
        r"^[0-9a-f]{64}$",
        r"^-?\d{1,12}(\.\d{1,6})?$",
        r"^[A-Z]{3}$",
    }
)
_SAID_ELSEWHERE = {
    *("$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "format", "deprecated"),
    *("discriminator", "x-dijo-data"),
}
_LIMITS = {
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
}
_PLAIN: dict[str, Any] = {"string": str, "integer": int, "number": float, "boolean": bool, "null": None}
_UNDERSTOOD = {
    *("type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "oneOf", "$ref"),
    *("pattern", *_LIMITS),
}


class NotUnderstoodSchema(Exception):
    """The schema uses words this reader does not know; `args` names one."""


def decoder(schema: bytes) -> msgspec.json.Decoder[Any]:
    """A decoder of one record that refuses what the schema refuses."""
    try:
        whole = msgspec.json.decode(schema, type=dict[str, Any])
        return msgspec.json.Decoder(_Compiler(whole).of(whole))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError, ValueError, AttributeError) as error:
        raise NotUnderstoodSchema(type(error).__name__) from error


class _Compiler:
    def __init__(self, whole: dict[str, Any]) -> None:
        self._defs: dict[str, Any] = whole.get("$defs", {})
        self._names = 0

    def of(self, schema: Any, depth: int = 0, tag: str = "") -> Any:  # noqa: ANN401 - a type expression
        """The type that a schema describes; `tag` is the member that tells the objects of a union apart."""
        if schema is True or schema == {}:
            return Any
        unknown = set(schema) - _UNDERSTOOD - _SAID_ELSEWHERE
        if unknown or depth > MAX_DEPTH:
            raise NotUnderstoodSchema(*sorted(unknown)[:1])
        if "$ref" in schema:
            return self.of(self._target(schema["$ref"]), depth + 1, tag)
        if "const" in schema or "enum" in schema:
            return Literal[tuple(schema.get("enum", [schema.get("const")]))]
        for union in ("anyOf", "oneOf"):
            if union in schema:
                told_apart_by = schema.get("discriminator", {}).get("propertyName", "")
                return Union[tuple(self.of(each, depth + 1, told_apart_by) for each in schema[union])]  # noqa: UP007
        kinds = schema.get("type")
        if kinds is None:
            return Any
        if isinstance(kinds, list):
            return Union[tuple(self.of({**schema, "type": kind}, depth + 1) for kind in kinds)]  # noqa: UP007
        return self._one(kinds, schema, depth, tag)

    def _target(self, reference: str) -> Any:  # noqa: ANN401 - a schema
        name = reference.removeprefix("#/$defs/")
        if name not in self._defs:
            raise NotUnderstoodSchema(reference)
        return self._defs[name]

    def _one(self, kind: str, schema: dict[str, Any], depth: int, tag: str) -> Any:  # noqa: ANN401
        if kind == "object":
            return self._object(schema, depth, tag)
        if kind == "array":
            plain: Any = list[self.of(schema.get("items", True), depth + 1)]  # type: ignore[misc] # made when it runs
        elif kind in _PLAIN:
            plain = _PLAIN[kind]
        else:
            raise NotUnderstoodSchema(kind)
        limits = {_LIMITS[word]: schema[word] for word in schema if word in _LIMITS}
        if schema.get("pattern") in _PATTERNS:
            limits["pattern"] = schema["pattern"]
        return Annotated[plain, Meta(**limits)] if limits else plain

    def _object(self, schema: dict[str, Any], depth: int, tag: str) -> Any:  # noqa: ANN401
        members: dict[str, Any] = schema.get("properties", {})
        more = schema.get("additionalProperties", True)
        if not members and more is not False:
            return dict[str, self.of(more, depth + 1)]  # type: ignore[misc] # made when it runs
        needed = set(schema.get("required", ()))
        fields: list[tuple[str, Any] | tuple[str, Any, Any]] = []
        names = {}
        for n, (name, member) in enumerate(members.items()):
            if name == tag:
                continue
            names[f"m{n}"] = name
            kind = self.of(member, depth + 1)
            fields.append((f"m{n}", kind) if name in needed else (f"m{n}", kind | UnsetType, UNSET))
        told: dict[str, Any] = {}
        if tag in members:
            told = {"tag_field": tag, "tag": members[tag].get("const", (members[tag].get("enum") or [None])[0])}
        self._names += 1
        return msgspec.defstruct(
            f"Record{self._names}", fields, kw_only=True, rename=names, forbid_unknown_fields=more is False, **told
        )
