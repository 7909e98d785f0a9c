"""TLS as this computer trusts it: the system's certificates, TLS 1.2 or newer, no way round an error."""

from __future__ import annotations

import ssl
from pathlib import Path

import truststore

from dijo_desktop.client.environment import Environment
from dijo_desktop.domain.address import Place

_SYSTEM_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def tls_for(place: Place, environment: Environment) -> ssl.SSLContext:
    """A context for one connection to `place`.

    Not shared between connections: truststore holds a lock of the context during the whole handshake, so that one
    service that hangs there would stop the others. Made by hand, never by `ssl.create_default_context`, which
    writes session keys to the file named by SSLKEYLOGFILE.
    """
    if place.scheme == "http":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody: it is never used
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if environment.cert_file is not None:
        context.load_verify_locations(cafile=environment.cert_file)
    elif "SSL_CERT_FILE" in environment.ignored:
        # OpenSSL reads the variable, too, and would be left with no certificates at all.
        system = next((name for name in _SYSTEM_FILES if Path(name).is_file()), None)
        if system is not None:  # pragma: no branch - some systems have none
            context.load_verify_locations(cafile=system)
    return context
