"""The floor comes back from what was stored, and is never changed in place."""

import msgspec
from msgspec.structs import replace

from care import messages as m
from clinic.floor.events import KioskCame, TellConsole
from clinic.floor.state import Waiting, restored
from tests.worlds.floor import CALL, CAME, IN_CALL, NOW, VISIT, WAITS, ada_says, kiosk_says, play, told


def test_a_floor_comes_back_from_what_was_stored():
    floor, _ = play(*IN_CALL)
    kept = [msgspec.json.decode(msgspec.json.encode(one), type=Waiting) for one in floor.visits.values()]
    again = restored(kept, (), NOW)
    assert again.visits == floor.visits
    again, effects = play(KioskCame(kiosk="k", name="Hall"), CAME[1], floor=again)
    assert [one.call_id for one in told(effects, TellConsole)] == [CALL]
    _, effects = play(kiosk_says(m.Description(call_id=CALL, kind="offer", sdp="v=0")), floor=again)
    assert [type(one) for one in told(effects, TellConsole)] == [m.Description]


def test_nothing_is_changed_in_place():
    floor, _ = play(*WAITS)
    before = replace(floor)
    play(ada_says(m.Accept(visit_id=VISIT)), floor=floor)
    assert floor == before
