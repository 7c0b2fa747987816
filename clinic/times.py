"""Times that came without their zone: a patient is not turned away for one, and it must not meet one that has it."""

from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

Said = TypeVar("Said")


def in_utc(said: Said) -> Said:
    """Give the same value, with each time that has no zone taken as UTC, which is what stations mean."""
    found: Any = said
    match found:
        case datetime(tzinfo=None):
            found = found.replace(tzinfo=UTC)
        case tuple():
            found = tuple(in_utc(one) for one in found)
        case msgspec.Struct():
            found = replace(found, **{name: in_utc(getattr(found, name)) for name in found.__struct_fields__})
    return cast(Said, found)
