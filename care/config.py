"""Reading a TOML configuration into a checked value, so that a mistake is named by file, line and key."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from care.errors import BadInputError

Shape = TypeVar("Shape")


def parse(text: str, file: str, shape: type[Shape]) -> Shape:
    """Read `text` as `shape` (a Struct with `forbid_unknown_fields`); BadInputError says what to mend and where."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInputError(f"{file}: {error}") from error
    try:
        return msgspec.convert(found, shape, dec_hook=_path)
    except msgspec.ValidationError as error:
        from care.config_mistakes import explained  # a right file, as almost all are, is on screen without it

        raise BadInputError(explained(text, file, str(error), shape)) from error


def _path(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(f"Expected `{kind.__name__}`, got `{type(value).__name__}`")
