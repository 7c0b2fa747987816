"""PINs are compared, never kept."""

import pytest

from kiosk.pins import hashed, matches


def test_only_the_pin_matches_its_hash() -> None:
    kept = hashed("2468")
    assert "2468" not in kept
    assert matches("2468", kept)
    assert not matches("2469", kept)


def test_the_same_pin_is_never_hashed_alike() -> None:
    assert hashed("2468") != hashed("2468")


@pytest.mark.parametrize("kept", ["", "2468", "md5$a$b", "scrypt$x", "scrypt$x$y"])
def test_what_is_not_a_hash_opens_nothing(kept: str) -> None:
    assert not matches("2468", kept)
    assert not matches("", kept)
