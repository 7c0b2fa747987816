"""What the kiosk process is told on its command line, read by getopt: argparse would delay the first frame."""

import getopt
from pathlib import Path

import msgspec

from care.errors import BadInputError
from ui.application import parse_size


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The station's file; a window's size, a log; for demo and tests a scripted patient, and the card it holds up.

    `size` is WIDTHxHEIGHT@PXPERMM, or `tall`, of a window instead of the full screen. `autopilot` is the folder for
    its pictures, `name` what it types instead of holding up a card, `stop_at` the page on which it stands still.
    """

    config: Path
    size: str | None = None
    log: Path | None = None
    autopilot: Path | None = None
    seed: int = 1
    offline: bool = False
    name: str = ""
    stop_at: str = ""
    card: str | None = None


_FLAGS = {"offline"}
_LONG = [
    field if field in _FLAGS else f"{field}=" for field in (f.replace("_", "-") for f in Options.__struct_fields__)
]


def read(arguments: list[str]) -> Options:
    """Read the command line. Raises BadInputError with the argument that is wrong."""
    try:
        pairs, rest = getopt.gnu_getopt(arguments, "", _LONG)
    except getopt.GetoptError as error:
        raise BadInputError(f"{error}; `carepost kiosk --help` lists the options") from error
    if rest:
        raise BadInputError(f"{rest[0]!r} is not an option; `carepost kiosk --help` lists them")
    told = {name.removeprefix("--").replace("-", "_"): value for name, value in pairs}
    return _checked({name: True if name in _FLAGS else value for name, value in told.items()})


def _checked(told: dict[str, object]) -> Options:
    if not told.get("config"):
        raise BadInputError("the station's file is missing: --config FILE")
    try:
        options = msgspec.convert(told, Options, strict=False, dec_hook=lambda kind, value: kind(value))
    except msgspec.ValidationError as error:
        raise BadInputError(f"an option is wrong: {error}") from error
    # A wrong size ends for good, and is not tried again and again.
    if options.size is not None:
        try:
            parse_size(options.size)
        except ValueError as error:
            raise BadInputError(
                f"{options.size!r} is not tall or WIDTHxHEIGHT@PXPERMM, for example 1080x1920@4"
            ) from error
    return options
