"""Whether a doctor is there: pages that come and go, and calls that are kept for a while."""

from datetime import timedelta
from uuid import UUID

from care import messages as m
from care.presence import Presence
from clinic.floor.doctors import CALL_KEPT, GONE_AFTER
from clinic.floor.events import (
    ConsoleCame,
    ConsoleGone,
    ConsoleSaid,
    KioskCame,
    KioskGone,
    News,
    TellConsole,
    TellKiosk,
    Tick,
)
from clinic.floor.presence import on_call, presence_of
from clinic.floor.state import restored
from tests.worlds.floor import CALL, CAME, IN_CALL, NOW, OWES, VISIT, WAITS, play, refusal, told


def test_a_doctor_is_busy_in_a_call_and_on_call_again_after_it():
    floor, _ = play(*WAITS)
    assert presence_of(floor, floor.doctors["ada"]) is Presence.ON_CALL
    assert on_call(floor) == (1, 1)
    floor, _ = play(*IN_CALL)
    assert presence_of(floor, floor.doctors["ada"]) is Presence.BUSY
    assert on_call(floor) == (1, 0)
    floor, _ = play(*OWES)
    assert on_call(floor) == (1, 1)


def test_a_doctor_whose_page_is_gone_for_long_is_away():
    floor, _ = play(*WAITS, ConsoleGone(doctor="ada", console="page"))
    just, _ = play(Tick(), floor=floor, at=NOW + GONE_AFTER)
    assert on_call(just) == (1, 1)
    late, effects = play(Tick(), floor=floor, at=NOW + GONE_AFTER + timedelta(seconds=1))
    assert on_call(late) == (0, 0)
    assert News() in effects
    back, _ = play(ConsoleCame(doctor="ada", name="Dr Ada", console="new"), floor=just)
    still, _ = play(Tick(), floor=back, at=NOW + timedelta(hours=1))
    assert on_call(still) == (1, 1)


def test_of_two_pages_one_is_enough_to_be_there():
    floor, _ = play(
        *WAITS,
        ConsoleCame(doctor="ada", name="Dr Ada", console="other"),
        ConsoleGone(doctor="ada", console="page"),
    )
    floor, _ = play(Tick(), floor=floor, at=NOW + timedelta(hours=1))
    assert on_call(floor) == (1, 1)


def test_a_call_is_kept_for_its_doctor_and_then_ended_for_the_patient():
    floor, _ = play(*IN_CALL, ConsoleGone(doctor="ada", console="page"))
    floor, effects = play(Tick(), floor=floor, at=NOW + CALL_KEPT)
    assert CALL in floor.calls
    floor, effects = play(Tick(), floor=floor, at=NOW + CALL_KEPT + timedelta(seconds=1))
    assert told(effects, TellKiosk) == [m.CallEnded(call_id=CALL, by="clinic")]
    assert floor.visits[VISIT].unclosed


def test_a_call_whose_doctor_never_comes_back_after_a_restart_ends_for_the_patient():
    floor, _ = play(*IN_CALL)
    again = restored(floor.visits.values(), (), NOW)
    other = ConsoleCame(doctor="ben", name="Dr Ben", console="other")
    accept = ConsoleSaid(doctor="ben", console="other", message=m.Accept(visit_id=VISIT), fresh=UUID(int=9))
    again, effects = play(KioskCame(kiosk="k", name="Hall"), other, accept, floor=again)
    assert refusal(effects) == "taken"
    again, effects = play(Tick(), floor=again, at=NOW + CALL_KEPT + timedelta(seconds=1))
    assert m.CallEnded(call_id=CALL, by="clinic") in told(effects, TellKiosk)
    _, effects = play(accept, floor=again)
    assert [type(one) for one in told(effects, TellConsole)] == [m.CallStarted]


def test_a_page_that_comes_back_hears_that_the_station_is_gone():
    floor, _ = play(*IN_CALL, ConsoleGone(doctor="ada", console="page"), KioskGone(kiosk="k"))
    _, effects = play(CAME[1], floor=floor)
    assert told(effects, TellConsole)[-1] == m.StationState(call_id=CALL, online=False)
