"""Whatever a machine can say stands on the nurse's desk in words, in every language: a walk over all codes."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from care.clinical import Number
from care.desk_lists import DEVICE_WELL, DEVICE_WORDS, DeviceLine, Lists, PartLine, Unsent
from care.effects import Alarm, Why
from care.encounter import UrgentSign
from care.nursing import Tab
from care.vitals import Kind, Trouble
from sync.outbox import Answer, judge, judge_probe
from tests.worlds.screen import Screen
from ui.samples import samples
from ui.viewmodels.desk_rows import UNSENT_WORDS, in_trouble, unsent_word

NOW = datetime.now(UTC)
LANGUAGES = ["en", "es", "ar"]
CALLS = [sign.value for sign in UrgentSign] + [why.value for why in Why]


def words(screen: Screen, tab: Tab, lists: Lists) -> list[str]:
    """Show only this on the desk and return what is read."""
    state, desk = samples()["desk-alarms"][-1]
    screen.show((replace(state, online=True), replace(desk, tab=tab, lists=lists)))
    return screen.words()


def one(code: str) -> int:
    """A code has one line of words."""
    return 1


def said_of_each(
    screen: Screen, tab: Tab, lists_of: Callable[[str], Lists], codes: list[str], lines: Callable[[str], int] = one
) -> dict[str, str]:
    """Return the words that stand on the desk for a code, and for no unknown one; no code may stand there itself."""
    unknown = set(words(screen, tab, lists_of("a-code-that-nobody-knows")))
    found: dict[str, str] = {}
    for code in codes:
        shown = words(screen, tab, lists_of(code))
        assert code not in shown
        own = [text for text in shown if text not in unknown]
        assert len(own) == lines(code), (code, own)
        found[code] = "\n".join(own)
    return found


def in_languages(screens, say: Callable[[Screen], dict[str, str]], codes: int) -> None:
    """Each code has words of its own, and other words in each language."""
    said = [say(screens("tall", language)) for language in LANGUAGES]
    for spoken in said:
        assert len(set(spoken.values())) == codes
    for code in said[0]:
        assert len({spoken[code] for spoken in said}) == len(LANGUAGES), code


def test_every_word_of_a_device_is_said(screens):
    def lists_of(word: str) -> Lists:
        return Lists(devices=(DeviceLine(kind=Kind.WEIGHT, name="UC-352BLE", word=word),))

    codes = list(DEVICE_WORDS)
    in_languages(screens, lambda screen: said_of_each(screen, Tab.DEVICES, lists_of, codes, device_lines), len(codes))


def device_lines(code: str) -> int:
    """A device in trouble has its word, and below it what staff should do."""
    return 1 if code in DEVICE_WELL else 2


def test_every_reason_of_an_alarm_is_said(screens):
    def lists_of(why: str) -> Lists:
        return Lists(alarms=(Alarm(id=UUID(int=1), visit_id=None, why=why, at=NOW),))

    in_languages(screens, lambda screen: said_of_each(screen, Tab.ALARMS, lists_of, CALLS), len(CALLS))


def test_every_number_that_alarms_is_said_with_its_value_and_unit(screens):
    def lists_of(number: str) -> Lists:
        known = {Number(number): 88.5} if number in {one.value for one in Number} else {}
        return Lists(alarms=(Alarm(id=UUID(int=1), visit_id=None, why="?", at=NOW, numbers=known),))

    numbers = [number.value for number in Number]
    in_languages(screens, lambda screen: said_of_each(screen, Tab.ALARMS, lists_of, numbers), len(numbers))
    spoken = said_of_each(screens("tall"), Tab.ALARMS, lists_of, numbers)
    assert spoken["saturation"] == "Oxygen \u206688.5 %\u2069"


WAYS = {
    "ready": ("pending", "", 0, True),
    "network": ("pending", "unreachable", 4, False),
    "sign-in": ("pending", "captive-portal", 1, True),
    "again": ("pending", "http-503", 2, True),
    "not-accepted": ("pending", "clinic-untrusted", 1, True),
    "arriving": ("ambiguous", "no-answer", 1, True),
    "refused": ("quarantined", "http-422", 1, True),
    "unreadable": ("quarantined", "damaged-at-rest", 1, True),
}


def unsent(state: str, cause: str, attempts: int = 1) -> Unsent:
    return Unsent(bundle_id=UUID(int=2), at=NOW, state=state, attempts=attempts, cause=cause)


def test_every_cause_of_an_unsent_visit_is_said(screens):
    assert set(WAYS) == set(UNSENT_WORDS)

    def say(screen: Screen) -> dict[str, str]:
        state, desk = samples()["desk-visits"][-1]
        found: dict[str, set[str]] = {}
        for word, (how, cause, attempts, online) in WAYS.items():
            lists = Lists(unsent=(unsent(how, cause, attempts),))
            screen.show((replace(state, online=online), replace(desk, tab=Tab.VISITS, lists=lists)))
            found[word] = {text for text in screen.words() if not any(letter.isdigit() for letter in text)}
            assert not cause or not any(cause in text for text in found[word])
        everywhere = set.intersection(*found.values())
        return {word: " ".join(shown - everywhere) for word, shown in found.items()}

    in_languages(screens, say, len(UNSENT_WORDS))


@pytest.mark.parametrize(("word", "way"), WAYS.items())
def test_a_cause_is_its_word(word: str, way: tuple[str, str, int, bool]):
    state, cause, attempts, online = way
    assert unsent_word(unsent(state, cause, attempts), online=online) == word


def test_whatever_a_server_answers_there_is_a_word_for_it():
    """What can be put right by somebody is said as that, and not as a wait."""
    for status in range(100, 600):
        for body in (b"", b"<html>", b'{"resourceType":"OperationOutcome"}', b'{"resourceType":"Bundle","type":"x"}'):
            answer = Answer(status=status, headers={}, body=body)
            for outcome in (judge(answer, 1, NOW), judge_probe(answer, NOW)):
                for state in ("pending", "ambiguous", "quarantined"):
                    word = unsent_word(unsent(state, getattr(outcome, "reason", "")), online=True)
                    assert word in UNSENT_WORDS
                    if status in (401, 403) and state != "quarantined":
                        assert word == "not-accepted"


def test_a_device_in_trouble_is_counted_and_a_well_one_is_not():
    troubled = {word for word in DEVICE_WORDS if in_trouble(DeviceLine(kind=Kind.WEIGHT, name="x", word=word))}
    assert troubled == {trouble.value for trouble in Trouble}


def test_the_printer_and_the_scanner_stand_among_the_devices_with_what_to_do(screen: Screen):
    screen.show(*samples()["desk-devices"])
    words = screen.words()
    assert {"Printer", "Paper ends soon", "Put in a new roll of paper.", "Code scanner"} <= set(words)


@pytest.mark.parametrize("word", ["paper-low", "no-paper", "cover-open", "stopped", "no-answer"])
def test_a_printer_that_wants_something_is_counted(word: str):
    assert in_trouble(PartLine(part="printer", word=word))
    assert not in_trouble(PartLine(part="printer", word="ready"))
