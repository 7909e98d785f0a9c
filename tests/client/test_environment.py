from __future__ import annotations

from pathlib import Path

import pytest
import trustme

from dijo_desktop.client.environment import Proxy, read_environment
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.errors import ProxyUnusable

AFAR = endpoint_place("https://dijo.example")


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, None),
        ({"HTTPS_PROXY": ""}, None),
        ({"HTTP_PROXY": "http://p:1"}, None),
        ({"HTTPS_PROXY": "http://p.example:3128"}, ("HTTPS_PROXY", "http", "p.example", 3128, "")),
        ({"HTTPS_PROXY": "P.example:3128/"}, ("HTTPS_PROXY", "http", "p.example", 3128, "")),
        ({"https_proxy": "https://p.example", "HTTPS_PROXY": "x"}, ("https_proxy", "https", "p.example", 443, "")),
        ({"all_proxy": "http://a:b@p.example"}, ("all_proxy", "http", "p.example", 80, "a:b")),
        ({"ALL_PROXY": "http://[::1]:8"}, ("ALL_PROXY", "http", "[::1]", 8, "")),
        ({"HTTPS_PROXY": "http://p:1", "ALL_PROXY": "http://q:2"}, ("HTTPS_PROXY", "http", "p", 1, "")),
    ],
)
def test_which_proxy(variables: dict[str, str], expected: tuple[str, str, str, int, str] | None) -> None:
    environment = read_environment(variables)
    assert environment.proxy_for(AFAR) == (Proxy(*expected) if expected else None)
    assert environment.ignored == ()


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    "url",
    [
        "socks5://p:1", "socks5h://p:1", "ftp://p:1", "http://", "http://p:0", "http://p:70000", "http://p:x", "http://p:1/path",
        "http://[::1", "http://a b:1", "://p", "http://p?x", "http:\\\\p", "pac+http://p:1",
    ],
)  # fmt: skip
def test_an_unusable_proxy_is_never_passed_by(url: str) -> None:
    environment = read_environment({"https_proxy": url})
    with pytest.raises(ProxyUnusable) as failure:
        environment.proxy_for(AFAR)
    assert failure.value.setting == "https_proxy"
    assert environment.proxy_for(endpoint_place("http://127.0.0.1:5")) is None
    assert environment.proxy_for(endpoint_place("https://[::1]:5")) is None


@pytest.mark.fault("H4")
@pytest.mark.parametrize(
    ("rules", "url", "direct"),
    [
        ("*", "https://dijo.example", True),
        ("dijo.example", "https://dijo.example", True),
        ("dijo.example", "https://api.dijo.example", True),
        ("dijo.example", "https://notdijo.example", False),
        (".dijo.example", "https://api.dijo.example", True),
        ("*.dijo.example", "https://api.dijo.example", True),
        ("DIJO.example", "https://dijo.example", True),
        ("other.example, dijo.example", "https://dijo.example", True),
        ("other.example", "https://dijo.example", False),
        ("dijo.example:443", "https://dijo.example", True),
        ("dijo.example:8443", "https://dijo.example", False),
        ("10.0.0.0/8", "https://10.1.2.3", True),
        ("10.0.0.0/8", "https://11.1.2.3", False),
        ("10.0.0.0/8", "https://dijo.example", False),
        ("10.1.2.3", "https://10.1.2.3", True),
        ("2001:db8::/32", "https://[2001:db8::5]", True),
        ("[2001:db8::5]", "https://[2001:db8::5]", True),
        ("", "https://dijo.example", False),
    ],
)
def test_exceptions_from_the_proxy(rules: str, url: str, direct: bool) -> None:
    environment = read_environment({"https_proxy": "http://p:1", "no_proxy": rules})
    assert (environment.proxy_for(endpoint_place(url)) is None) is direct
    assert environment.ignored == ()


@pytest.mark.fault("H4")
@pytest.mark.parametrize("rules", ["http://x", "[::1", "::1::2", "a b", "10.0.0.0/99", "x/y", "good.example,%%%"])
def test_a_bad_exception_is_ignored_and_named(rules: str) -> None:
    environment = read_environment({"https_proxy": "http://p:1", "NO_PROXY": rules})
    assert environment.ignored == ("NO_PROXY",)
    assert environment.proxy_for(AFAR) is not None


def test_certificates(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "good.pem")
    (tmp_path / "bad.pem").write_text("nothing")
    assert read_environment({"SSL_CERT_FILE": str(tmp_path / "good.pem")}).cert_file == tmp_path / "good.pem"
    for name in ("bad.pem", "missing.pem", ""):
        environment = read_environment({"SSL_CERT_FILE": str(tmp_path / name)})
        assert environment.cert_file is None
        assert environment.ignored == ("SSL_CERT_FILE",)
    assert read_environment({"SSL_CERT_FILE": ""}).ignored == ()


def test_a_password_of_a_proxy_is_not_shown() -> None:
    environment = read_environment({"https_proxy": "http://me:canary@p:1"})
    assert "canary" not in repr(environment)
