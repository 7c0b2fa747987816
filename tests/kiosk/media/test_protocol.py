"""What goes down the pipe comes out whole, and what makes no sense is dropped without a word of it in the log."""

import logging
import struct

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.media import protocol
from kiosk.media.errors import MediaProtocolError

EVERY = [
    protocol.OpenCamera(source="test"),
    protocol.AddCandidate(call_id="1", candidate=None),
    protocol.SetRemote(call_id="1", type="answer", sdp="v=0"),
    protocol.StartCall(call_id="1", ice_servers=[protocol.IceServer(urls=["turn:example.org"], username="u")]),
    protocol.SendData(text="¿Cómo está? صباح الخير"),
    protocol.Quit(),
]


@given(st.integers(1, 40))
def test_messages_come_out_as_they_went_in_however_the_pipe_cuts_them(piece):
    stream = b"".join(protocol.encode(message) for message in EVERY)
    inbox = protocol.commands()
    cut = [stream[start : start + piece] for start in range(0, len(stream), piece)]
    assert [message for data in cut for message in inbox.feed(data)] == EVERY


def test_an_event_with_a_picture_comes_out_whole():
    event = protocol.StillTaken(id="1", jpeg=bytes(3_000_000), width=1280, height=720)
    assert list(protocol.events().feed(protocol.encode(event))) == [event]


UNKNOWN = msgspec.msgpack.encode({"message": "Dance"})
WRONG = msgspec.msgpack.encode({"message": "Mute", "on": "Ana Ruiz"})


@pytest.mark.parametrize("body", [b"", b"\xc1", b"Ana Ruiz", UNKNOWN, WRONG])
def test_a_malformed_message_is_dropped_and_the_next_one_still_comes(body, caplog):
    stream = struct.pack(">I", len(body)) + body + protocol.encode(protocol.Quit())
    with caplog.at_level(logging.WARNING):
        assert list(protocol.commands().feed(stream)) == [protocol.Quit()]
    assert str(len(body)) in caplog.text
    assert "Ana" not in caplog.text


def test_an_oversized_message_is_refused_before_it_is_read():
    with pytest.raises(MediaProtocolError):
        list(protocol.commands().feed(struct.pack(">I", protocol.MESSAGE_BYTES_MAX + 1)))


def test_an_event_is_not_taken_for_a_command():
    assert list(protocol.commands().feed(protocol.encode(protocol.Ready()))) == []
