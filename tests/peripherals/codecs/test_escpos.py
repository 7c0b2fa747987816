import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.escpos import decode
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
