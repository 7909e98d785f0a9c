"""The browser's answer: one request line and one header, checked in the order of RFC 9207 and contract SI-12."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

from dijo_desktop.client.secret import Secret

_PAGE = (
    "<!doctype html><html lang={language!s}><head><meta charset=utf-8><title>DiJo Desktop</title>"
    "<meta name=viewport content='width=device-width'><style>body{{font:1.1rem/1.5 system-ui,sans-serif;"
    "margin:20vh auto;max-width:32rem;padding:0 1rem;color-scheme:light dark}}</style></head>"
    "<body><h1>{title}</h1><p>{text}</p></body></html>"
)
_HEADERS = (
    "Connection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
)
_REASONS = {200: "OK", 303: "See Other", 400: "Bad Request", 404: "Not Found"}


@dataclass(frozen=True, slots=True)
class Words:
    """What the browser shows at the end, in the language of the program; plain text without `<` or `&`."""

    language: str = "en"
    done_title: str = "You can close this tab"
    done_text: str = "DiJo Desktop has the answer and goes on."
    refused_title: str = "This answer was not taken"
    refused_text: str = "It does not belong to the sign-in that DiJo Desktop is waiting for."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service said through the browser: a code, or why there is none."""

    code: Secret
    error: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a genuine answer carries."""

    host: str
    state: Secret
    issuer: str


Kind = Literal["answer", "refused", "not-found", "done"]


def read_request(head: bytes, expected: Expected) -> tuple[Kind, Answer | None]:
    """Judge the head of one HTTP request."""
    lines = head.decode("latin-1").split("\r\n")
    method, _, rest = lines[0].partition(" ")
    target, _, version = rest.rpartition(" ")
    hosts = [line.partition(":")[2].strip() for line in lines[1:] if line.partition(":")[0].lower() == "host"]
    if method != "GET" or not version.startswith("HTTP/1.") or hosts != [expected.host]:
        return "not-found", None
    path, _, query = target.partition("?")
    if path == "/done" and not query:
        return "done", None
    if path != "/callback":
        return "not-found", None
    answer = read_answer(query, expected)
    return ("refused", None) if answer is None else ("answer", answer)


def read_answer(query: str, expected: Expected) -> Answer | None:
    """The answer in a query, or `None` if it is not for us; nothing here may end the flow by being wrong."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=20, errors="strict")
    except ValueError:  # UnicodeDecodeError is one
        return None
    given = dict(pairs)
    if len(given) != len(pairs):
        return None
    if not hmac.compare_digest(given.get("state", "").encode(), expected.state.reveal().encode()):
        return None
    if given.get("iss", "") != expected.issuer:
        return None
    if given.get("error"):
        return Answer(Secret(""), given["error"][:64])
    return Answer(Secret(given["code"])) if given.get("code") else None


def redirect() -> bytes:
    """Send the browser to an address that holds no code."""
    return _whole(303, "", "Location: /done\r\n")


def page(status: int, words: Words) -> bytes:
    """The static page for a good or refused end; no script and nothing the service sent."""
    title, text = (words.done_title, words.done_text) if status == 200 else (words.refused_title, words.refused_text)
    return _whole(status, _PAGE.format(language=words.language, title=title, text=text), "")


def _whole(status: int, html: str, headers: str) -> bytes:
    body = html.encode("utf-8")
    return (
        f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n{headers}{_HEADERS}\r\n"
    ).encode("ascii") + body
