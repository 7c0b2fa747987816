from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from care.fhir import codes
from care.fhir.elements import (
    CodeableConcept,
    Reference,
    Resource,
    concept,
    decimal,
    instant,
    instant_or_none,
    is_test_data,
    labelled,
    narrative,
    own_identifier,
    quantity,
    reference,
    words,
)
from tests.worlds.visits import BEGAN


class Thing(Resource, frozen=True, kw_only=True):
    """A resource for this test only."""

    some_name: str | None = None


def test_a_resource_says_its_type_in_camel_case_and_nothing_that_was_not_said():
    assert msgspec.json.encode(Thing(id="a", some_name="b")) == b'{"resourceType":"Thing","id":"a","someName":"b"}'
    assert msgspec.json.encode(Thing(id="a")) == b'{"resourceType":"Thing","id":"a"}'


def test_a_moment_is_written_in_utc_with_milliseconds():
    there = datetime(2026, 3, 2, 10, 30, 1, 234567, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert instant(there) == "2026-03-02T05:00:01.234Z"
    assert instant_or_none(BEGAN) == "2026-03-02T09:00:00.000Z"
    assert instant_or_none(None) is None


@pytest.mark.parametrize(
    ("value", "written"), [(128.0, "128"), (36.7, "36.7"), (71.4449999, "71.445"), (0.1 + 0.2, "0.3")]
)
def test_a_number_is_written_as_it_was_measured(value, written):
    assert msgspec.json.encode(decimal(value)).decode() == written


def test_a_quantity_has_a_unit_for_people_and_one_for_machines():
    written = msgspec.to_builtins(quantity(36.7, codes.CELSIUS))
    assert written == {"value": 36.7, "unit": "°C", "system": "http://unitsofmeasure.org", "code": "Cel"}


def test_a_concept_says_its_display_unless_it_has_words_of_its_own():
    assert concept(codes.VIRTUAL).text == "virtual"
    assert concept(codes.VIRTUAL, text="by video").text == "by video"
    assert concept(text="only words") == CodeableConcept(text="only words")
    assert concept() == CodeableConcept()


def test_a_reference_points_by_type_and_id():
    assert reference(Thing(id="7"), "that one") == Reference(reference="Thing/7", display="that one")


def test_an_own_identifier_is_a_uuid_as_uri():
    assert own_identifier("7").value == "urn:uuid:7"
    assert own_identifier("7").system == "urn:ietf:rfc:3986"
    assert own_identifier("7", "temp").use == "temp"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (None, None),
        ("", None),
        ("  \n", None),
        (" Ünal\t", "Ünal"),
        ("a\x00b\x1b", "ab"),
        ("line\nline", "line\nline"),
        ("\x00", None),
        ("ليلى", "ليلى"),
        ("half \ud83d of a sign", "half  of a sign"),
    ],
)
def test_words_are_made_fit_for_fhir(text, kept):
    assert words(text) == kept


def test_a_narrative_cannot_be_broken_out_of():
    written = narrative("<script>", "a & b")
    assert written.div.startswith('<div xmlns="http://www.w3.org/1999/xhtml"><p>&lt;script&gt;</p><p>a &amp; b</p>')
    assert written.status == "generated"


def test_training_marks_a_resource_and_live_does_not():
    assert labelled("live") is None
    trained = labelled("training")
    assert trained is not None
    assert [label.code for label in trained.security] == ["HTEST"]
    profiled = labelled("live", "p")
    assert profiled is not None
    assert (profiled.profile, profiled.security) == (("p",), ())


HTEST = {"system": codes.TEST_DATA.system, "code": codes.TEST_DATA.code}


@pytest.mark.parametrize(
    ("meta", "marked"),
    [
        ({"security": [{"system": "urn:x", "code": "R"}, HTEST]}, True),
        ({"security": [HTEST | {"system": "urn:x"}]}, False),
        ({"security": ["HTEST", None]}, False),
        ({"security": None}, False),
        ("HTEST", False),
        (None, False),
    ],
)
def test_test_data_is_known_by_its_label_in_whatever_was_sent(meta: Any, marked: bool):
    assert is_test_data({"resourceType": "Patient", "meta": meta}) is marked
