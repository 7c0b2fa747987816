import struct
from itertools import accumulate
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.continuous_glucose import decode
from tests.worlds.wire import Layout, Piece, joined, marked, number, same, sfloat, word

# The order of the wire is not that of the flags: status, calibration and temperature, warning, trend, quality.
RECORD = Layout(
    "2aa7",
    joined(sfloat("glucose", "mg/dL"), number("time_offset_min", "H")),
    {
        7: marked(
            "status",
            1,
            {
                0: "session_stopped",
                1: "battery_low",
                2: "sensor_type_incorrect",
                3: "sensor_malfunction",
                4: "device_specific_alert",
                5: "general_device_fault",
            },
        ),
        6: marked(
            "cal_temp",
            1,
            {
                0: "time_sync_required",
                1: "calibration_not_allowed",
                2: "calibration_recommended",
                3: "calibration_required",
                4: "temperature_too_high",
                5: "temperature_too_low",
                6: "calibration_process_pending",
            },
        ),
        5: marked(
            "warning",
            1,
            {
                0: "below_patient_low",
                1: "above_patient_high",
                2: "below_hypo",
                3: "above_hyper",
                4: "fall_exceeded",
                5: "rise_exceeded",
                6: "below_device_range",
                7: "above_device_range",
            },
        ),
        0: sfloat("trend", "mg/dL/min"),
        1: sfloat("quality", "%"),
    },
)
CALM = bytes.fromhex("06000c100500")  # 120 mg/dL, five minutes after the start


def checksum(data: bytes) -> int:
    """CRC-CCITT by the book: the message's bits, lowest of each byte first, divided by x16 + x12 + x5 + 1."""
    remainder = 0xFFFF
    for bit in (byte >> place & 1 for byte in data for place in range(8)):
        out = remainder >> 15 ^ bit
        remainder = remainder << 1 & 0xFFFF ^ out * 0x1021
    return int(f"{remainder:016b}"[::-1], 2)


def sized(body: Piece, checked: bool) -> Piece:
    wire, fields = body
    record = bytes((1 + len(wire) + 2 * checked,)) + wire
    if not checked:
        return record, fields
    return record + struct.pack("<H", checksum(record)), {**fields, "crc_ok": True}


flagged = st.builds(lambda flags, pieces: RECORD.packet(flags, *pieces), st.integers(0, 255), RECORD.pieces)
records = st.builds(sized, flagged, st.booleans())


def fields_of(data: bytes) -> Any:
    return msgspec.to_builtins(decode(data))


def test_the_checksum_of_these_tests_is_the_one_of_the_catalogue() -> None:
    assert checksum(b"123456789") == 0x6F91


@given(RECORD.pieces, st.booleans())
def test_every_combination_of_flags_reads_back(pieces: Any, checked: bool) -> None:
    for flags in range(256):
        wire, fields = sized(RECORD.packet(flags, *pieces), checked)
        assert same({"records": [fields]}, fields_of(wire)), wire.hex()


@given(st.lists(records, min_size=1, max_size=6))
def test_all_records_of_a_packet_are_read_in_order(sent: list[Piece]) -> None:
    found = fields_of(b"".join(wire for wire, _ in sent))
    assert same({"records": [fields for _, fields in sent]}, found)


@given(st.lists(records, min_size=1, max_size=4))
def test_a_packet_cut_within_a_record_gives_none_of_them(sent: list[Piece]) -> None:
    whole = b"".join(wire for wire, _ in sent)
    ends = set(accumulate(len(wire) for wire, _ in sent))
    for end in set(range(len(whole))) - ends:
        assert word(decode, whole[:end]) == "truncated"


@pytest.mark.parametrize("size", range(6))
def test_a_size_that_no_record_can_have_ends_in_an_error(size: int) -> None:
    broken = bytes((size,)) + CALM[1:]
    assert word(decode, broken) == "truncated"
    assert word(decode, CALM + broken) == "truncated"


@given(flagged, st.integers(-6, 9).filter(lambda off: off not in (0, 2)))
def test_a_size_that_is_not_what_the_flags_promise_is_a_bad_length(body: Piece, off: int) -> None:
    wire, _ = body
    size = 1 + len(wire) + off
    expected = "bad_length" if size >= 6 else "truncated"
    assert word(decode, (bytes((size,)) + wire).ljust(max(size, 6), b"\0")) == expected


@given(flagged, st.integers(1, 0xFFFF))
def test_a_wrong_checksum_is_named_wherever_the_record_stands(body: Piece, error: int) -> None:
    wire, _ = sized(body, checked=True)
    wrong = wire[:-2] + struct.pack("<H", int.from_bytes(wire[-2:], "little") ^ error)
    assert word(decode, wrong) == "bad_checksum"
    assert word(decode, CALM + wrong + CALM) == "bad_checksum"
