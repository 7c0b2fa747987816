"""A layout written down as data: what a characteristic's bytes are, for a profile that nobody has programmed."""

from typing import Literal

import msgspec

from peripherals.codecs.fields import Cursor, Quantity, Timestamp

_SIZES = {"uint8": 1, "uint16": 2, "uint24": 3, "uint32": 4, "sint8": 1, "sint16": 2, "sint24": 3, "sint32": 4}

Format = Literal[
    "uint8", "uint16", "uint24", "uint32", "sint8", "sint16", "sint24", "sint32", "sfloat", "float32", "date_time"
]


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field: its name, how it is written, and its unit (UCUM).

    The number counts 10**`power` times `times` of its unit. `when` is the bit of the flags that promises the field;
    `missing` is the raw number with which the device says that it does not know.
    """

    name: str
    format: Format
    unit: str = "1"
    power: int = 0
    times: int = 1
    when: int | None = None
    missing: int | None = None


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields in their order, after `flags` bytes of flags (0 where the record has none)."""

    fields: tuple[Field, ...]
    flags: Literal[0, 1, 2, 3] = 0

    def decode(self, data: bytes) -> dict[str, Quantity | Timestamp]:
        """Give each field that is there by its name. Raises DecodeError."""
        cursor = Cursor(data)
        flags = cursor.unsigned(self.flags) if self.flags else 0
        there = [field for field in self.fields if field.when is None or flags >> field.when & 1]
        return {field.name: _value(cursor, field) for field in there}


def _value(cursor: Cursor, field: Field) -> Quantity | Timestamp:
    match field.format:
        case "date_time":
            return cursor.date_time()
        case "sfloat":
            return cursor.sfloat(field.unit, field.power)
        case "float32":
            return cursor.float32(field.unit)
        case _:
            return _whole(cursor, field)


def _whole(cursor: Cursor, field: Field) -> Quantity:
    size = _SIZES[field.format]
    raw = cursor.unsigned(size) if field.format.startswith("u") else cursor.signed(size)
    if raw == field.missing:
        return Quantity(value=None, special="missing", unit=field.unit)
    scaled = raw * field.times
    value = scaled * 10**field.power if field.power >= 0 else scaled / 10**-field.power
    return Quantity(value=float(value), unit=field.unit)
