"""The address of a clinic, as it may be used: encrypted, or on this machine."""

import ipaddress
from urllib.parse import urlsplit

from care.errors import BadInputError


def checked_address(url: str) -> str:
    """Give the address without a last slash. Raises BadInputError for what is none, and for plain http elsewhere."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:  # of the brackets of an IPv6 address, or the port
        host = None
    if not host or parts.scheme not in ("http", "https") or any(char.isspace() for char in url):
        raise BadInputError(f"{url!r} is not an address; it should look like https://clinic.example")
    if parts.scheme == "http" and not is_loopback(host):
        raise BadInputError(f"{url!r} is not encrypted; http is for this machine only, use https")
    return url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Tell whether this name or number is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
