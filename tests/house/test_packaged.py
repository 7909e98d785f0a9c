"""What comes with the program: the service that a build was published for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dijo_desktop import packaged
from dijo_desktop.domain.address import service_origin


def test_the_packaged_address_is_empty_or_one_a_service_may_have() -> None:
    address = tomllib.loads(packaged.resource("service.toml").read_text(encoding="utf-8"))["address"]
    assert packaged.service_address() == address
    assert address == "" or service_origin(address) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('address = "https://account.example.org"', "https://account.example.org"),
        ('address = ""', ""),
        ("", ""),
        ("address = 7", ""),
    ],
)
def test_a_publisher_names_the_service_in_one_line(tmp_path: Path, text: str, address: str) -> None:
    file = tmp_path / "service.toml"
    file.write_text(text)
    assert packaged.service_address(file) == address


def test_without_the_file_there_is_no_address(tmp_path: Path) -> None:
    assert packaged.service_address(tmp_path / "service.toml") == ""
