from uuid import UUID

import msgspec

from care import messages
from care.messages import AlarmRaised, Chat, FromKiosk, InCall, LiveReading, Relay, encode
from tests.worlds.visits import PRESSURE, minutes


def test_a_message_says_its_type():
    raised = AlarmRaised(alarm_id=UUID(int=1), visit_id=None, why="help", at=minutes(1))
    assert b'"type":"alarmraised"' in encode(raised)
    assert msgspec.json.decode(encode(raised), type=FromKiosk) == raised


def test_a_relayed_message_is_the_one_of_the_call():
    for body in (LiveReading(reading=PRESSURE), Chat(id=UUID(int=2), by="doctor", text="¿Qué?", at=minutes(2))):
        relayed = Relay(call_id=UUID(int=3), body=body)
        assert msgspec.json.decode(encode(relayed), type=FromKiosk) == relayed
        assert msgspec.json.decode(encode(body), type=InCall) == body


def test_a_whole_still_part_fits_into_a_message():
    assert messages.MAX_MESSAGE_BYTES > 48 * 1024 * 4 // 3
