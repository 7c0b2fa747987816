"""The kiosk process's command line: read without argparse, refused in a sentence."""

from pathlib import Path

import pytest

from care.errors import BadInputError
from kiosk.options import Options, read


def test_every_option_is_read() -> None:
    told = (
        "--config k.toml --size 800x600@4 --log l.jsonl --autopilot out --seed 7 --offline --name Ana --stop-at VITALS"
    )
    assert read([*told.split(), "--card", "a card"]) == Options(
        config=Path("k.toml"),
        size="800x600@4",
        log=Path("l.jsonl"),
        autopilot=Path("out"),
        seed=7,
        offline=True,
        name="Ana",
        stop_at="VITALS",
        card="a card",
    )


def test_only_the_stations_file_is_needed() -> None:
    assert read(["--config=k.toml"]) == Options(config=Path("k.toml"))


def test_a_tall_window_is_a_size() -> None:
    assert read(["--config=k.toml", "--size=tall"]).size == "tall"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--config FILE"),
        (["--config", "k.toml", "--sise", "1x1"], "sise"),
        (["--config"], "requires argument"),
        (["--config", "k.toml", "k2.toml"], "'k2.toml' is not an option"),
        (["--config", "k.toml", "--seed", "many"], "seed"),
        (["--config", "k.toml", "--size", "wide"], "1080x1920@4"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read(arguments)
