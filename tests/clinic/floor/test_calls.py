"""Who may answer whom, and who hears what in a call."""

from uuid import UUID

from care import messages as m
from clinic.floor.events import ConsoleCame, ConsoleSaid, KioskCame, KioskGone, TellConsole, TellKiosk
from clinic.floor.presence import places
from tests.worlds.floor import CALL, CAME, IN_CALL, OWES, VISIT, WAITS, ada_says, card, kiosk_says, play, refusal, told


def test_what_cannot_be_answered_is_refused_with_a_reason():
    _, effects = play(*CAME, ada_says(m.Accept(visit_id=UUID(int=99))))
    assert refusal(effects) == "no-visit"
    _, effects = play(*WAITS, KioskGone(kiosk="k"), ada_says(m.Accept(visit_id=VISIT)))
    assert refusal(effects) == "station-offline"
    second = (KioskCame(kiosk="k2", name="x"), kiosk_says(m.VisitTold(card=card(UUID(int=9))), "k2"))
    _, effects = play(*IN_CALL, *second, ada_says(m.Accept(visit_id=UUID(int=9))))
    assert refusal(effects) == "in-call"
    left = kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left"))
    _, effects = play(*OWES, left, ada_says(m.Accept(visit_id=VISIT)))
    assert refusal(effects) == "left"


def test_an_offer_names_the_doctor_and_says_by_a_code_what_they_are():
    _, effects = play(*WAITS, ada_says(m.Accept(visit_id=VISIT)))
    (offer,) = told(effects, TellKiosk)
    assert (offer.doctor, offer.role) == ("Dr Ada", "doctor")  # a code that Phrases.qml has words for


def test_the_same_page_may_ask_for_its_call_again():
    floor, effects = play(*IN_CALL, ada_says(m.Accept(visit_id=VISIT), fresh=UUID(int=77)))
    assert told(effects, TellConsole) == [m.CallStarted(call_id=CALL, visit_id=VISIT)]
    assert list(floor.calls) == [CALL]


def test_an_unclosed_visit_is_its_doctors_alone_while_that_doctor_is_there():
    ben = ConsoleCame(doctor="ben", name="Dr Ben", console="bens")
    accept = ConsoleSaid(doctor="ben", console="bens", message=m.Accept(visit_id=VISIT), fresh=UUID(int=78))
    _, effects = play(*OWES, ben, accept)
    assert refusal(effects) == "taken"
    floor, effects = play(*OWES, ben, ada_says(m.SetPresence(presence="away")), accept)
    assert [type(one) for one in told(effects, TellConsole)] == [m.CallStarted]
    assert floor.visits[VISIT].doctor == "ben"


def test_a_call_that_never_began_leaves_the_patient_in_line():
    floor, effects = play(
        *WAITS, ada_says(m.Accept(visit_id=VISIT)), kiosk_says(m.CallAnswered(call_id=CALL, ready=False))
    )
    assert told(effects, TellConsole) == [m.CallEnded(call_id=CALL, by="patient")]
    assert (floor.visits[VISIT].doctor, floor.visits[VISIT].unclosed) == (None, False)
    assert len(places(floor)) == 1


def test_an_ended_call_may_be_ended_again_without_a_word():
    for event in (
        kiosk_says(m.CallEnded(call_id=CALL, by="patient")),
        ada_says(m.CallEnded(call_id=CALL, by="doctor")),
    ):
        floor, effects = play(*OWES, event)
        assert effects == []
        assert floor == play(*OWES)[0]


def test_words_of_the_other_side_are_not_taken():
    _, effects = play(*CAME, kiosk_says(m.Accept(visit_id=VISIT)))
    assert [one.code for one in told(effects, TellKiosk)] == ["malformed"]
    _, effects = play(*CAME, ada_says(m.Hello(station="x", mode="live", version="1")))
    assert refusal(effects) == "malformed"
    _, effects = play(*CAME, ada_says(m.SetPresence(presence="asleep")))
    assert refusal(effects) == "malformed"
    assert play(*CAME, kiosk_says(m.Hello(station="x", mode="live", version="1")))[1] == []
