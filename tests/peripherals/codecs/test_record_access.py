import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.record_access import RecordCount, Response, decode
from tests.worlds.wire import word

CODES = {
    1: "success",
    2: "opcode_not_supported",
    3: "invalid_operator",
    4: "operator_not_supported",
    5: "invalid_operand",
    6: "no_records",
    7: "abort_unsuccessful",
    8: "procedure_not_completed",
    9: "operand_not_supported",
    10: "server_busy",
}
COUNTS = {5: "number_of_records", 8: "combined_report"}


@given(st.integers(0, 255), st.integers(0, 255), st.binary(max_size=3))
def test_a_response_names_its_request_and_its_code(request: int, code: int, after: bytes) -> None:
    expected = Response(kind="response", request_opcode=request, code=CODES.get(code, "reserved"))
    assert decode(bytes((6, 0, request, code)) + after) == expected


@pytest.mark.parametrize("opcode", COUNTS)
@given(width=st.sampled_from([1, 2, 4]), data=st.data())
def test_a_number_of_records_is_as_wide_as_the_service_made_it(opcode: int, width: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, 256**width - 1))
    expected = RecordCount(kind=COUNTS[opcode], count=count)
    assert decode(bytes((opcode, 0)) + count.to_bytes(width, "little")) == expected


@pytest.mark.parametrize("width", [3, 5, 6, 7, 8, 18])
def test_a_number_of_another_width_is_a_bad_length(width: int) -> None:
    assert word(decode, bytes((5, 0)) + bytes(width)) == "bad_length"


@given(st.binary(max_size=2))
def test_nothing_shorter_than_three_bytes_is_an_answer(data: bytes) -> None:
    assert word(decode, data) == "truncated"


def test_a_response_without_its_code_is_truncated() -> None:
    assert word(decode, bytes((6, 0, 1))) == "truncated"


@given(st.integers(0, 255).filter(lambda opcode: opcode not in {5, 6, 8}), st.binary(min_size=2, max_size=18))
def test_a_request_is_no_answer(opcode: int, rest: bytes) -> None:
    assert word(decode, bytes((opcode,)) + rest) == "bad_opcode"


@given(st.sampled_from([5, 6, 8]), st.integers(1, 255), st.binary(min_size=1, max_size=18))
def test_an_answer_has_no_operator(opcode: int, operator: int, operand: bytes) -> None:
    assert word(decode, bytes((opcode, operator)) + operand) == "bad_operator"
