from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.escpos import BLOCK_ROWS, Bitmap, bitmap, decode, is_status, raster
from peripherals.codecs.fields import DecodeError

SAID = {
    1: {2: "drawer_open", 3: "offline", 5: "waiting_for_recovery", 6: "paper_feed"},
    2: {2: "cover_open", 3: "paper_feed", 5: "paper_end", 6: "error"},
    3: {2: "recoverable_error", 3: "cutter_error", 5: "unrecoverable_error", 6: "auto_recoverable_error"},
    4: {2: "paper_near_end", 3: "paper_near_end", 5: "paper_end", 6: "paper_end"},
}


@given(st.integers(1, 4), st.sets(st.sampled_from([2, 3, 5, 6])))
def test_a_status_says_what_was_put_in(asked: int, bits: set[int]) -> None:
    answer = 0b10010 + sum(2**bit for bit in bits)
    assert decode(bytes((asked, answer))).status == list(dict.fromkeys(SAID[asked][bit] for bit in sorted(bits)))


@pytest.mark.parametrize("fixed", [0, 1, 4, 7])
@pytest.mark.parametrize("asked", [1, 2, 3, 4])
def test_a_byte_without_the_fixed_bits_is_no_status(asked: int, fixed: int) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(bytes((asked, 0b10010 ^ 2**fixed)))
    assert refused.value.word == "bad_format"


@pytest.mark.parametrize(("record", "word"), [("", "truncated"), ("01", "truncated"), ("0512", "bad_type")])
def test_what_was_not_asked_or_not_answered_is_refused(record: str, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(bytes.fromhex(record))
    assert refused.value.word == word


def blocks(picture: Bitmap) -> list[tuple[int, bytes]]:
    """The rows of each command, and how many it says."""
    found = []
    for command in raster(picture):
        assert command[:4] == b"\x1dv0\x00"
        assert command[4:6] == bytes((picture.width, 0))
        found.append((int.from_bytes(command[6:8], "little"), command[8:]))
    return found


@given(st.integers(1, 72), st.integers(1, 3 * BLOCK_ROWS), st.randoms())
def test_a_picture_of_any_size_is_all_there_and_holds_no_command(width: int, height: int, chance: Random) -> None:
    rows = bytes(chance.choice((0x10, 0x04, 0x05, 0x14, 0xFF, 0x00)) for _ in range(width * height))
    found = blocks(Bitmap(width=width, rows=rows))
    sent = b"".join(rows for _, rows in found)
    assert sum(count for count, _ in found) == height
    assert all(len(rows) == count * width for count, rows in found)
    assert not any(command in sent for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
    assert all(now in (was, was | 0x08) for now, was in zip(sent, rows, strict=True))


def test_a_portable_bitmap_is_read() -> None:
    assert bitmap(b"P4\n16 2\n\x01\x02\x03\x04") == Bitmap(width=2, rows=b"\x01\x02\x03\x04")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "bad_format"),
        (b"P5\n16 1\n\0\0", "bad_format"),
        (b"P4\n15 1\n\0\0", "bad_format"),
        (b"P4\n16\n\0\0", "bad_format"),
        (b"P4\n16 0\n", "bad_format"),
        (b"P4\n0 16\n", "bad_format"),
        (b"P4\n2048 1\n" + bytes(256), "bad_format"),
        (b"P4\n-8 1\n\0", "bad_format"),
        (b"P4\n16 2\n\0\0\0", "truncated"),
    ],
)
def test_what_is_no_bitmap_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        bitmap(data)
    assert refused.value.word == word


@given(st.integers(0, 3))
def test_the_answer_that_all_is_printed_is_no_status(paper: int) -> None:
    assert not is_status(paper | paper << 2)
