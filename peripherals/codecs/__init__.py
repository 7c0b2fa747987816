"""What devices' bytes mean: pure decoders, one file a kind of value, and `decode` that finds the one asked for."""

from collections.abc import Callable
from typing import Any

import msgspec

from care.errors import BadInputError
from peripherals.codecs import (
    aamva,
    and_standard,
    blood_pressure,
    body_composition,
    body_weight,
    clock,
    contec,
    continuous_glucose,
    escpos,
    glucose,
    glucose_context,
    heart_rate,
    mrz,
    mt_sics,
    nonin,
    pulse_oximetry,
    record_access,
    rice_lake,
    sma_scp,
    temperature,
    toledo,
)
from peripherals.codecs.fields import DecodeError

__all__ = ["TARGETS", "DecodeError", "decode"]

TARGETS: dict[str, Callable[[bytes], msgspec.Struct]] = {
    "2a08": clock.decode_date_time,
    "2a18": glucose.decode,
    "2a1c": temperature.decode,
    "2a1d": temperature.decode_type,
    "2a1e": temperature.decode,
    "2a2b": clock.decode_current_time,
    "2a34": glucose_context.decode,
    "2a35": blood_pressure.decode_measurement,
    "2a36": blood_pressure.decode_cuff_pressure,
    "2a37": heart_rate.decode,
    "2a49": blood_pressure.decode_feature,
    "2a52": record_access.decode,
    "2a5e": pulse_oximetry.decode_spot_check,
    "2a5f": pulse_oximetry.decode_continuous,
    "2a9c": body_composition.decode,
    "2a9d": body_weight.decode,
    "2aa7": continuous_glucose.decode,
    "aamva": aamva.decode,
    "and-standard": and_standard.decode,
    "contec-cms50-5": contec.decode_old,
    "contec-cms50-9": contec.decode_new,
    "escpos-status": escpos.decode,
    "mrz": mrz.decode,
    "mt-sics": mt_sics.decode,
    "nonin-df2": nonin.decode,
    "rice-lake-21": rice_lake.decode,
    "sma-scp": sma_scp.decode,
    "toledo-8217": toledo.decode,
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
