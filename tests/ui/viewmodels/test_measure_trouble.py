"""The page of a measurement without a value: words for each trouble in each language, and exactly its ways on."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from care.checkin import CheckIn, Page
from care.events import MeasureSkipped, MeasureStarted, NurseCalled
from care.troubles import Exit, exits
from care.vitals import Kind, Trouble
from tests.worlds.screen import SIZES, Screen
from ui.samples import samples
from ui.viewmodels.measure import TroubleModel

LANGUAGES = ["en", "es", "ar"]
BUTTONS = {"try-again": Exit.RETRY, "ask-nurse": Exit.NURSE_TYPES, "skip-this": Exit.SKIP}


def troubled(trouble: Trouble, kind: Kind = Kind.GLUCOSE, language: str = "en", tries: int = 1) -> CheckIn:
    state, _ = samples(language)["trouble-movement"][-1]
    return replace(state, page=Page.TROUBLE, trouble=trouble, measuring=kind, tries=tries)


def seen(screen: Screen, state: CheckIn) -> list[str]:
    screen.show((state, samples()["trouble-movement"][-1][1]))
    return screen.words()


def offered(screen: Screen) -> set[Exit]:
    found = set()
    for button, way in BUTTONS.items():
        try:
            shown = screen.find(button).isVisible()
        except LookupError:
            shown = False
        found |= {way} if shown else set()
    return found


@pytest.mark.parametrize("trouble", Trouble)
def test_exactly_the_ways_on_of_the_trouble_are_offered(screen: Screen, trouble: Trouble):
    words = seen(screen, troubled(trouble))
    ways = set(exits(trouble))
    assert offered(screen) == ways - {Exit.OTHER_DEVICE}
    assert any("another device" in text for text in words) is (Exit.OTHER_DEVICE in ways)


def test_a_cuff_that_squeezed_in_vain_too_often_is_not_offered_again(screen: Screen):
    assert Exit.RETRY in exits(Trouble.MOVEMENT)
    seen(screen, troubled(Trouble.MOVEMENT, Kind.BLOOD_PRESSURE, tries=9))
    assert offered(screen) == {Exit.NURSE_TYPES, Exit.SKIP}


@pytest.mark.parametrize("size", SIZES)
def test_each_way_on_says_what_the_patient_wants(screens: Callable[[str], Screen], size: str):
    screen = screens(size)
    state = troubled(Trouble.STRIP_ERROR)
    for button, said in (
        ("try-again", MeasureStarted(Kind.GLUCOSE)),
        ("ask-nurse", NurseCalled()),
        ("skip-this", MeasureSkipped(Kind.GLUCOSE, "strip-error")),
    ):
        seen(screen, state)
        screen.touch(button)
        assert screen.said[-1] == said


@pytest.mark.parametrize("kind", Kind)
def test_each_trouble_is_told_in_each_language(screens: Callable[..., Screen], kind: Kind):
    told = []
    for language in LANGUAGES:
        screen = screens("tall", language)
        told.append({trouble: "\n".join(seen(screen, troubled(trouble, kind, language))) for trouble in Trouble})
    for trouble in Trouble:
        spoken = [words[trouble] for words in told]
        assert len(set(spoken)) == len(LANGUAGES)
        assert not any(trouble.value in text for text in spoken if "-" in trouble.value)


def test_where_the_patient_can_help_each_trouble_has_words_of_its_own(screen: Screen):
    alike = [
        {Trouble.NOT_FOUND, Trouble.OFF_OR_ASLEEP, Trouble.LINK_LOST, Trouble.TIMEOUT},  # wake it
        {Trouble.NEEDS_BOND, Trouble.PORT_DENIED},  # nothing that a patient could do
        {Trouble.POOR_SIGNAL, Trouble.SENSOR_OFF},  # put it on well
        {Trouble.NO_RESULT, Trouble.BAD_DATA},  # once more
    ]
    by_words: dict[str, set[Trouble]] = {}
    for trouble in Trouble:
        by_words.setdefault("\n".join(seen(screen, troubled(trouble))), set()).add(trouble)
    assert [group for group in by_words.values() if len(group) > 1] == alike


def test_without_a_trouble_there_is_nothing_to_get_out_of():
    model = TroubleModel()
    state, _ = samples("en")["vitals"][-1]
    model.show(state)
    assert (model.exits, model.trouble) == ([], "")
