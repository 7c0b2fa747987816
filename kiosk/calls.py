"""Ties the call together: the media process on one side, the clinic's WebSocket on the other, the visit between."""

import asyncio
import base64
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from time import monotonic
from uuid import UUID

import msgspec

from care import messages
from care.effects import BeginCall, HangUp, Send, SendStill, SetCameraOff, SetMute, TakeStill
from care.encounter import Still
from care.events import Asked, CallOver, CameraFailed, DoctorSaid, Event, LinkOfCall, StillFailed, StillTaken
from care.pictures import Role
from kiosk import log
from kiosk.media import protocol
from kiosk.media.client import MediaProcess, raise_priority
from kiosk.media.errors import MediaProcessLostError
from kiosk.media.link import LinkWatch
from kiosk.media.protocol import CallState

STILL_PART_BYTES = 36 * 1024
AGAIN_S = 1.0
"""A call that fails at once is not begun again sooner than this."""
LOOK_S = 0.2
DEAD_S = 4.0
"""A media process that has told nothing for so long is killed and started again; the patient knows before."""
SHORT_LIFE_S = 5.0
"""A media process that lived no longer than this is not started again at once."""
_NOTHING = (False, False, Role.FACE)
_LASTING = (messages.Chat, messages.LiveReading)
"""What must reach the doctor although the line went unnoticed while it was said; the console drops ids it knows."""
CallEffect = BeginCall | HangUp | SetMute | SetCameraOff | Send | TakeStill | SendStill

_decode_in_call = msgspec.json.Decoder(messages.InCall).decode


