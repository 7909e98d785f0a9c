"""A person at the demo's sign-in page, played by a program: for the tour and the tests, never for a real service."""

from __future__ import annotations

import http.client
import queue
import threading
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

from dijo_desktop.errors import DijoError, SignInFailed

SECONDS = 15.0
"""For one page."""
MAX_PAGE = 256 * 1024
MAX_STEPS = 5
"""Redirects from the form to the last page."""
USER_AGENT = "DiJo-Scripted-Browser/1"


class EndPage(NamedTuple):
    """The last page: HTTP status and the text a person would read."""

    status: int
    text: str


class ScriptedBrowser:
    """Opens a sign-in link, chooses the person of that e-mail address, or the one already chosen, and continues."""

    def __init__(self, email: str = "") -> None:
        self._email = email
        self.visits: queue.SimpleQueue[EndPage | DijoError] = queue.SimpleQueue()

    def open(self, url: str) -> bool:
        """What a system browser's opener does: return at once, go on elsewhere; the outcome comes to `visits`."""
        threading.Thread(target=self._visit, args=(url,), name="scripted-browser", daemon=True).start()
        return True

    def approve(self, url: str) -> EndPage:
        """Sign in and read the last page."""
        return self._answer(url, "continue")

    def decline(self, url: str) -> EndPage:
        """Say no and read the last page."""
        return self._answer(url, "cancel")

    def _visit(self, url: str) -> None:
        try:
            self.visits.put(self.approve(url))
        except DijoError as error:
            self.visits.put(error)

    def _answer(self, url: str, decision: str) -> EndPage:
        page = _exchange("GET", url)
        form = _Form()
        form.feed(page.body)
        if page.status != 200 or not form.action:
            raise SignInFailed("no-form")
        fields = {**form.hidden, "person": self._person(form), "decision": decision}
        page = _exchange("POST", urljoin(url, form.action), urlencode(fields))
        for _ in range(MAX_STEPS):
            if not page.location:
                break
            page = _exchange("GET", urljoin(page.url, page.location))
        text = _Words()
        text.feed(page.body)
        return EndPage(page.status, " ".join(text.words))

    def _person(self, form: _Form) -> str:
        wanted = [value for value, label in form.people.items() if self._email and self._email in label.split()]
        chosen = wanted or ([] if self._email else [form.checked, *form.people])
        for value in chosen:
            if value:
                return value
        raise SignInFailed("no-such-person")


class _Page(NamedTuple):
    status: int
    url: str
    location: str
    body: str


def _exchange(method: str, url: str, form: str | None = None) -> _Page:
    place = urlsplit(url)
    if place.scheme != "http" or place.hostname not in ("127.0.0.1", "::1"):
        raise SignInFailed("not-this-computer")
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html"}
    if form is not None:
        headers |= {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"{place.scheme}://{place.netloc}",
        }
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=SECONDS)
    try:
        target = place.path + (f"?{place.query}" if place.query else "")
        connection.request(method, target, form, headers)
        response = connection.getresponse()
        body = response.read(MAX_PAGE).decode("utf-8", "replace")
        location = response.headers.get("Location", "") if response.status == 303 else ""
        return _Page(response.status, url, location, body)
    except (OSError, http.client.HTTPException) as error:
        raise SignInFailed("page-lost") from error
    finally:
        connection.close()


class _Form(HTMLParser):
    """The first form: where it goes, what it carries, and who can be chosen, each with the words beside."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.checked = ""
        self._current = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form or one of its fields."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = self.action or given.get("action", "")
        elif tag == "input" and given.get("type") == "hidden":
            self.hidden[given.get("name", "")] = given.get("value", "")
        elif tag == "input" and given.get("type") == "radio":
            self._current = given.get("value", "")
            self.people[self._current] = ""
            if "checked" in given:
                self.checked = self._current

    def handle_endtag(self, tag: str) -> None:
        """The words of a choice end with its label."""
        if tag == "label":
            self._current = ""

    def handle_data(self, data: str) -> None:
        """Words beside a choice."""
        if self._current:
            self.people[self._current] += f" {data}"


class _Words(HTMLParser):
    """The text of a page without its style."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Style is not read."""
        del attrs
        self._hidden = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        """After style comes text again."""
        del tag
        self._hidden = False

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._hidden:
            self.words.extend(data.split())
