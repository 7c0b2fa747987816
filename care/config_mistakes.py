"""What is wrong with a TOML configuration: msgspec's complaint as a sentence with file, line and key."""

import re
from typing import Any

import msgspec
import msgspec.inspect

_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]+)`")
_MISSING = re.compile(r"required field `(?P<name>[^`]+)`")
_WHERE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<number>\d*|\.\.\.)\]")
_TABLE = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?\s*(#.*)?$")


def explained(text: str, file: str, said: str, shape: type) -> str:
    """Say which key of which line is wrong, and what it takes; `said` is what msgspec says of the whole."""
    where = _WHERE.search(said)
    path = [step["name"] for step in _STEP.finditer(where["path"])] if where else []
    keys = [name for name in path if name and name != "..."]
    why = said[: where.start()] if where else said
    if unknown := _UNKNOWN.search(why):
        keys.append(unknown["name"])
        return f"{place(text, file, keys)}: there is no setting called {'.'.join(keys)!r}"
    if missing := _MISSING.search(why):
        return f"{place(text, file, keys)}: the setting {'.'.join([*keys, missing['name']])!r} is missing"
    if (choices := _choices(shape, keys)) and why.startswith("Invalid enum value"):
        why += f"; use one of {', '.join(choices)}"
    return f"{place(text, file, keys)}: {'.'.join(keys) or 'the file'} is wrong: {why}"


def _choices(shape: type, keys: list[str]) -> list[str]:
    """List the words that the setting at `keys` takes, if it takes only some."""
    found: Any = msgspec.inspect.type_info(shape)
    for key in keys:
        found = getattr(found, "item_type", found)
        fields = {field.encode_name: field.type for field in getattr(found, "fields", ())}
        found = fields.get(key)
    if isinstance(found, msgspec.inspect.EnumType):
        return [str(member.value) for member in found.cls]
    return [str(value) for value in getattr(found, "values", ())]


def place(text: str, file: str, keys: list[str]) -> str:
    """Name the file and the line that sets this key, or opens its table, if there is one."""
    line = _line_of(text, keys)
    return f"{file}, line {line}" if line else file


def _line_of(text: str, keys: list[str]) -> int | None:
    """Find the line that sets this key, or at least the line that opens its table."""
    table: list[str] = []
    best: int | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = [part.strip().strip("\"'") for part in header["name"].split(".")]
            if keys and table == keys[: len(table)]:
                best = number
        elif keys and table == keys[: len(table)] and _sets(line, keys[len(table) :]):
            return number
    return best


def _sets(line: str, keys: list[str]) -> bool:
    name = line.partition("=")[0].strip()
    return "=" in line and bool(keys) and name.strip("\"'").split(".")[0].strip() == keys[0]
