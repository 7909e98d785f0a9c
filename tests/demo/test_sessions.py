"""`/v1/account/sessions`: where somebody is signed in, and ending that."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import msgspec
import pytest

from dijo_desktop.contract.oauth import SCOPES_DEVICE
from dijo_desktop.contract.sessions import Sessions
from tests.demo.conftest import NewDatabase
from tests.demo.data_fixtures import Client, World, served

PATH = "/v1/account/sessions"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("sessions")
    with served(folder, new_database(folder)) as world:
        yield world


@pytest.fixture
def world(running: World) -> World:
    return running.afresh()


@pytest.fixture
def person(world: World) -> Client:
    return world.person("everyday")


def slug(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


def test_the_list_has_every_session_newest_first(person: Client) -> None:
    answer = person.get(PATH)
    assert answer.headers["Cache-Control"] == "private, no-store"
    page = msgspec.json.decode(answer.content, type=Sessions)
    assert len(page.items) == 5
    assert [item.id for item in page.items if item.current] == [person.session_id]
    assert sorted(((item.created_at, item.id) for item in page.items), reverse=True) == [
        (item.created_at, item.id) for item in page.items
    ]
    mine = next(item for item in page.items if item.current)
    assert (mine.client, mine.grant, mine.ended_at, mine.ended_reason) == (
        "dijo-desktop/1.0",
        "authorization_code",
        None,
        None,
    )
    assert (mine.ip_address, mine.device_type) == ("127.0.0.1", "desktop")


def test_pages_of_one_are_the_same_list(person: Client) -> None:
    whole = [item["id"] for item in person.items(PATH)]
    assert [item["id"] for item in person.items(PATH, limit=1)] == whole
    cursor = person.get(PATH, limit=1).json()["next_cursor"]
    assert slug(person.get(PATH, cursor=cursor, state="active")) == (400, "invalid-cursor")
    assert slug(person.get(PATH, state="dead")) == (400, "invalid-request")
    assert slug(person.get(PATH, limit=0)) == (400, "invalid-request")


def test_one_is_ended_and_its_tokens_say_so(world: World, person: Client) -> None:
    other = world.person("everyday")
    assert other.get("/v1/account").status_code == 200
    assert person.request("DELETE", f"{PATH}/{other.session_id}").status_code == 204
    dead = other.get("/v1/account")
    assert (dead.status_code, dead.json()["dijo_reason"]) == (401, "session_ended")
    ended = person.get(PATH, state="ended").json()["items"]
    assert [(item["id"], item["ended_reason"]) for item in ended] == [(other.session_id, "session_ended")]
    assert ended[0]["ended_at"] is not None
    assert other.session_id not in [item["id"] for item in person.items(PATH, state="active")]
    assert slug(person.request("DELETE", f"{PATH}/{other.session_id}")) == (404, "not-found")


def test_the_one_that_asks_can_end_itself(person: Client) -> None:
    assert person.request("DELETE", f"{PATH}/{person.session_id}").status_code == 204
    assert person.get(PATH).json()["dijo_reason"] == "session_ended"


def test_all_others_are_ended_and_counted(world: World, person: Client) -> None:
    other, stranger = world.person("everyday"), world.person("empty")
    answer = person.request("POST", f"{PATH}/end-others")
    assert (answer.status_code, answer.json()) == (200, {"ended": 5})
    assert person.request("POST", f"{PATH}/end-others").json() == {"ended": 0}
    assert other.get("/v1/account").json()["dijo_reason"] == "session_ended"
    assert person.get("/v1/account").status_code == 200
    assert stranger.get("/v1/account").status_code == 200
    assert [item["id"] for item in person.items(PATH, state="active")] == [person.session_id]


def test_nobody_ends_a_session_of_somebody_else(world: World, person: Client) -> None:
    stranger = world.person("empty")
    assert slug(person.request("DELETE", f"{PATH}/{stranger.session_id}")) == (404, "not-found")
    assert slug(person.request("DELETE", f"{PATH}/unknown")) == (404, "not-found")
    assert stranger.get("/v1/account").status_code == 200
    assert person.session_id not in [item["id"] for item in stranger.items(PATH)]


def test_reading_is_not_ending(world: World) -> None:
    reader = world.person("everyday", scopes=SCOPES_DEVICE)
    assert reader.get(PATH).status_code == 200
    assert slug(reader.request("DELETE", f"{PATH}/{reader.session_id}")) == (403, "insufficient-scope")
    assert slug(reader.request("POST", f"{PATH}/end-others")) == (403, "insufficient-scope")
    assert slug(world.nobody().get(PATH)) == (401, "unauthenticated")
