"""Signing out takes what signs in and leaves the copy locked; removing takes everything."""

from __future__ import annotations

import base64
import threading
from contextlib import suppress
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey
from PySide6.QtWidgets import QApplication

from dijo_desktop.client.signed_in import SignedIn
from dijo_desktop.domain.keyring_record import Record, read_record
from tests.demo.oauth_client import OAuthClient
from tests.journeys import keyring_door
from tests.journeys.driver import Computer
from tests.journeys.frames import Frames


def test_signing_out_ends_the_sign_in_and_the_next_one_finds_everything_again(
    qapp: QApplication, computer: Computer
) -> None:
    with computer.start() as window:
        signed_in = window.sign_in()
        window.my_data()
        window.press("Save a copy of my data")
        window.until(lambda: window.sees("Your copy is saved and verified"))
        signed_in.copy.outbox.remember_action("of-the-test", "key-1", b"{}")
        receipts = signed_in.copy.outbox.receipts()
        last, held = signed_in.copy.outbox.last_copy(), window.held()
        assert receipts
        assert last is not None
        window.go("account")
        personal = [signed_in.account.email, signed_in.account.id, "£"]
        assert all(words in window.everything() for words in personal)
        access = signed_in.session.life.fresh(threading.Event()).access.reveal()
        before = only_record()
        assert open_files(computer.root / "kept" / "data" / "accounts")

        gone: list[str] = []
        page = window.program.sections.account.page
        page.signed_out.connect(lambda: gone.append(window.everything()))
        frames = Frames(qapp, personal, lambda: bool(gone))
        window.press("Sign out")
        window.until(lambda: window.offers("Sign in"))
        window.until(lambda: frames.painted)
        frames.end()
        assert frames.seen == []
        assert not [words for words in personal if words in gone[0]], "not one event later"
        assert open_files(computer.root / "kept" / "data" / "accounts") == []
        after = only_record()
        assert (after.refresh, after.dpop) == ("", "")
        assert (after.store_key, after.key_id) == (before.store_key, before.key_id)
        origin = signed_in.session.metadata.origin
        assert refreshed(origin, before) == (400, "invalid_grant")
        assert called(origin, before, access) == 401

        found = []
        window.program.sign_in_page.signed_in.connect(lambda one: found.append(kept(one)))
        again = window.sign_in()
        (count, token, outbox_receipts, last_copy, actions) = found[0]
        assert count == held
        assert token
        assert outbox_receipts == receipts
        assert last_copy == last
        assert actions == ["of-the-test"]
        assert again.account.id == signed_in.account.id
        assert only_record().store_key == before.store_key
        # The same question is answered while the sign-in lasts: what was refused above was refused for its end.
        assert refreshed(origin, only_record()) == (200, "")

        window.go("account")
        window.press("Sign out")
        window.until(lambda: window.offers("Sign in"))
    with computer.start() as window:
        window.until(lambda: window.offers("Sign in"))
        assert again.account.email not in window.everything()
        assert len(computer.links) == 3, "the copy asked for a fresh one; a new start asks who it is"


def test_removing_takes_keyring_item_and_folder_and_says_so(computer: Computer) -> None:
    accounts = computer.root / "kept" / "data" / "accounts"
    with computer.start() as window:
        signed_in = window.sign_in()
        record, origin = only_record(), signed_in.session.metadata.origin
        (folder,) = accounts.iterdir()
        assert list(folder.iterdir())
        window.go("account")
        window.press("Remove…")
        window.until(lambda: window.sees("Remove this account from this computer"))
        window.press("Cancel")
        assert only_record() == record

        window.press("Remove…")
        window.press("Remove")
        window.until(lambda: window.sees("A second look found nothing left."))
        assert keyring_door.items() == {}
        assert not folder.exists()
        assert refreshed(origin, record) == (400, "invalid_grant")
        window.press("Close")
        window.until(lambda: window.offers("Sign in"))
        assert signed_in.account.email not in window.everything()
    assert list(accounts.iterdir()) == []


def only_record() -> Record:
    """The one record in the keyring."""
    (text,) = keyring_door.items().values()
    record = read_record(text)
    assert record is not None
    return record


def kept(signed_in: SignedIn) -> tuple[object, ...]:
    """What is in the local copy at this moment."""
    copy = signed_in.copy
    actions = [action.kind for action in copy.outbox.open_actions()]
    token = copy.calls.sync_state().token
    return copy.calls.count(), token, copy.outbox.receipts(), copy.outbox.last_copy(), actions


def open_files(folder: Path) -> list[str]:
    """The files below that this process holds open."""
    held = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that reads the folder is gone by now
            held.append(str(link.readlink()))
    return [path for path in held if path.startswith(f"{folder}/")]


def client(http: httpx.Client, record: Record) -> OAuthClient:
    """A client of its own with the key of a record."""
    plain = record.dpop + "=" * (-len(record.dpop) % 4)
    number = int.from_bytes(base64.urlsafe_b64decode(plain))
    public = ec.derive_private_key(number, ec.SECP256R1()).public_key().public_numbers()
    x, y = (base64.urlsafe_b64encode(part.to_bytes(32)).decode().rstrip("=") for part in (public.x, public.y))
    made = OAuthClient(http)
    made.key = ECKey.import_key({"kty": "EC", "crv": "P-256", "x": x, "y": y, "d": record.dpop})
    return made


def refreshed(origin: str, record: Record) -> tuple[int, str]:
    """What the service says to this refresh token with its key: status and error."""
    with httpx.Client(base_url=origin, trust_env=False) as http:
        own = client(http, record)
        own.tokens = {"refresh_token": record.refresh}
        answer = own.refresh()
        if "use_dpop_nonce" in answer.text:
            own.nonce = answer.headers["DPoP-Nonce"]
            answer = own.refresh()
        return answer.status_code, answer.json().get("error", "")


def called(origin: str, record: Record, access: str) -> int:
    """The status of a call with this access token and its key."""
    with httpx.Client(base_url=origin, trust_env=False) as http:
        own = client(http, record)
        own.tokens = {"access_token": access}
        answer = own.call("GET", "/v1/account")
        if "use_dpop_nonce" in answer.headers.get("WWW-Authenticate", ""):
            own.nonce = answer.headers["DPoP-Nonce"]
            answer = own.call("GET", "/v1/account")
        assert "use_dpop_nonce" not in answer.headers.get("WWW-Authenticate", "")
        return answer.status_code
