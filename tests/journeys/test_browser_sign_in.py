"""A real browser walks the sign-in page of the real demo process, and the program arrives signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser import browser
from tests.journeys.driver import PATIENCE, Computer


@pytest.fixture
def chromium(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chrome]:
    monkeypatch.setenv("SE_OFFLINE", "true")
    monkeypatch.setenv("SE_AVOID_STATS", "true")
    with browser(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


def test_a_person_signs_in_by_the_page_in_the_browser(chromium: Chrome, computer: Computer) -> None:
    links: list[str] = []
    with computer.start(open_browser=lambda link: links.append(link) is None) as window:
        window.press("Sign in")
        window.until(lambda: links)
        window.until(lambda: window.sees("Browser opened"))
        chromium.get(links[0])
        assert "DiJo" in chromium.title
        assert chromium.find_elements(By.CSS_SELECTOR, "script, link[href^='http'], img[src^='http']") == []
        chosen = chromium.find_element(By.CSS_SELECTOR, "input[name=person]")
        chosen.click()
        email = chosen.find_element(By.XPATH, "..").find_element(By.CLASS_NAME, "email").text
        chromium.find_element(By.CSS_SELECTOR, "button[value=continue]").click()
        WebDriverWait(chromium, PATIENCE).until(lambda page: page.current_url.endswith("/done"))
        assert "code=" not in chromium.current_url

        assert window.until_in().account.email == email
        assert window.main.section == "calls"
        assert window.sees(email)


def test_no_in_the_browser_is_no_in_the_window(chromium: Chrome, computer: Computer) -> None:
    links: list[str] = []
    with computer.start(open_browser=lambda link: links.append(link) is None) as window:
        window.press("Sign in")
        window.until(lambda: links)
        chromium.get(links[0])
        chromium.find_element(By.CSS_SELECTOR, "button[value=cancel]").click()

        window.until(lambda: window.sees("You said no in the browser. Nothing was signed in and nothing kept."))
        assert window.offers("Try again")
        assert window.program.signed_in is None
        assert not list((computer.root / "kept" / "data").glob("accounts/*"))
