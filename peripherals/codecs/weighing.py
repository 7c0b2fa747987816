"""What a scale on a serial line answers, whichever of its languages it speaks: a weight, or why there is none."""

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import DecodeError, Quantity


class Weighing(msgspec.Struct, frozen=True, kw_only=True):
    """A weight as the scale sent it; not `stable` while it moves. `mode` is gross, net or tare where the scale says."""

    weight: Quantity
    stable: bool
    mode: str | UnsetType = UNSET
    zero: bool | UnsetType = UNSET


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """Why the scale gives no weight, in one lasting word."""

    condition: str


Answer = Weighing | Condition


def quantity(number: bytes, unit: bytes) -> Quantity:
    """Read digits that a pattern has let through: an optional sign, blanks after it, a decimal point."""
    return Quantity(value=value(number), unit=unit.decode().lower())


def value(number: bytes) -> float:
    return float(number.replace(b" ", b"")) + 0.0  # -0.0 would be shown with its sign


def line(data: bytes) -> bytes:
    """Give the first line with its end."""
    end = data.find(b"\r\n")
    if end < 0:
        raise DecodeError("truncated", "the line has no end")
    return data[: end + 2]
