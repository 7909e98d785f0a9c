from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from dijo_desktop.contract.data_map import KEYS
from dijo_desktop.contract.declared import CAPABILITY_KEYS, NONE, declared, shapes
from dijo_desktop.contract.problems import SLUGS
from dijo_desktop.demo.app import HANDLERS
from dijo_desktop.demo.openapi import DOCUMENT, document, written

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return document()


def test_the_kept_document_is_fresh() -> None:
    assert (_ROOT / DOCUMENT).read_bytes() == written(), "run: python -m dijo_desktop.demo.openapi"


def test_it_is_valid_openapi_3_1(described: dict[str, Any]) -> None:
    whole = json.loads((_ROOT / DOCUMENT).read_bytes())
    OpenAPIV31SpecValidator(whole).validate()
    assert whole == json.loads(json.dumps(described))


def test_it_names_exactly_the_endpoints_there_are(described: dict[str, Any]) -> None:
    served = set()
    for handler in HANDLERS:
        for path in handler.paths:
            if path.startswith("/demo") or path in ("/oauth/authorize", "/oauth/device/verify"):
                continue
            plain = "/".join(
                "{" + part.strip("{}").partition(":")[0] + "}" if part.startswith("{") else part
                for part in path.split("/")
            )
            served |= {(str(method).lower(), plain) for method in handler.http_methods if method != "OPTIONS"}
    named = {(method, path) for path, methods in described["paths"].items() for method in methods}
    assert named == served


def _answers(described: dict[str, Any]) -> set[str]:
    """Names of the schemas that can be in an answer, through all references."""
    wanted: list[Any] = [
        response
        for methods in described["paths"].values()
        for operation in methods.values()
        for response in operation["responses"].values()
    ]
    found: set[str] = set()
    while wanted:
        item = wanted.pop()
        if isinstance(item, dict):
            name = str(item.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                wanted.append(described["components"]["schemas"][name])
            wanted += item.values()
        elif isinstance(item, list):
            wanted += item
    return found


def test_each_member_of_each_answer_says_what_it_is(described: dict[str, Any]) -> None:
    answers = _answers(described)
    assert {"Account", "Call", "Money", "Problem", "Export", "Secrets"} <= answers
    for name in answers:
        for member, schema in described["components"]["schemas"][name]["properties"].items():
            assert schema["x-dijo-data"] in {*KEYS, *CAPABILITY_KEYS, NONE}, f"{name}.{member}"


def test_only_what_the_policy_lists_is_declared() -> None:
    import msgspec

    assert len(set(shapes())) == len(shapes())
    for shape in shapes():
        for member in msgspec.structs.fields(shape):
            assert declared(shape, member.encode_name) in {*KEYS, *CAPABILITY_KEYS, NONE}
    with pytest.raises(KeyError):
        declared(msgspec.Struct, "anything")


def test_every_status_is_one_of_the_catalogue(described: dict[str, Any]) -> None:
    known = {str(status) for status in SLUGS.values()}
    for path, methods in described["paths"].items():
        for operation in methods.values():
            refusals = {status for status in operation["responses"] if status >= "400"}
            assert refusals <= known, path
            assert "Allow" in operation["responses"]["405"]["headers"]
            assert ("401" in refusals) == path.startswith("/v1/")
            assert ("403" in refusals) == bool(operation["security"])


def test_links_lead_to_operations(described: dict[str, Any]) -> None:
    names = {operation["operationId"] for methods in described["paths"].values() for operation in methods.values()}
    links = [
        (link["operationId"], link["parameters"])
        for methods in described["paths"].values()
        for operation in methods.values()
        for response in operation["responses"].values()
        for link in response.get("links", {}).values()
    ]
    assert links
    assert {target for target, _ in links} <= names
    for target, parameters in links:
        operation = next(
            operation
            for methods in described["paths"].values()
            for operation in methods.values()
            if operation["operationId"] == target
        )
        assert set(parameters) <= {parameter["name"] for parameter in operation["parameters"]}
