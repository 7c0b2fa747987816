"""Runs the server: certificate, uvicorn on an open socket, one line when it is ready, a graceful end."""

import socket
import ssl
import sys
from datetime import UTC, datetime

import msgspec
import uvicorn

from care.address import is_loopback
from clinic.app import build
from clinic.errors import SettingsError
from clinic.settings import Settings, bracketed
from clinic.store import Store
from clinic.tls import fingerprint, machine_names, own_certificate

GRACE_S = 3


class Server(uvicorn.Server):
    """Says where it listens as soon as it does."""

    def __init__(self, config: uvicorn.Config, say: str) -> None:
        super().__init__(config)
        self._say = say

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self._say, flush=True)


def run(settings: Settings, store: Store, door: socket.socket, message_limit_bytes: int) -> None:
    """Serve on an open socket until SIGTERM or SIGINT."""
    settings, authority = with_certificate(settings)
    require_certificate(settings)
    if authority:
        print(f"certificate authority: {authority}", flush=True)
        print(f"other machines reach this one at {', '.join(elsewhere(settings))}", flush=True)
    config = uvicorn_config(settings, store, message_limit_bytes)
    Server(config, f"Carepost clinic ({settings.mode}) listens at {settings.address}").run(sockets=[door])
    sys.stdout.flush()


def with_certificate(settings: Settings) -> tuple[Settings, str]:
    """Add a certificate where one is needed and none was given; also say the authority to pin."""
    if settings.tls.cert or not settings.encrypted:
        return settings, ""
    names = machine_names() | frozenset(settings.tls.names)
    if settings.host not in ("0.0.0.0", "::"):  # noqa: S104 compared, not bound
        names |= {settings.host}
    cert, key, ca = own_certificate(settings.data / "tls", names, datetime.now(UTC))
    tls = msgspec.structs.replace(settings.tls, cert=cert, key=key, names=tuple(sorted(names)))
    return msgspec.structs.replace(settings, tls=tls), f"{ca} (SHA-256 {fingerprint(ca)})"


def require_certificate(settings: Settings) -> None:
    """Load the certificate and its key as the server will. Raises SettingsError when they cannot be used."""
    cert, key = settings.tls.cert, settings.tls.key
    if cert is None or key is None:
        return
    for name, file in (("cert", cert), ("key", key)):
        if not file.is_file():
            raise SettingsError(f"tls.{name} names {file}, which is not there")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"{cert} and {key} are not a certificate and its key (PEM): {error}") from error


def elsewhere(settings: Settings) -> list[str]:
    """The addresses under which other machines can ask for us, as the certificate names them."""
    hosts = {name for name in settings.tls.names if not is_loopback(name)}
    return sorted(f"https://{bracketed(host)}:{settings.port}" for host in hosts)


def uvicorn_config(settings: Settings, store: Store, message_limit_bytes: int) -> uvicorn.Config:
    """The server's own settings; the access log stays off, for addresses name patients."""
    return uvicorn.Config(
        build(settings, store),
        ws="websockets-sansio",
        ws_max_size=message_limit_bytes,
        ws_ping_interval=settings.wire.ping_s,
        ws_ping_timeout=settings.wire.timeout_s,
        ssl_certfile=settings.tls.cert,
        ssl_keyfile=str(settings.tls.key) if settings.tls.key else None,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_S,
        lifespan="on",
    )
