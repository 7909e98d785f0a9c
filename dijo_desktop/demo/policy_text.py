"""The privacy policy as data: read from its text, never written twice (contract P1, PO-1)."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from dijo_desktop.contract.data_map import KEYS
from dijo_desktop.contract.policy import Controller, DeclaredData, Policy, Section
from dijo_desktop.packaged import resource

VERSION = "demo-1"
MEASURES = ("tls_in_transit", "secure_infrastructure", "access_control", "limited_staff_access")
NOT_STATED = (
    "version",
    "effective_date",
    "supervisory_authority",
    "complaint_process",
    "eu_representative",
    "dpo",
    "recipient_names",
    "basis_per_purpose",
    "automated_decisions",
    "mandatory_data",
    "data_source",
)
"""What this policy does not say (contract PM-2)."""

_IMPLIED = {
    "payment.records": "2.4",
    "rights.consents": "3",
    "rights.requests": "8",
    "rights.receipts": "8",
    "rights.acknowledgements": "12",
}
_LISTED = {"account": "2.1", "usage": "2.2", "technical": "2.3", "payment": "2.4"}
_HEADING = re.compile(r"^(\d+(?:\.\d+)?)\.? +(\S.*)$")


@cache
def read_policy() -> Policy:
    """The first version, from the text that comes with the program; `policy_versions` says which is in force."""
    text = resource("privacy-policy.txt").read_text(encoding="utf-8")
    return policy_of(text, VERSION)


def policy_of(text: str, version: str) -> Policy:
    """A policy from its text; the hash is over UTF-8 with LF and one final LF."""
    lines = text.replace("\r\n", "\n").rstrip("\n")
    return Policy(
        version=version,
        version_source="service",
        effective_on=None,
        published_on=None,
        supersedes=None,
        language="en",
        text_sha256=hashlib.sha256(f"{lines}\n".encode()).hexdigest(),
        controller=_controller(lines),
        sections=_sections(lines),
        declared_data=tuple(DeclaredData(key=key, policy_section=section_of(key), declared=how(key)) for key in KEYS),
        measures=MEASURES,
        not_stated=NOT_STATED,
    )


def section_of(key: str) -> str:
    """The section of the policy that names a data-map key, or that it follows from."""
    return _IMPLIED.get(key) or _LISTED[key.partition(".")[0]]


def how(key: str) -> str:
    """Whether the policy lists a key or only implies it."""
    return "implied" if key in _IMPLIED else "listed"


def _sections(text: str) -> tuple[Section, ...]:
    found: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading:
            found.append((heading[1], heading[2], []))
        elif found:
            found[-1][2].append(line)
    return tuple(Section(id=number, title=title, text="\n".join(lines)) for number, title, lines in found)


def _controller(text: str) -> Controller:
    lines = text.splitlines()
    after = {line.rstrip(":"): index + 1 for index, line in enumerate(lines)}
    start = after["Registered Office"]
    end = next(index for index in range(start, len(lines)) if lines[index].startswith("Email:"))
    return Controller(
        name=lines[after["Data Controller"]],
        company_number=_said(lines, "Company Number: "),
        registered_in=_said(lines, "Registered in "),
        address=tuple(lines[start:end]),
        email=_said(lines, "Email: "),
    )


def _said(lines: list[str], words: str) -> str:
    return next(line.removeprefix(words) for line in lines if line.startswith(words))
