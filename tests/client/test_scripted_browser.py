from __future__ import annotations

import pytest

from dijo_desktop.client.demo_process import DemoProcess
from dijo_desktop.client.scripted_browser import ScriptedBrowser
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import SignInDeclined, SignInFailed
from dijo_desktop.store.places import Places
from tests.client.computer import Computer
from tests.client.plain_service import PlainService, answer

HTML = {"Content-Type": "text/html; charset=utf-8"}
FORM = b"""<html><title>x</title><style>p { }</style><form method=post action="/oauth/authorize">
<input type=hidden name=form value="t0"><input type=text name=other>
<label><input type=radio name=person value=acc_1><span>one@demo.example</span> the first</label>
<label><input type=radio name=person value=acc_2 checked><span>two@demo.example</span></label> or
<button name=decision value=cancel>Cancel</button></form><form action="/elsewhere"></form>"""


@pytest.fixture
def service():
    made = PlainService(lambda request: answer(404))
    yield made
    made.close()


def page(service: PlainService, form: bytes = FORM):
    """A sign-in page, its answer and the last page."""

    def script(request):
        if request.method == "POST":
            return answer(303, {"Location": f"{service.origin}/callback?code=c"})
        if request.target.startswith("/callback"):
            return answer(303, {"Location": "/done"})
        if request.target == "/done":
            return answer(200, HTML, b"<style>p { }</style><h1>You can close</h1> <p>this tab</p>")
        return answer(200, HTML, form)

    service.script = script
    return f"{service.origin}/oauth/authorize?client_id=x"


@pytest.mark.parametrize(("email", "person"), [("", "acc_2"), ("one@demo.example", "acc_1")])
def test_the_person_is_chosen_and_the_last_page_read(service, email, person):
    end = ScriptedBrowser(email).approve(page(service))
    assert end == (200, "You can close this tab")
    posted = service.seen[1]
    assert posted.body.decode() == f"form=t0&person={person}&decision=continue"
    assert posted.headers["origin"] == service.origin
    assert [request.target for request in service.seen[2:]] == ["/callback?code=c", "/done"]


def test_without_a_choice_made_the_first_is_taken(service):
    ScriptedBrowser().approve(page(service, FORM.replace(b" checked", b"")))
    assert b"person=acc_1" in service.seen[1].body


def test_saying_no(service):
    ScriptedBrowser().decline(page(service))
    assert b"decision=cancel" in service.seen[1].body


def test_opening_returns_at_once_and_the_outcome_comes_later(service):
    browser = ScriptedBrowser()
    assert browser.open(page(service)) is True
    assert browser.visits.get(timeout=10).status == 200
    service.script = lambda request: answer(400, HTML, b"gone")
    browser.open(service.origin)
    assert browser.visits.get(timeout=10).reason == "no-form"


def test_an_unknown_person_a_missing_form_and_nobody_there(service):
    with pytest.raises(SignInFailed) as failed:
        ScriptedBrowser("nobody@demo.example").approve(page(service))
    assert failed.value.reason == "no-such-person"
    with pytest.raises(SignInFailed) as failed:
        ScriptedBrowser().approve(page(service, b"<form action=/x></form>"))
    assert failed.value.reason == "no-such-person"
    with pytest.raises(SignInFailed) as failed:
        ScriptedBrowser().approve(page(service, b"<p>hello"))
    assert failed.value.reason == "no-form"
    url = page(service)
    service.close()
    with pytest.raises(SignInFailed) as failed:
        ScriptedBrowser().approve(url)
    assert failed.value.reason == "page-lost"


def test_redirects_without_end_are_not_followed_for_ever(service):
    url = page(service)
    before = service.script
    service.script = lambda request: before(request) if request.n < 2 else answer(303, {"Location": "/again"})
    assert ScriptedBrowser().approve(url).status == 303
    assert len(service.seen) == 7


@pytest.mark.parametrize("url", ["https://127.0.0.1/x", "http://service.example/x", "file:///etc/passwd"])
def test_only_pages_of_this_computer_are_opened(url):
    with pytest.raises(SignInFailed) as failed:
        ScriptedBrowser().approve(url)
    assert failed.value.reason == "not-this-computer"


def test_a_real_sign_in_at_the_real_demo(tmp_path):
    demo = DemoProcess(Places.below(tmp_path / "demo"), Clock())
    computer = Computer(tmp_path / "pc", demo.start().origin)
    try:
        accounts = computer.start()
        signed_in = computer.sign_in(accounts)
        assert signed_in.account.email == "ordinary@demo.example"
        assert computer.browser.visits.get(timeout=10).status == 200
        signed_in.copy.close()
        computer.open = lambda url: bool(computer.browser.decline(url))
        with pytest.raises(SignInDeclined):
            computer.sign_in(computer.start())
    finally:
        computer.close()
        demo.stop()
