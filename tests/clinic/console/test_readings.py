"""Readings as the doctor reads them: which one counts, and what lessens it."""

from typing import Any

import msgspec
from playwright.sync_api import Page

from care.pressure import mean
from care.vitals import BloodPressure, Flag, Reading, doubt
from tests.worlds.console_clinic import Clinic
from tests.worlds.visits import ROUND


def plain(*readings: Reading) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(readings))
    return made


def asked(page: Page, clinic: Clinic, what: str, readings: list[dict[str, Any]]) -> Any:
    page.goto(clinic.url)
    return page.evaluate(
        f"async (readings) => {{ const it = await import('/console/readings.js'); return {what}; }}", readings
    )


def test_the_mean_counts_and_says_that_it_is_one(page: Page, clinic: Clinic):
    average = mean(ROUND)
    found = asked(page, clinic, "it.newest(readings, 'blood-pressure')", plain(*ROUND, average))
    assert found["id"] == str(average.id)
    said = asked(page, clinic, "it.source(readings[0])", plain(average))
    assert "mean of the last 2" in said


def test_a_value_that_its_device_doubts_counts_only_where_there_is_no_other(page: Page, clinic: Clinic):
    moved = msgspec.structs.replace(
        ROUND[2], vital=BloodPressure(systolic=101, diastolic=60), flags=frozenset({Flag.MOVEMENT})
    )
    newest = "it.newest(readings, 'blood-pressure')"
    assert asked(page, clinic, newest, plain(*ROUND[:2], moved))["id"] == str(ROUND[1].id)
    assert asked(page, clinic, newest, plain(moved))["id"] == str(moved.id)


def test_every_doubt_of_a_device_is_one_here_too(page: Page, clinic: Clinic):
    page.goto(clinic.url)
    for flag in Flag:
        readings = plain(ROUND[0], msgspec.structs.replace(ROUND[1], flags=frozenset({flag})))
        found = page.evaluate(
            "async (readings) => (await import('/console/readings.js')).newest(readings, 'blood-pressure').id", readings
        )
        assert (found == str(ROUND[0].id)) is (doubt(frozenset({flag})) is not None), flag


def test_what_lessens_a_value_is_read_beside_it(page: Page, clinic: Clinic):
    by_word = msgspec.structs.replace(ROUND[0], flags=frozenset({Flag.RESTED_BY_WORD, Flag.MOVEMENT}), note=None)
    said = asked(page, clinic, "it.source(readings[0])", plain(by_word))
    assert "the patient says" in said
    assert "the patient moved" in said
    assert "cannot wait" in asked(page, clinic, "it.source(readings[0])", plain(ROUND[0]))
