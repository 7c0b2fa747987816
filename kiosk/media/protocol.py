"""What the kiosk and its media process say to each other: one msgpack message a frame, length first."""

import logging
import struct
from collections.abc import Iterator
from enum import Enum
from typing import Generic, TypeVar

import msgspec

from care.pictures import Flaw, Role
from kiosk.media.errors import MediaProtocolError

log = logging.getLogger(__name__)

MESSAGE_BYTES_MAX = 16 * 1024 * 1024
"""A still of a 4K camera fits; anything larger is not ours."""
BEAT_S = 0.25
_LENGTH = struct.Struct(">I")


class CallState(Enum):
    """How the call stands, as the patient should be told."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    """Nothing has been heard for a second; it may come back by itself."""
    BACK = "back"
    """Heard again after `LOST`."""
    FAILED = "failed"
    """This connection will not come back: start the same call again."""
    ENDED = "ended"


class IceServer(msgspec.Struct, frozen=True, kw_only=True):
    """One STUN or TURN server, with its short-lived credentials."""

    urls: list[str]
    username: str | None = None
    credential: str | None = None


class Command(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="message"):
    """What the kiosk asks of its media process."""


class Warm(Command, frozen=True, kw_only=True):
    """Load the call engine now, because a patient is here and a call may come."""


class OpenCamera(Command, frozen=True, kw_only=True):
    """Show this camera in the self view; `width` and `height` are what a call sends (pixels)."""

    source: str
    width: int = 640
    height: int = 480


class CloseCamera(Command, frozen=True, kw_only=True):
    """Let go of the camera and wipe the self view."""


class WatchCodes(Command, frozen=True, kw_only=True):
    """Look for QR codes and barcodes in the camera's pictures, or stop looking."""

    on: bool


class ShowCard(Command, frozen=True, kw_only=True):
    """Hold a card with this text before the test picture's camera, or take it away; real cameras ignore it."""

    text: str | None = None


class TakeStill(Command, frozen=True, kw_only=True):
    """Take one picture at the open camera's full resolution, as a JPEG of at most so many bytes.

    It is judged, and of a document made the page alone, as `camera` asks for.
    """

    id: str
    camera: Role = Role.FACE
    bytes_max: int = MESSAGE_BYTES_MAX // 2


class StartCall(Command, frozen=True, kw_only=True):
    """Offer a call; the same `call_id` again builds a new connection for it.

    `sound` is `auto` (devices, or silence; a soft voice with a test camera), `test` (the voice) or `none`.
    """

    call_id: str
    ice_servers: list[IceServer]
    sound: str = "auto"


class SetRemote(Command, frozen=True, kw_only=True):
    """The doctor's answer."""

    call_id: str
    type: str
    sdp: str


class AddCandidate(Command, frozen=True, kw_only=True):
    """One way to reach the doctor, as in SDP; None means that there are no more."""

    call_id: str
    candidate: str | None
    mid: str | None = None


class Mute(Command, frozen=True, kw_only=True):
    """Send silence instead of the microphone, or the microphone again."""

    on: bool


class CameraOff(Command, frozen=True, kw_only=True):
    """Send no pictures, or pictures again."""

    on: bool


class SendData(Command, frozen=True, kw_only=True):
    """Say this on the call's data channel; it waits for the channel to open."""

    text: str


class EndCall(Command, frozen=True, kw_only=True):
    """Close the call and wipe the remote view."""

    call_id: str


