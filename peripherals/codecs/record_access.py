"""Record Access Control Point (2A52), as a device answers: how many records it has, or how a request ended."""

import msgspec

from peripherals.codecs.fields import Cursor, DecodeError

_SMALLEST = 3  # opcode, operator and at least one byte of operand
_NUMBER, _RESPONSE, _COMBINED = 5, 6, 8
_NULL = 0
_NUMBER_KINDS = {_NUMBER: "number_of_records", _COMBINED: "combined_report"}
_NUMBER_LENGTHS = (1, 2, 4)
_CODES = {
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


class RecordCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many records there are, or (`combined_report`) how many were sent."""

    kind: str
    count: int


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """How the request with this opcode ended."""

    kind: str
    request_opcode: int
    code: str


def decode(data: bytes) -> RecordCount | Response:
    opcode, operator, _ = Cursor(data).take(_SMALLEST)
    if opcode != _RESPONSE and opcode not in _NUMBER_KINDS:
        raise DecodeError("bad_opcode", f"{opcode} is no answer")
    if operator != _NULL:
        raise DecodeError("bad_operator", f"{operator}, an answer has none")
    operand = data[2:]
    return _response(operand) if opcode == _RESPONSE else _count(_NUMBER_KINDS[opcode], operand)


def _response(operand: bytes) -> Response:
    request, code = Cursor(operand).take(2)
    return Response(kind="response", request_opcode=request, code=_CODES.get(code, "reserved"))


def _count(kind: str, operand: bytes) -> RecordCount:
    """The width of the number is the service's to say; the operand's length tells it."""
    if len(operand) not in _NUMBER_LENGTHS:
        raise DecodeError("bad_length", f"a number of {len(operand)} bytes")
    return RecordCount(kind=kind, count=int.from_bytes(operand, "little"))
