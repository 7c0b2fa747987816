"""One packaged executable plays every part."""

import pytest

from installer import entry


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["check"], None),
        ([], None),
        (["--media", "ring-a", "ring-b"], ("kiosk.media", ["ring-a", "ring-b"])),
        (["--run-kiosk", "--config", "k.toml"], ("kiosk", ["--config", "k.toml"])),
        (["--run-kiosk.cli", "check"], ("kiosk.cli", ["check"])),
        (["-m", "kiosk.media", "x"], ("kiosk.media", ["x"])),
        (["-m", "http.server"], None),
        (["-m", "kioskish"], None),
    ],
)
def test_the_part_that_is_asked_for(arguments, part):
    assert entry.child(arguments) == part


def test_the_clinic_is_not_in_this_build():
    with pytest.raises(SystemExit, match="holds the kiosk"):
        entry.child(["--run-clinic"])
