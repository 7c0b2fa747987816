import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.errors import BadInputError
from peripherals.codecs import TARGETS, DecodeError, decode
from tests.worlds.wire import same

VECTORS = json.loads((Path(__file__).parent / "codecs" / "vectors.json").read_text())["vectors"]
WORDS = {
    "truncated",
    "bad_time",
    "bad_checksum",
    "bad_length",
    "bad_sync",
    "bad_type",
    "bad_format",
    "bad_opcode",
    "bad_operator",
}
# These go on to the end of the packet, so that a shorter packet is one with fewer of them.
OPEN_ENDED = {"records", "rr_ms"}
# A number of records is as wide as its packet is long: cut, it is another number, and no decoder can tell.
CUTTABLE = [vector for vector in VECTORS if "fields" in vector["expect"] and "count" not in vector["expect"]["fields"]]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_a_captured_frame_is_decoded_to_exactly_its_fields(vector: dict[str, Any]) -> None:
    try:
        found: dict[str, Any] = {"fields": decode(vector["target"], bytes.fromhex(vector["hex"]))}
    except DecodeError as error:
        found = {"error": error.word}
    assert same(vector["expect"], found), found


def test_there_are_vectors_that_must_fail() -> None:
    assert sum("error" in vector["expect"] for vector in VECTORS) >= 14


@given(target=st.sampled_from(sorted(TARGETS)), data=st.binary(max_size=200))
def test_no_bytes_whatever_raise_anything_but_decode_error(target: str, data: bytes) -> None:
    try:
        outcome: Any = decode(target, data)
    except DecodeError as error:
        outcome = error.word
    assert json.dumps(outcome, allow_nan=False)
    assert isinstance(outcome, dict) or outcome in WORDS


@given(st.sampled_from(CUTTABLE), st.data())
def test_a_record_cut_anywhere_never_gives_another_value(vector: dict[str, Any], data: st.DataObject) -> None:
    whole = bytes.fromhex(vector["hex"])
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    try:
        fields = decode(vector["target"], cut)
    except DecodeError:
        return
    expected: dict[str, Any] = dict(vector["expect"]["fields"])
    for name in OPEN_ENDED & fields.keys():
        expected[name] = expected[name][: len(fields[name])]
    assert same(expected, fields), "only what came after the record may be missing"


def test_a_target_that_nobody_knows_is_named_with_those_we_know() -> None:
    with pytest.raises(BadInputError, match=r"'2a99'.*2a35"):
        decode("2a99", b"")
