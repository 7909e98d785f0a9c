from __future__ import annotations

import pytest
from litestar.testing import RequestFactory

from dijo_desktop.contract.demo import DemoScenario
from dijo_desktop.demo.etags import answer, etag_of, require_match
from dijo_desktop.demo.problems import ProblemError

ONE = DemoScenario(key="one", email="a@demo.example")
TWO = DemoScenario(key="two", email="a@demo.example")


def test_an_answer_has_a_strong_etag_of_its_bytes() -> None:
    first = answer(RequestFactory().get("/"), ONE)
    assert first.headers["ETag"] == etag_of(first.content) == answer(RequestFactory().get("/"), ONE).headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-store"
    assert answer(RequestFactory().get("/"), TWO).headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    ("pattern", "status"),
    [("{}", 304), ("W/{}", 304), ('"x", {}', 304), ("*", 304), ('"x"', 200), ("", 200), ("{}x", 200)],
)
def test_if_none_match(pattern: str, status: int) -> None:
    etag = answer(RequestFactory().get("/"), ONE).headers["ETag"]
    again = answer(RequestFactory().get("/", headers={"If-None-Match": pattern.format(etag)}), ONE)
    # The endpoint's own status is used where there is none.
    assert (again.status_code or 200) == status
    assert again.headers["ETag"] == etag
    assert bool(again.content) is (status == 200)


@pytest.mark.parametrize(
    ("pattern", "slug"),
    [
        ("{}", None),
        ("*", None),
        ('"x", {}', None),
        ("W/{}", "precondition-failed"),
        ('"x"', "precondition-failed"),
        (None, "precondition-required"),
    ],
)
def test_if_match(pattern: str | None, slug: str | None) -> None:
    etag = answer(RequestFactory().get("/"), ONE).headers["ETag"]
    request = RequestFactory().put("/", headers={} if pattern is None else {"If-Match": pattern.format(etag)})
    if slug is None:
        require_match(request, ONE)
        return
    with pytest.raises(ProblemError) as error:
        require_match(request, ONE)
    assert error.value.slug == slug
    if slug == "precondition-failed":
        assert error.value.members["current"] == ONE
        assert error.value.headers["ETag"] == etag
