import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.lead import LeadLine, decode, encode, framer

LINE = LeadLine(hertz=250.0, factor=4.88, number=17, samples=[-3, 5, 7, 12])


def test_a_line_is_read_as_its_page_says() -> None:
    assert encode(LINE) == b"$ECG,250,4.88,17,-3 5 7 12*55\r\n"
    assert decode(encode(LINE)) == LINE


@given(st.lists(st.integers(-32767, 32767), min_size=1, max_size=64), st.integers(0, 65535))
def test_whatever_the_samples_are_they_come_back(samples: list[int], number: int) -> None:
    line = LeadLine(hertz=500.0, factor=1.0, number=number, samples=samples)
    assert decode(encode(line)) == line


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "truncated"),
        (b"$ECG,250,4.88,17,-3 5", "truncated"),
        (b"$ECG,250,4.88,17,-3 5 7 12*54\r\n", "bad_checksum"),
        (b"$ECG,250,4.88,17*00\r\n", "bad_format"),
        (encode(LeadLine(hertz=50.0, factor=1.0, number=1, samples=[1])), "bad_format"),
        (encode(LeadLine(hertz=250.0, factor=0.0, number=1, samples=[1])), "bad_format"),
        (encode(LeadLine(hertz=250.0, factor=1.0, number=65536, samples=[1])), "bad_format"),
        (encode(LeadLine(hertz=250.0, factor=1.0, number=1, samples=[32768])), "bad_format"),
    ],
)
def test_what_is_no_line_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(data)
    assert refused.value.word == word


@given(st.lists(st.integers(1, 40), max_size=20))
def test_lines_are_found_in_whatever_pieces_they_come(sizes: list[int]) -> None:
    stream = b"noise$ECG," + encode(LINE) + b"\xff\x00" + encode(LINE) + encode(LINE)[:9] + encode(LINE)
    lines, found = framer(), []
    for size in [*sizes, len(stream)]:
        found += lines.feed(stream[:size])
        stream = stream[size:]
    assert found == [LINE, LINE, LINE]
