"""What frames every page: a nurse who was called is spoken of in words, with what happens next, wherever one can be."""

import pytest
from msgspec.structs import replace

from care.events import NurseCalled
from care.nursing import Desk
from tests.worlds.screen import SIZES, Screen
from ui.samples import samples


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", ["declined", "offline", "not-found", "trouble", "waiting-no-doctor", "call-back"])
def test_a_nurse_who_was_called_and_one_who_comes_are_told_apart_in_words(size: str, page: str):
    screen = Screen(size)
    try:
        everything = samples()
        before = everything.get(page, everything.get(f"{page}-sensor"))[-1][0]
        screen.show((before, Desk()))
        hint = screen.top().property("hint")
        assert screen.find("ask-nurse").property("label") == "Ask a nurse"
        screen.touch("ask-nurse")
        assert screen.said == [NurseCalled()]
        alarm = everything["declined-called"][-1][0].alarm
        screen.show((replace(before, alarm=alarm), Desk()))
        assert screen.top().property("hint") == "A nurse has been called. Please stay here." != hint
        assert screen.find("ask-nurse").property("label") == "Nurse called"
        screen.show((replace(before, alarm=replace(alarm, taken_by="nurse")), Desk()))
        assert screen.top().property("hint") == "A nurse is coming to you. Please stay here."
        assert screen.find("ask-nurse").property("label") == "A nurse is coming"
    finally:
        screen.close()
