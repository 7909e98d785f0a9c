from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from dijo_desktop.client.environment import Environment, read_environment
from dijo_desktop.client.http import Http
from dijo_desktop.client.tls import tls_for
from dijo_desktop.domain.address import endpoint_place
from dijo_desktop.domain.clock import Clock
from dijo_desktop.errors import CertificateRefused
from dijo_desktop.ui.messages import describe
from tests.client.fault_server import FaultServer, Request

AFAR = endpoint_place("https://dijo.example")
Start = Callable[..., FaultServer]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA, tmp_path: Path) -> Environment:
    """An environment whose certificate file holds `authority`."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return read_environment({"SSL_CERT_FILE": str(tmp_path / "ca.pem")})


def _answer(request: Request) -> None:
    request.answer(body={})


def _server(authority: trustme.CA, name: str = "127.0.0.1", **options: object) -> FaultServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    for option, value in options.items():
        setattr(context, option, value)
    return FaultServer(_answer, tls=context)


def _refused(environment: Environment, one: FaultServer) -> CertificateRefused:
    http = Http(clock=Clock(), environment=environment)
    with one, pytest.raises(CertificateRefused) as failure:
        http.send("GET", f"https://127.0.0.1:{one.port}/", stop=threading.Event())
    http.shut()
    assert one.seen == []
    assert failure.value.host == "127.0.0.1"
    return failure.value


def test_a_good_certificate_passes_and_its_version_is_told(authority: trustme.CA, trusting: Environment) -> None:
    http = Http(clock=Clock(), environment=trusting)
    with _server(authority) as one:
        assert http.send("GET", f"{one.origin}/", stop=threading.Event()).status == 200
        facts = http.connection_facts(one.origin)
        assert facts is not None
        assert facts.tls in ("TLSv1.2", "TLSv1.3")
        assert facts.cipher
        http.shut()


@pytest.mark.fault("H5")
def test_a_certificate_of_a_stranger_is_refused(authority: trustme.CA) -> None:
    assert "certificate" in _refused(Environment(), _server(authority)).reason


@pytest.mark.fault("O10")
def test_a_certificate_of_tomorrow_is_told_as_a_wrong_clock(authority: trustme.CA, trusting: Environment) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_before=tomorrow).configure_cert(context)
    refused = _refused(trusting, FaultServer(_answer, tls=context))
    assert refused.reason == "certificate is not yet valid"
    assert "Set the clock, then try again." in describe(refused).sentence


@pytest.mark.fault("H5")
def test_a_certificate_for_another_host_is_refused(authority: trustme.CA, trusting: Environment) -> None:
    assert "127.0.0.1" in _refused(trusting, _server(authority, "other.example")).reason


@pytest.mark.fault("H5")
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_old_tls_is_refused(authority: trustme.CA, trusting: Environment) -> None:
    one = _server(authority, minimum_version=ssl.TLSVersion.TLSv1_1, maximum_version=ssl.TLSVersion.TLSv1_1)
    assert _refused(trusting, one).reason


@pytest.mark.fault("H5")
def test_a_service_without_tls_is_refused() -> None:
    assert _refused(Environment(), FaultServer(_answer, greeting=b"HTTP/1.1 400 Bad Request\r\n\r\n")).reason


@pytest.mark.fault("H4")
def test_a_bad_certificate_file_does_not_take_the_trust_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "bad.pem").write_text("no certificates here")
    environment = read_environment({"SSL_CERT_FILE": str(tmp_path / "bad.pem")})
    assert environment.ignored == ("SSL_CERT_FILE",)
    context = tls_for(AFAR, environment)
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context._ctx.cert_store_stats()["x509_ca"] > 0
    assert tls_for(AFAR, Environment(ignored=("NO_PROXY",)))._ctx.cert_store_stats()["x509_ca"] == 0


@pytest.mark.fault("T3")
def test_no_session_keys_are_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    assert tls_for(AFAR, Environment()).keylog_filename is None
    assert not (tmp_path / "keys").exists()


def test_each_connection_has_a_context_of_its_own() -> None:
    assert tls_for(AFAR, Environment()) is not tls_for(AFAR, Environment())
    assert tls_for(AFAR, Environment()).minimum_version is ssl.TLSVersion.TLSv1_2


def test_plain_loopback_trusts_nobody() -> None:
    context = tls_for(endpoint_place("http://127.0.0.1:5"), Environment())
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert not context.get_ca_certs()
