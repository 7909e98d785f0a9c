"""The HTML pages: accessible, without script, in English and German, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import httpx
import msgspec
import pytest

from dijo_desktop.demo.oauth_choice import RIGHTS
from dijo_desktop.demo.pages import preferred
from dijo_desktop.demo.people import PEOPLE
from dijo_desktop.packaged import resource
from tests.demo.oauth_client import OAuthClient, form_token

VERIFY = "/oauth/device/verify"
GERMAN = {"Accept-Language": "de-DE,de;q=0.9,en;q=0.5"}


@pytest.fixture(scope="module")
def engine() -> str:
    """The pages are the same whatever keeps the data."""
    return "sqlite"


class Elements(HTMLParser):
    """Tags with their attributes, and the fields that no label names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self._open_labels = 0
        self._bare: list[dict[str, str | None]] = []
        self.feed(page)
        named = {attributes.get("for") for tag, attributes in self.found if tag == "label"}
        self.unlabelled = [field for field in self._bare if field.get("id") not in named - {None}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.found.append((tag, attributes))
        if tag == "label":
            self._open_labels += 1
        if tag == "input" and attributes.get("type") != "hidden" and not self._open_labels:
            self._bare.append(attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._open_labels -= 1


def device_page(client: OAuthClient, headers: dict[str, str]) -> httpx.Response:
    form = {"client_id": "dijo-desktop", "scope": "calls:read privacy:write"}
    code = client.post("/oauth/device", form, proof=None).json()["user_code"]
    typed = {"form": form_token(client.http.get(VERIFY).text), "user_code": code}
    return client.http.post(VERIFY, data=typed, headers=headers)


PAGES: dict[str, Callable[[OAuthClient, dict[str, str]], httpx.Response]] = {
    "sign in": lambda client, headers: client.http.get(
        "/oauth/authorize",
        params={"client_id": "dijo-desktop", "request_uri": client.push().json()["request_uri"]},
        headers=headers,
    ),
    "refused": lambda client, headers: client.http.get("/oauth/authorize", headers=headers),
    "code": lambda client, headers: client.http.get(VERIFY, headers=headers),
    "wrong code": lambda client, headers: client.http.post(
        VERIFY, data={"form": form_token(client.http.get(VERIFY).text), "user_code": "x"}, headers=headers
    ),
    "confirm": device_page,
    "done": lambda client, headers: client.http.post(
        VERIFY, data={"form": form_token(device_page(client, {}).text), "decision": "cancel"}, headers=headers
    ),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("headers", "language"), [({}, "en"), (GERMAN, "de")], ids=["en", "de"])
def test_a_page_can_be_read_by_everybody(
    client: OAuthClient, name: str, headers: dict[str, str], language: str
) -> None:
    page = PAGES[name](client, headers)
    elements = Elements(page.text)
    tags = [tag for tag, _ in elements.found]
    assert dict(elements.found)["html"] == {"lang": language}
    assert page.headers["Content-Language"] == language
    assert ("Demo-Dienst" in page.text) == (language == "de")
    assert (tags.count("h1"), tags.count("main"), tags.count("title")) == (1, 1, 1)
    assert not {"script", "iframe", "img", "link", "object"} & set(tags)
    assert elements.unlabelled == []
    assert not [attributes for _, attributes in elements.found if any(key.startswith("on") for key in attributes)]
    assert "{client}" not in page.text
    assert ("tabindex", "1") not in [pair for _, attributes in elements.found for pair in attributes.items()]


def test_everything_is_said_in_german() -> None:
    folder = resource("pages")
    german = msgspec.json.decode((folder / "de.json").read_bytes(), type=dict[str, str])
    said = {text for page in folder.glob("*.html") for text in re.findall(r't\("([^"]+)"\)', page.read_text())}
    assert len(said) > 15
    said |= {*RIGHTS.values(), *(person.summary for person in PEOPLE)}
    assert said - german.keys() == set()
    for english, translated in german.items():
        assert english.count("{client}") == translated.count("{client}"), english


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT, en;q=0.8", "de"),
        ("en-GB, de;q=0.9", "en"),
        ("en;q=0.2, de;q=0.3", "de"),
        ("fr, de;q=0.1", "de"),
        ("de;q=0", "en"),
        ("de;q=x, *;q=2", "en"),
        ("den, dex-1", "en"),
        (";;,,=", "en"),
    ],
)
def test_the_language_a_reader_prefers(header: str, language: str) -> None:
    assert preferred(header) == language


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("text", "window"),
        ("text", "surface"),
        ("text", "surfaceHover"),
        ("text", "controlFill"),
        ("textSecondary", "window"),
        ("textSecondary", "surface"),
        ("textSecondary", "surfaceHover"),
        ("textMuted", "window"),
        ("onDemo", "demo"),
        ("onDemoSoft", "demoSoft"),
    ],
)
def test_every_text_stands_out(theme: str, ink: str, paper: str) -> None:
    tokens = msgspec.json.decode(resource("style", "tokens.json").read_bytes())
    colours = tokens["colour"]["themes"][theme]
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
