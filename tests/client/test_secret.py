from __future__ import annotations

import pickle
import traceback

import pytest

from dijo_desktop.client.secret import Secret


@pytest.mark.fault("T2")
def test_a_secret_is_seen_nowhere() -> None:
    secret = Secret("canary")
    shown = [repr(secret), str(secret), f"{secret}", f"{secret:>9}", repr([secret]), f"{secret!r}"]
    assert not any("canary" in text for text in shown)
    assert f"{secret:>5}" == "  ***"
    try:
        raise ValueError(secret)
    except ValueError as error:
        text = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "ValueError: ***" in text
    assert "canary" not in text
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        hash(secret)
    assert not hasattr(secret, "__dict__")


def test_it_can_be_revealed_and_compared() -> None:
    assert Secret("a").reveal() == "a"
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert not Secret("")
    assert Secret("x")
