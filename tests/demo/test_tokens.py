from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert

from dijo_desktop.demo.database import open_database
from dijo_desktop.demo.session_ends import end_session, end_sessions
from dijo_desktop.demo.tables import accounts, metadata, sessions
from dijo_desktop.demo.tokens import DeadToken, find_token, issue, keep_for_replay, token_hash
from tests.demo.conftest import NewDatabase

NOW = 1_795_446_245_000


@pytest.fixture
def connection(tmp_path: Path, new_database: NewDatabase) -> Iterator[Connection]:
    database = open_database(new_database(tmp_path), metadata)
    with database.write() as connection:
        connection.execute(insert(accounts).values(id="acc_1", email="a@demo.example", created_at_ms=NOW))
        for name in ("ses_1", "ses_2"):
            connection.execute(
                insert(sessions).values(
                    id=name,
                    account_id="acc_1",
                    client="dijo-desktop/1.0",
                    scope="calls:read exports",
                    jkt="thumb",
                    ip_address="127.0.0.1",
                    device_type="desktop",
                    browser_type="Firefox",
                    operating_system="Linux",
                    created_at_ms=NOW,
                    last_used_at_ms=NOW,
                    authenticated_at_ms=NOW,
                    authenticated_real_ms=NOW,
                )
            )
        yield connection
    database.close()


def reason(connection: Connection, token: str, kind: str = "access", at_ms: int = NOW, **more: bool) -> str | None:
    with pytest.raises(DeadToken) as dead:
        find_token(connection, token, kind, at_ms, **more)
    return dead.value.reason


def test_a_token_knows_its_session(connection: Connection) -> None:
    token = issue(connection, "access", "ses_1", NOW)
    known = find_token(connection, token, "access", NOW + 300_000)
    assert (known.account_id, known.session_id, known.jkt) == ("acc_1", "ses_1", "thumb")
    assert known.scope == "calls:read exports"
    assert reason(connection, token, at_ms=NOW + 300_001) == "expired"
    assert reason(connection, token, kind="refresh") is None
    assert reason(connection, "unknown") is None


def test_a_dead_session_says_why_and_only_once(connection: Connection) -> None:
    token = issue(connection, "access", "ses_1", NOW)
    end_session(connection, "ses_1", "reuse_detected", NOW)
    end_session(connection, "ses_1", "session_ended", NOW + 1)
    assert reason(connection, token) == "reuse_detected"
    assert reason(connection, token, at_ms=NOW + 999_999) == "reuse_detected"


def test_other_sessions_are_ended_and_counted(connection: Connection) -> None:
    mine, other = issue(connection, "access", "ses_1", NOW), issue(connection, "refresh", "ses_2", NOW)
    assert end_sessions(connection, "acc_1", "session_ended", NOW, keep="ses_1") == 1
    assert find_token(connection, mine, "access", NOW).session_id == "ses_1"
    assert reason(connection, other, "refresh") == "session_ended"
    assert end_sessions(connection, "acc_1", "session_ended", NOW) == 1
    assert end_sessions(connection, "acc_1", "session_ended", NOW) == 0


def test_an_erased_account_is_named_as_the_reason(connection: Connection) -> None:
    token = issue(connection, "access", "ses_1", NOW)
    connection.execute(delete(accounts))
    assert reason(connection, token) == "account_deleted"


def test_the_token_that_erased_the_account_can_repeat_that_request(connection: Connection) -> None:
    token, other = issue(connection, "access", "ses_1", NOW), issue(connection, "access", "ses_2", NOW)
    keep_for_replay(connection, token_hash(token), NOW)
    end_sessions(connection, "acc_1", "account_deleted", NOW)
    connection.execute(delete(accounts))
    known = find_token(connection, token, "access", NOW, replayable=True)
    assert (known.account_id, known.jkt, known.scope) == ("acc_1", "thumb", "calls:read exports")
    assert reason(connection, token) == "account_deleted"
    assert reason(connection, other, replayable=True) == "account_deleted"
    assert reason(connection, token, at_ms=NOW + 300_001, replayable=True) == "account_deleted"


def test_tokens_long_dead_are_forgotten(connection: Connection) -> None:
    token = issue(connection, "access", "ses_1", NOW)
    assert reason(connection, token, at_ms=NOW + 8 * 86_400_000) == "expired"
    issue(connection, "access", "ses_1", NOW + 8 * 86_400_000)
    assert reason(connection, token, at_ms=NOW + 8 * 86_400_000) is None