class Quit(Command, frozen=True, kw_only=True):
    """End the media process."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="message"):
    """What the media process tells the kiosk."""


class Ready(Event, frozen=True, kw_only=True):
    """The media process listens."""


class Beat(Event, frozen=True, kw_only=True):
    """The event loop turns: told every `BEAT_S`, so that a process that stands still is found out."""


class Warmed(Event, frozen=True, kw_only=True):
    """The call engine is loaded."""


class Described(Event, frozen=True, kw_only=True):
    """Our offer for the doctor."""

    call_id: str
    type: str
    sdp: str


class Candidate(Event, frozen=True, kw_only=True):
    """One more way to reach us, beyond those in the offer."""

    call_id: str
    candidate: str | None
    mid: str | None = None


class CallChanged(Event, frozen=True, kw_only=True):
    """The call stands differently now."""

    call_id: str
    state: CallState


class DataOpen(Event, frozen=True, kw_only=True):
    """The data channel to the doctor is open; told again when a lost link is back."""


class DataReceived(Event, frozen=True, kw_only=True):
    """The doctor's side said this on the data channel."""

    text: str


class CodeSeen(Event, frozen=True, kw_only=True):
    """A QR code or barcode is in the picture; `format` in zxing's words."""

    text: str
    format: str


class StillTaken(Event, frozen=True, kw_only=True):
    """The picture asked for with `TakeStill`, as JPEG, and what is wrong with it."""

    id: str
    jpeg: bytes
    width: int
    height: int
    camera: Role = Role.FACE
    flaw: Flaw | None = None


NO_PICTURE = "no-picture"


class StillFailed(Event, frozen=True, kw_only=True):
    """There was no picture to take (`no-picture`), or none small enough (`no-room`)."""

    id: str
    reason: str


class CameraState(Event, frozen=True, kw_only=True):
    """Whether pictures come from the camera, and if not why, in a technician's words."""

    ok: bool
    reason: str = ""


class Level(Event, frozen=True, kw_only=True):
    """How loud microphone and loudspeaker are, as RMS of full scale (0 to 1)."""

    mic: float
    speaker: float


class Figures(Event, frozen=True, kw_only=True):
    """The call in numbers, once a second, for the technician."""

    call_id: str
    values: dict[str, float]


AnyCommand = (
    Warm
    | OpenCamera
    | CloseCamera
    | WatchCodes
    | ShowCard
    | TakeStill
    | StartCall
    | SetRemote
    | AddCandidate
    | Mute
    | CameraOff
    | SendData
    | EndCall
    | Quit
)
AnyEvent = (
    Ready
    | Beat
    | Warmed
    | Described
    | Candidate
    | CallChanged
    | DataOpen
    | DataReceived
    | CodeSeen
    | StillTaken
    | StillFailed
    | CameraState
    | Level
    | Figures
)

Message = TypeVar("Message")


def encode(message: Command | Event) -> bytes:
    """One message as it goes down the pipe."""
    body = msgspec.msgpack.encode(message)
    return _LENGTH.pack(len(body)) + body


class Inbox(Generic[Message]):
    """Puts the pipe's bytes together into messages; one that makes no sense is dropped and logged by size only."""

    def __init__(self, decoder: msgspec.msgpack.Decoder[Message]) -> None:
        self._decoder = decoder
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are whole now.

        Raises MediaProtocolError when a length beyond `MESSAGE_BYTES_MAX` is announced: the pipe is lost then.
        """
        self._bytes += data
        while (body := self._take()) is not None:
            try:
                yield self._decoder.decode(body)
            except (msgspec.DecodeError, msgspec.ValidationError):
                log.warning("a message of %d bytes was not understood and was dropped", len(body))

    def _take(self) -> bytes | None:
        if len(self._bytes) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._bytes)
        if length > MESSAGE_BYTES_MAX:
            raise MediaProtocolError(f"a message of {length} bytes was announced")
        end = _LENGTH.size + length
        if len(self._bytes) < end:
            return None
        body = bytes(self._bytes[_LENGTH.size : end])
        del self._bytes[:end]
        return body


def commands() -> Inbox[AnyCommand]:
    """The media process's inbox."""
    return Inbox(msgspec.msgpack.Decoder(AnyCommand))


def events() -> Inbox[AnyEvent]:
    """The kiosk's inbox."""
    return Inbox(msgspec.msgpack.Decoder(AnyEvent))
