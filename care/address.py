"""The address of a clinic, as it may be used: encrypted, or on this machine."""

import ipaddress
import re

from care.errors import BadInputError

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(\[(?P<ipv6>[0-9a-f:.]+)\]|(?P<host>[^\s/\\?#@:\[\]]+))(:(?P<port>\d{1,5}))?(/[^\s?#]*)?",
    re.IGNORECASE,
)
PORT_MAX = 65535


def checked_address(url: str) -> str:
    """Give the address without a last slash. Raises BadInputError for what is none, and for plain http elsewhere."""
    parts = _ADDRESS.fullmatch(url)
    if parts is None or not 0 < int(parts["port"] or 443) <= PORT_MAX:
        raise BadInputError(f"{url!r} is not an address; it should look like https://clinic.example")
    if parts["scheme"].lower() == "http" and not is_loopback(parts["ipv6"] or parts["host"]):
        raise BadInputError(f"{url!r} is not encrypted; http is for this machine only, use https")
    return url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Tell whether this name or number is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
