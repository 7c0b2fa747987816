"""A clinic's address is https, or this machine's own; anything else is refused with what to write."""

import pytest

from care.address import checked_address, is_loopback
from care.errors import BadInputError


@pytest.mark.parametrize(
    "url",
    [
        "https://clinic.example",
        "https://clinic.example:8443/carepost",
        "HTTPS://192.0.2.2",
        "http://localhost:8480",
        "http://127.0.0.1",
        "http://[::1]:8480",
    ],
)
def test_an_address_is_taken_without_its_last_slash(url):
    assert checked_address(url) == checked_address(url + "/") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hillside",
        "hillside:8480",
        "ftp://localhost",
        "https://",
        "https://:8480",
        "http://[::1",
        "https://clinic.example:99999",
        "https://clinic.example:0",
        "https://hill side",
        "https://clinic.example ",
        "https://localhost@clinic.example",
        "https://clinic.example/?room=1",
    ],
)
def test_what_is_no_address_is_said(url):
    with pytest.raises(BadInputError, match=r"is not an address; it should look like https://clinic\.example"):
        checked_address(url)


@pytest.mark.parametrize(
    "url", ["http://192.0.2.2:8480", "http://clinic.example", "http://localhost.example", "http://[2001:db8::1]"]
)
def test_plain_http_is_for_this_machine_only(url):
    with pytest.raises(BadInputError, match="is not encrypted"):
        checked_address(url)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("192.0.2.2", False),
        ("clinic", False),
        ("", False),
    ],
)
def test_this_machine_is_known(host, here):
    assert is_loopback(host) is here
