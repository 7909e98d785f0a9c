"""A whole sign-in by code at the reference service: the code typed in another browser, fewer rights, no step-up."""

from __future__ import annotations

import threading

import pytest

from dijo_desktop.client.device_sign_in import CodeShown
from dijo_desktop.demo.people import person_of
from dijo_desktop.domain.clock import Clock
from tests.client.computer import Computer
from tests.demo.oauth_client import form_token
from tests.demo.running import RunningService


class Quick(Clock):
    """Waits for nothing."""

    def wait(self, stop: threading.Event, seconds: float) -> bool:
        return stop.is_set()


@pytest.mark.fault("O12")
def test_a_code_typed_elsewhere_signs_in_with_fewer_rights(computer: Computer, service: RunningService) -> None:
    shown: list[CodeShown] = []
    person = person_of("everyday")
    assert person is not None

    def elsewhere() -> None:
        with service.http() as browser:
            page = browser.get(shown[0].address)
            typed = {"form": form_token(page.text), "user_code": shown[0].code}
            asked = browser.post(shown[0].address, data=typed)
            decided = {"form": form_token(asked.text), "person": person.account_id, "decision": "continue"}
            assert browser.post(shown[0].address, data=decided).status_code == 200

    def type_it(code: CodeShown) -> None:
        shown.append(code)
        elsewhere()
        service.real_time_passes(5)  # the service's own pause is over

    computer.clock = Quick()
    accounts = computer.start()
    signed_in = accounts.sign_in(service.origin, stop=computer.stop, waiting=type_it, by_code=True)
    assert computer.links == []
    assert signed_in.account.email == "ordinary@demo.example"
    assert "calls:read" in signed_in.session.scopes
    assert not {"account:write", "exports", "account:delete"} & signed_in.session.scopes
    assert shown[0].host == "127.0.0.1"
    again = accounts.connect(accounts.resume(stop=computer.stop), computer.stop)
    assert again.account.id == signed_in.account.id
    assert "account:write" not in again.session.scopes
