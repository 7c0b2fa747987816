"""What devices' bytes mean: pure decoders, one file a kind of value, and `decode` that finds the one asked for."""

from collections.abc import Callable
from typing import Any

import msgspec

from care.errors import BadInputError
from peripherals.codecs import blood_pressure, body_weight, clock, nonin, temperature
from peripherals.codecs.fields import DecodeError

__all__ = ["TARGETS", "DecodeError", "decode"]

TARGETS: dict[str, Callable[[bytes], msgspec.Struct]] = {
    "2a08": clock.decode_date_time,
    "2a1c": temperature.decode,
    "2a1e": temperature.decode,
    "2a2b": clock.decode_current_time,
    "2a35": blood_pressure.decode_measurement,
    "2a36": blood_pressure.decode_cuff_pressure,
    "2a49": blood_pressure.decode_feature,
    "2a9d": body_weight.decode,
    "nonin-df2": nonin.decode,
}


def decode(target: str, data: bytes) -> dict[str, Any]:
    """Give every field of `data` by name.

    Raises:
        DecodeError: the bytes are not what `target` promises; `.word` says how.
        BadInputError: nobody here knows `target`.
    """
    decoder = TARGETS.get(target.lower())
    if decoder is None:
        raise BadInputError(f"unknown target {target!r}: use one of {', '.join(sorted(TARGETS))}")
    fields: dict[str, Any] = msgspec.to_builtins(decoder(data))
    return fields
