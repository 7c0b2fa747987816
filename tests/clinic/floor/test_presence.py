"""What each waiting patient is told of the line."""

from uuid import UUID

from care import messages as m
from clinic.floor.events import KioskCame, TellKiosk
from clinic.floor.presence import places
from tests.worlds.floor import CAME, VISIT, WAITS, ada_says, card, kiosk_says, play, told


def test_places_are_honest():
    others = [card(UUID(int=10 + n), urgency=u) for n, u in enumerate(("emergency", "routine"))]
    came = [KioskCame(kiosk=str(n), name="x") for n in range(2)]
    said = [kiosk_says(m.VisitTold(card=one), str(n)) for n, one in enumerate(others)]
    floor, _ = play(*WAITS, *came, *said)
    found = {placed.visit_id: placed for _, placed in places(floor)}
    assert [found[one].place for one in (UUID(int=10), VISIT, UUID(int=11))] == [1, 2, 3]
    assert found[UUID(int=10)].wait_min == (0, 5)
    floor, _ = play(ada_says(m.SetPresence(presence="away")), floor=floor)
    assert {placed.wait_min for _, placed in places(floor)} == {None}


def test_whoever_has_not_joined_has_no_place_and_may_be_answered_early():
    early = card(phase="checking-in", joined_at=None)
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=early)))
    assert places(floor) == []
    _, effects = play(ada_says(m.Accept(visit_id=VISIT)), floor=floor)
    assert [type(one) for one in told(effects, TellKiosk)] == [m.CallOffered]
