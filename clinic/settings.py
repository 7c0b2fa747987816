"""The clinic's configuration: a TOML file, checked key by key, with options of the command line over it."""

from pathlib import Path
from typing import Literal

import msgspec

from care.address import is_loopback
from care.config import parse
from care.mode import Mode
from clinic.errors import SettingsError

KeyFrom = Literal["file", "keyring"]


class Tls(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The certificate to show. Without one, and beyond loopback, the clinic makes a private authority of its own.

    `names` are further host names and addresses under which kiosks and browsers reach this clinic.
    """

    cert: Path | None = None
    key: Path | None = None
    names: tuple[str, ...] = ()


class Session(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long a doctor stays signed in: in all, and without doing anything."""

    hours: float = 12
    idle_minutes: float = 60


class IceServer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One STUN or TURN server as WebRTC wants it."""

    urls: str | list[str]
    username: str | None = None
    credential: str | None = None


class Wire(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a silent WebSocket is noticed: a ping every `ping_s`, and gone after `timeout_s` without an answer."""

    ping_s: float = 1.0
    timeout_s: float = 3.0


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that an operator can set. `data` is taken from the folder of the file when it is relative.

    `public_url` is the address that people type, when a proxy or a name stands before this process.
    `key` says where the key of a live database is: the system's `keyring`, or a `file` (0600) in `data`.
    """

    name: str = "Carepost clinic"
    mode: Mode = "live"
    host: str = "127.0.0.1"
    port: int = 8480
    data: Path = Path("clinic-data")
    public_url: str | None = None
    key: KeyFrom = "keyring"
    tls: Tls = Tls()
    session: Session = Session()
    wire: Wire = Wire()
    ice_servers: tuple[IceServer, ...] = ()

    @property
    def loopback(self) -> bool:
        """Tell whether nobody but this machine can reach us."""
        return is_loopback(self.host)

    @property
    def encrypted(self) -> bool:
        return self.tls.cert is not None or not self.loopback

    @property
    def scheme(self) -> str:
        return "https" if self.encrypted else "http"

    @property
    def address(self) -> str:
        """The address to show: a name, for passkeys and cameras refuse bare addresses."""
        host = "localhost" if self.loopback or self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 compared, not bound
        return self.public_url or f"{self.scheme}://{bracketed(host)}:{self.port}"

    @property
    def bases(self) -> frozenset[str]:
        """Every address under which we accept to be addressed: origins of pages, audiences of assertions."""
        hosts = {"localhost", "127.0.0.1", "::1", self.host, *self.tls.names}
        own = {f"{self.scheme}://{bracketed(host)}" for host in hosts}
        usual = self.port == (443 if self.encrypted else 80)
        return frozenset(
            {f"{base}:{self.port}" for base in own}
            | (own if usual else set())
            | ({self.public_url} if self.public_url else set())
        )

    def ice(self) -> tuple[dict[str, str | list[str]], ...]:
        """The ICE servers as the messages carry them: their `urls` are always a list, as a station takes them."""
        return tuple(
            {**msgspec.to_builtins(server), "urls": [server.urls] if isinstance(server.urls, str) else server.urls}
            for server in self.ice_servers
        )


def load(file: Path) -> Settings:
    """Read the file; BadInputError names the file, the line and the key of a mistake."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: this is no text in UTF-8, so no configuration") from error
    return anchored(checked(parse(text, str(file), Settings), str(file)), file.parent)


def anchored(settings: Settings, folder: Path) -> Settings:
    """Make relative paths relative to the folder of the file."""
    tls = settings.tls
    cert = folder / tls.cert if tls.cert else None
    key = folder / tls.key if tls.key else None
    return msgspec.structs.replace(
        settings,
        data=folder / settings.data,
        public_url=settings.public_url.rstrip("/") if settings.public_url else None,
        tls=msgspec.structs.replace(tls, cert=cert, key=key),
    )


def checked(settings: Settings, file: str = "options") -> Settings:
    """Refuse what cannot work together."""
    if not 0 <= settings.port <= 65535:
        raise SettingsError(f"{file}: port {settings.port} is not a port (0 to 65535)")
    if (settings.tls.cert is None) != (settings.tls.key is None):
        raise SettingsError(f"{file}: tls.cert and tls.key go together; one of them is missing")
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise SettingsError(f"{file}: public_url should look like https://clinic.example")
    if not settings.name.strip():
        raise SettingsError(f"{file}: name is empty; patients and doctors read it")
    return settings


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