class CallDesk:
    """One call at a time; the media process is kept alive whatever happens to it."""

    def __init__(
        self,
        media: MediaProcess,
        handle: Callable[[Event], None],
        tell: Callable[[messages.FromKiosk], None],
        on_code: Callable[[str], None],
        cameras: Mapping[Role, str],
        size: tuple[int, int],
        card: str | None = None,
    ) -> None:
        """`cameras` tells where each is found, `size` the call's pictures in pixels.

        `card` is held before the test picture's camera while codes are looked for (training only).
        """
        self._media = media
        self._handle = handle
        self._tell = tell
        self._on_code = on_code
        self._cameras, self._size = cameras, size
        self._card = card
        self._ice: list[protocol.IceServer] = []
        self._call_id: UUID | None = None
        self._link, self._channel_open = CallState.CONNECTING, False
        self._heard, self._silent = 0, False
        self._wants: tuple[bool, bool, Role] = _NOTHING
        self._switches: tuple[bool, bool] = (False, False)
        self._begun_at = -AGAIN_S
        self._said: list[messages.InCall] = []
        self._stills: set[UUID] = set()
        self._orders: asyncio.Queue[protocol.AnyCommand] = asyncio.Queue()
        self._up = asyncio.Event()
        self.figures: dict[str, float] = {}

    async def run(self) -> None:
        """Keep the media process alive, obey orders and pass on what it tells, until cancelled."""
        obeying = asyncio.create_task(self._obey())
        try:
            while True:
                began = monotonic()
                await self._live()
                log.get().warning("media process ended")
                self._forget()
                if monotonic() - began < SHORT_LIFE_S:
                    await asyncio.sleep(AGAIN_S)
        finally:
            obeying.cancel()
            await self._media.stop()

    async def _live(self) -> None:
        watching: asyncio.Task[None] | None = None
        try:
            await self._media.start()
            if self._media.pid is not None:
                raise_priority(self._media.pid)
            self._up.set()
            watching = asyncio.create_task(self._watch())
            async for event in self._media.events():
                self._heard += 1
                self._on_media(event)
        except MediaProcessLostError as error:
            log.get().error("media process lost", reason=str(error))
        finally:
            if watching is not None:
                watching.cancel()
        self._up.clear()
        await self._media.kill()

    async def _watch(self) -> None:
        """Listen to the media process's heart: tell the patient when it stops, and end what does not go on."""
        heart = LinkWatch(started_at=monotonic(), failed_after_s=DEAD_S)
        while True:
            state = heart.observe(monotonic(), self._heard, "connected")
            if state is CallState.FAILED:
                log.get().error("media process stands still")
                self._media.strike()
                return
            if state in (CallState.LOST, CallState.BACK):
                self._falls_silent(state is CallState.LOST)
            await asyncio.sleep(LOOK_S)

    def _falls_silent(self, silent: bool) -> None:
        """Say that the call is lost while nobody answers for it; else that it stands as it was last told to."""
        self._silent = silent
        if self._call_id is not None:
            self._is_now(self._call_id, CallState.LOST if silent else self._link)

    def _forget(self) -> None:
        """The child is gone: what it was doing must be begun again."""
        wants, self._wants = self._wants, _NOTHING
        self._channel_open = self._silent = False
        if self._call_id is not None:
            self._is_now(self._call_id, CallState.FAILED)
        for still_id in tuple(self._stills):
            self._no_still(still_id, protocol.NO_PICTURE)
        self.camera(*wants)

    async def _obey(self) -> None:
        while True:
            order = await self._orders.get()
            await self._up.wait()
            try:
                await self._media.send(order)
            except MediaProcessLostError:
                log.get().warning("media process did not take an order", kind=type(order).__name__)

    # --- orders ---

    def warm(self) -> None:
        """A patient is here: load the call engine."""
        self._orders.put_nowait(protocol.Warm())

    def camera(self, on: bool, codes: bool, role: Role = Role.FACE) -> None:
        """Have this camera on or off, looking for codes or not; it takes the place of another."""
        if (on, codes, role) == self._wants:
            return
        was_on, was_codes, was = self._wants
        self._wants = (on, codes, role)
        if on and (not was_on or role is not was):
            width, height = self._size
            self._orders.put_nowait(protocol.OpenCamera(source=self._cameras[role], width=width, height=height))
        if codes != was_codes:
            self._orders.put_nowait(protocol.WatchCodes(on=codes))
            if self._card is not None:
                self._orders.put_nowait(protocol.ShowCard(text=self._card if codes else None))
        if was_on and not on:
            self._orders.put_nowait(protocol.CloseCamera())

    def use_ice(self, servers: tuple[dict[str, str | list[str]], ...]) -> None:
        """Use exactly these ICE servers for the next connection; a list that is none is not used."""
        try:
            self._ice = msgspec.convert(servers, list[protocol.IceServer])
        except msgspec.ValidationError:
            log.get().warning("the clinic's ICE servers were not understood", count=len(servers))

    def do(self, effect: CallEffect) -> None:
        """Carry out what a step asked of the call."""
        match effect:
            case BeginCall(call_id):
                self._begin(call_id)
            case HangUp(call_id):
                self._call_id = None
                self._said.clear()
                self._orders.put_nowait(protocol.EndCall(call_id=str(call_id)))
                self._tell(messages.CallEnded(call_id=call_id, by="patient"))
            case SetMute(on):
                self._switches = (on, self._switches[1])
                self._orders.put_nowait(protocol.Mute(on=on))
            case SetCameraOff(on):
                self._switches = (self._switches[0], on)
                self._orders.put_nowait(protocol.CameraOff(on=on))
            case Send(message):
                self.say(message)
            case TakeStill(still_id, bytes_max, role):
                self._stills.add(still_id)
                self._orders.put_nowait(protocol.TakeStill(id=str(still_id), bytes_max=bytes_max, camera=role))
            case SendStill(still):
                for message in slices(still):
                    self.say(message)

    def _begin(self, call_id: UUID) -> None:
        """Offer the call, as muted as the patient left it; the same call again takes a breath first."""
        if call_id != self._call_id:
            self._switches, self._begun_at = (False, False), -AGAIN_S
            self._said.clear()
        self._call_id, self._link, self._channel_open = call_id, CallState.CONNECTING, False
        wait_s = self._begun_at + AGAIN_S - monotonic()
        self._begun_at = monotonic() + max(0.0, wait_s)
        if wait_s > 0:
            asyncio.get_running_loop().call_later(wait_s, self._offer, call_id)
        else:
            self._offer(call_id)

    def _offer(self, call_id: UUID) -> None:
        if call_id != self._call_id:
            return
        muted, camera_off = self._switches
        self._orders.put_nowait(protocol.Mute(on=muted))
        self._orders.put_nowait(protocol.CameraOff(on=camera_off))
        self._orders.put_nowait(protocol.StartCall(call_id=str(call_id), ice_servers=self._ice))

    def say(self, message: messages.InCall) -> None:
        """Say this to the doctor, and what lasts again whenever the channel opens anew in this call."""
        if self._call_id is not None and isinstance(message, _LASTING):
            self._said.append(message)
        self._pass_on(message)

    def _pass_on(self, message: messages.InCall) -> None:
        """Say it by the data channel, or by the clinic while the channel is closed."""
        if self._channel_open and not self._silent:
            self._orders.put_nowait(protocol.SendData(text=messages.encode(message).decode()))
        elif self._call_id is not None:
            self._tell(messages.Relay(call_id=self._call_id, body=message))

    # --- what is told ---

    def _on_media(self, event: protocol.AnyEvent) -> None:
        match event:
            case protocol.Described(call_id=call_id, type=kind, sdp=sdp):
                self._tell(messages.Description(call_id=UUID(call_id), kind=kind, sdp=sdp))
            case protocol.Candidate(call_id=call_id, candidate=candidate, mid=mid):
                self._tell(messages.Candidate(call_id=UUID(call_id), candidate=candidate, mid=mid))
            case protocol.CallChanged(call_id=call_id, state=state):
                if UUID(call_id) == self._call_id:  # the end of the last call may come when the next one has begun
                    self._link = state
                    self._channel_open = self._channel_open and state is CallState.CONNECTED
                self._is_now(UUID(call_id), state)
            case protocol.DataOpen():
                self._channel_open = True
                for message in self._said:
                    self._pass_on(message)
            case protocol.DataReceived(text=text):
                self._on_data(text)
            case protocol.CodeSeen(text=text):
                self._on_code(text)
            case protocol.StillTaken():
                self._stills.discard(UUID(event.id))
                self._handle(StillTaken(_still(event)))
            case protocol.StillFailed(id=still_id, reason=reason):
                self._no_still(UUID(still_id), reason)
            case protocol.CameraState(ok=ok, reason=reason):
                log.get().info("camera", state="ok" if ok else "failed", reason=reason)
                if not ok:
                    self._handle(CameraFailed(self._wants[2]))
            case protocol.Figures(values=values):
                self.figures = values
            case protocol.Ready() | protocol.Beat() | protocol.Warmed() | protocol.Level():
                pass

    def _no_still(self, still_id: UUID, reason: str) -> None:
        self._stills.discard(still_id)
        log.get().warning("no still could be taken", reason=reason)
        self._handle(StillFailed(still_id, reason))

    def _is_now(self, call_id: UUID, state: CallState) -> None:
        """The call's link is another now: the patient is told, and the log."""
        self._handle(LinkOfCall(call_id, state.value))
        log.get().info("call link", state=state.value)

    def _on_data(self, text: str) -> None:
        if len(text) > messages.MAX_MESSAGE_BYTES:
            log.get().warning("an oversized message in the call was dropped", bytes=len(text))
            return
        try:
            self.hear(_decode_in_call(text))
        except (msgspec.DecodeError, UnicodeError):
            log.get().warning("a message in the call was not understood", bytes=len(text))

    def hear(self, message: messages.InCall) -> None:
        """Take in what the doctor said in the call."""
        match message:
            case messages.Chat():
                self._handle(DoctorSaid(message))
            case messages.Ask():
                self._handle(Asked(message))
            case messages.Hangup() if self._call_id is not None:
                self._handle(CallOver(self._call_id))
            case _:
                log.get().info("a message in the call was not for us", kind=type(message).__name__)

    def on_clinic(self, message: messages.Description | messages.Candidate | messages.Relay) -> None:
        """Take in what the doctor's side says by the clinic about the call."""
        match message:
            case messages.Description(call_id=call_id, kind=kind, sdp=sdp):
                self._orders.put_nowait(protocol.SetRemote(call_id=str(call_id), type=kind, sdp=sdp))
            case messages.Candidate(call_id=call_id, candidate=candidate, mid=mid):
                self._orders.put_nowait(protocol.AddCandidate(call_id=str(call_id), candidate=candidate, mid=mid))
            case messages.Relay(call_id=call_id, body=body) if call_id == self._call_id:
                self.hear(body)
            case messages.Relay():  # late words of a call that is over must not enter the next patient's visit
                log.get().info("a relayed message came for a call that is over")


def _still(taken: protocol.StillTaken) -> Still:
    return Still(
        id=UUID(taken.id),
        taken_at=datetime.now(UTC),
        content_type="image/jpeg",
        width=taken.width,
        height=taken.height,
        data=taken.jpeg,
        camera=taken.camera,
        flaw=taken.flaw,
    )


def slices(still: Still) -> list[messages.InCall]:
    """Cut a still into a head and parts that fit a message."""
    parts = [still.data[i : i + STILL_PART_BYTES] for i in range(0, len(still.data), STILL_PART_BYTES)]
    head = messages.StillHead(
        id=still.id,
        content_type=still.content_type,
        width=still.width,
        height=still.height,
        parts=len(parts),
        camera=still.camera,
        flaw=still.flaw,
    )
    return [
        head,
        *(
            messages.StillPart(id=still.id, number=number, data=base64.b64encode(part).decode())
            for number, part in enumerate(parts)
        ),
    ]
