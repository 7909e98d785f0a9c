from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from dijo_desktop.contract.calls import Call
from dijo_desktop.contract.consents import Consent
from dijo_desktop.contract.deletion import Deletion
from dijo_desktop.domain.record_schema import NotUnderstoodSchema, decoder
from tests.archives import CALL, call_schema


class Cat(msgspec.Struct, tag="cat", tag_field="type"):
    lives: int


class Dog(msgspec.Struct, tag="dog", tag_field="type"):
    name: str | None = None


def takes(schema: Any, value: Any) -> bool:
    made = decoder(schema if isinstance(schema, bytes) else json.dumps(schema).encode())
    try:
        made.decode(json.dumps(value).encode())
    except msgspec.ValidationError:
        return False
    return True


def test_the_schema_of_a_call_takes_calls_and_nothing_else():
    assert takes(call_schema(), CALL)
    assert takes(call_schema(), {**CALL, "peer": {"kind": "e164", "value": "+44"}, "direction": "in"})
    for wrong in (
        {**CALL, "id": "nonsense"},
        {**CALL, "duration_seconds": -1},
        {**CALL, "cost": {"amount": "1.1234567", "currency": "GBP"}},
        {**CALL, "cost": None},
        {name: CALL[name] for name in CALL if name != "started_at"},
        [CALL],
    ):
        assert not takes(call_schema(), wrong)


@pytest.mark.parametrize("struct", [Call, Consent, Deletion])
def test_every_schema_made_of_our_own_structs_is_understood(struct):
    decoder(msgspec.json.encode(msgspec.json.schema(struct)))


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "string", "minLength": 2, "maxLength": 3}, "ab", "a"),
        ({"type": "integer", "minimum": 1, "exclusiveMaximum": 5}, 4, 5),
        ({"type": "integer", "exclusiveMinimum": 1, "maximum": 5}, 2, 1),
        ({"type": "integer", "multipleOf": 5}, 10, 11),
        ({"type": "number"}, 1.5, "1.5"),
        ({"type": "boolean"}, True, 1),
        ({"type": "null"}, None, 0),
        ({"type": ["string", "null"]}, None, 1),
        ({"enum": ["a", "b", None]}, None, "c"),
        ({"const": "a"}, "a", "b"),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 1}, ["a"], ["a", "b"]),
        ({"type": "array"}, [1, "a"], {}),
        ({"type": "object"}, {"a": 1}, []),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": 1}, {"a": "b"}),
        ({"type": "object", "additionalProperties": False}, {}, {"a": 1}),
        ({"type": "object", "properties": {"from": {"type": "integer"}}}, {"x": 1}, {"from": "x"}),
        ({"type": "object", "properties": {"a": True}, "required": ["a"]}, {"a": 1}, {}),
        ({"oneOf": [{"type": "integer"}, {"type": "null"}]}, None, "x"),
        ({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}, "2026-11-23", "23.11.2026"),
    ],
)
def test_each_word_that_is_understood_is_enforced(schema, good, bad):
    assert takes(schema, good)
    assert not takes(schema, bad)


def test_objects_of_a_union_are_told_apart_by_their_tag():
    schema = msgspec.json.encode(msgspec.json.schema(Cat | Dog))
    assert takes(schema, {"type": "cat", "lives": 9})
    assert takes(schema, {"type": "dog"})
    assert not takes(schema, {"type": "cat"})
    assert not takes(schema, {"type": "cow"})


def test_without_a_type_anything_goes():
    assert takes({}, [1])
    assert takes({"description": "whatever"}, [1])


def test_a_foreign_pattern_is_never_run():
    assert takes({"type": "string", "pattern": "^(a+)+$"}, "a" * 60 + "!")


@pytest.mark.parametrize(
    "schema",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"allOf": []}',
        b'{"type": "date"}',
        b'{"type": 3}',
        b'{"$ref": "https://evil.example/x"}',
        b'{"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/A"}}}',
        b'{"type": "integer", "minimum": "x"}',
        b'{"enum": [{}]}',
        b'{"anyOf": []}',
        b'{"anyOf": [{"type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}]}',
        b'{"type": "object", "properties": [1]}',
        b'{"items": 3, "type": "array"}',
    ],
)
def test_what_is_not_understood_is_said(schema):
    with pytest.raises(NotUnderstoodSchema):
        decoder(schema)
