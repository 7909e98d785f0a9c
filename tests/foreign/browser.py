"""A person at the provider's pages, played by a program; unlike the app's own it keeps cookies."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

ALICE = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"
BORIS = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4F"
STEPS = 20


class Page:
    """An answer: where it was, its status, where it leads and what it holds."""

    def __init__(self, url: str, status: int, location: str, body: str) -> None:
        self.url = url
        self.status = status
        self.location = urljoin(url, location) if location else ""
        self.body = body


class PersonAtPages:
    """Signs in as `who`, or declines; `bring` takes the answer to the app, by default unchanged."""

    def __init__(
        self, who: str = ALICE, *, decline: bool = False, bring: Callable[[str], None] | None = None
    ) -> None:
        self.who = who
        self.decline = decline
        self.bring = bring or (lambda url: self.visit(url) and None)
        self.user_code = ""
        self.links: list[str] = []
        self.errors: list[BaseException] = []
        self._cookies: dict[str, str] = {}

    def open(self, link: str) -> bool:
        """What opens a browser: returns at once."""
        self.links.append(link)
        threading.Thread(target=self._run, args=(link,), daemon=True).start()
        return True

    def _run(self, link: str) -> None:
        try:
            self.bring(self.answer(link))
        except BaseException as error:  # shown by the test that waits in vain
            self.errors.append(error)

    def answer(self, link: str) -> str:
        """Go through the pages; the address the provider sends the browser to in the end."""
        end = self.through(self.get(link))
        assert end.location, end.body[:2000]
        return end.location

    def through(self, page: Page) -> Page:
        """Follow redirects and fill in forms until the browser is sent to another port, or there is no form."""
        home = urlsplit(page.url).netloc
        for _ in range(STEPS):
            if page.location:
                if urlsplit(page.location).netloc != home:
                    return page
                page = self.get(page.location)
                continue
            form = Form(page.body)
            if self.decline and form.abort == "button":
                return self.post(urljoin(page.url, form.action), form.fields | {"abort": "yes"})
            if self.decline and form.abort:
                page = self.get(urljoin(page.url, form.abort))
            elif form.action and page.status < 400:
                known = {"login": self.who, "password": "x", "user_code": self.user_code}
                fields = form.fields | {name: value for name, value in known.items() if name in form.fields}
                page = self.post(urljoin(page.url, form.action), fields)
            else:
                return page
        raise AssertionError(f"no end of pages at {page.url}")

    def type_code(self, address: str, code: str) -> str:
        """Type the code another device shows; the text of the last page."""
        self.user_code = code
        return self.through(self.get(address)).body

    def visit(self, url: str) -> Page:
        """Fetch a page and whatever it leads to."""
        page = self.get(url)
        for _ in range(STEPS):
            if not page.location:
                break
            page = self.get(page.location)
        return page

    def get(self, url: str) -> Page:
        """One page."""
        return self._exchange("GET", url, None)

    def post(self, url: str, fields: dict[str, str]) -> Page:
        """One form."""
        return self._exchange("POST", url, urlencode(fields))

    def _exchange(self, method: str, url: str, form: str | None) -> Page:
        place = urlsplit(url)
        headers = {"Accept": "text/html", "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=15)
        try:
            connection.request(method, place.path + (f"?{place.query}" if place.query else ""), form, headers)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self._cookies[name] = value
            return Page(url, response.status, response.headers.get("Location", ""), response.read().decode())
        finally:
            connection.close()


class Form(HTMLParser):
    """The first form of a page, and the link or button that says no."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.action = ""
        self.abort = ""
        self.fields: dict[str, str] = {}
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = self.action or given["action"]
        elif tag == "button" and given.get("name") == "abort":
            self.abort = "button"
        elif tag in ("input", "button") and given.get("name"):
            self.fields[given["name"]] = given.get("value", "")
        elif tag == "a" and given.get("href", "").endswith("/abort"):
            self.abort = given["href"]
