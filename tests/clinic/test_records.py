"""FHIR dates as ranges, and numbers that keep their zeros."""

import pytest

from clinic.records import date_range, decode, encode, index_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2026", ("2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z")),
        ("2026-12", ("2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z")),
        ("2024-02-29", ("2024-02-29T00:00:00.000Z", "2024-03-01T00:00:00.000Z")),
        ("2026-03-02T09:00:00+02:00", ("2026-03-02T07:00:00.000Z", "2026-03-02T07:00:01.000Z")),
        ("2026-03-02T09:00:00.5Z", ("2026-03-02T09:00:00.500Z", "2026-03-02T09:00:00.501Z")),
        ("2026-03-02T09:00Z", ("2026-03-02T09:00:00.000Z", "2026-03-02T09:01:00.000Z")),
    ],
)
def test_a_date_is_as_long_as_it_is_exact(text, span):
    assert date_range(text) == span


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13", "2026-02-30", "9999", "2026-03-02T25:00Z", "2026-3-2"])
def test_what_is_no_date_is_none(text):
    assert date_range(text) is None


def test_numbers_keep_their_zeros():
    assert encode(decode(b'{"value":36.60}')) == b'{"value":36.60}'


def test_a_period_without_an_end_goes_on():
    (line,) = index_of({"resourceType": "Encounter", "period": {"start": "2026"}})
    assert (line["name"], line["until"]) == ("date", "9999")


def test_odd_shapes_are_not_indexed_and_harm_nothing():
    odd = {"resourceType": "Observation", "identifier": "x", "subject": [1], "status": 7, "context": "y", "date": 3}
    assert list(index_of(odd)) == []
