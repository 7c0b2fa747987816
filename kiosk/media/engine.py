"""What the media process does with each command; heavy parts are loaded when they are first needed."""

import asyncio
import contextlib
import importlib
import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, assert_never

from kiosk.media import protocol
from kiosk.media.frames import FrameRing

if TYPE_CHECKING:
    import av

    from kiosk.media.audio import Devices, Sound
    from kiosk.media.call import Call
    from kiosk.media.camera import Camera, EveryNth
    from peripherals.cameras.camera import Image

log = logging.getLogger(__name__)

CODES_EVERY = 5
"""Every n-th picture is searched for codes."""
STILL_MAX_S = 6.0


class Engine:
    """Owns the camera and at most one call. All methods belong to the event loop's thread."""

    def __init__(
        self,
        tell: Callable[[protocol.Event], None],
        self_ring: FrameRing,
        remote_ring: FrameRing,
    ) -> None:
        self._tell = tell
        self._self_ring, self._remote_ring = self_ring, remote_ring
        self._loop = asyncio.get_running_loop()
        self._camera: Camera | None = None
        self._camera_name = ""
        self._call: Call | None = None
        self._codes: EveryNth | None = None
        self._devices: Devices | None = None
        self._card: str | None = None
        self._muted = self._camera_off = False
        self._beside: set[asyncio.Task[None]] = set()

    async def handle(self, command: protocol.AnyCommand) -> bool:
        """Do what is asked; False after `Quit`. A command that fails is logged by its name only."""
        try:
            await self._do(command)
        except Exception as error:  # one bad command must not end the call
            # Not the message: it may hold a patient's words.
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = type(error).__name__
            log.error("%s failed: %s at %s:%s", type(command).__name__, kind, where.filename, where.lineno)
        return not isinstance(command, protocol.Quit)

    async def close(self) -> None:
        """Let go of everything."""
        for task in self._beside:
            task.cancel()
        await self._end_call()
        await self._close_camera()
        if self._devices is not None:
            await asyncio.to_thread(self._devices.end)

    async def _do(self, command: protocol.AnyCommand) -> None:
        match command:
            case protocol.Warm():
                await self._load("kiosk.media.call")
                self._tell(protocol.Warmed())
            case protocol.OpenCamera():
                await self._open_camera(command)
            case protocol.CloseCamera():
                await self._close_camera()
            case protocol.WatchCodes(on=on):
                await self._watch_codes(on)
            case protocol.ShowCard(text=text):
                self._show_card(text)
            case protocol.TakeStill():
                task = asyncio.create_task(self._take_still(command))
                self._beside.add(task)
                task.add_done_callback(self._beside.discard)
            case protocol.StartCall():
                await self._start_call(command)
            case protocol.SetRemote() if (call := self._called(command.call_id)) is not None:
                await call.answered(command.type, command.sdp)
            case protocol.AddCandidate() if (call := self._called(command.call_id)) is not None:
                await call.add_candidate(command.candidate, command.mid)
            case protocol.SetRemote() | protocol.AddCandidate():
                log.info("%s came for a call that is over", type(command).__name__)
            case protocol.Mute(on=on):
                self._muted = on
                self._apply_switches()
            case protocol.CameraOff(on=on):
                self._camera_off = on
                self._apply_switches()
            case protocol.SendData(text=text):
                if self._call is not None:
                    self._call.send(text)
            case protocol.EndCall(call_id=call_id):
                if self._called(call_id) is not None:
                    await self._end_call()
                    self._muted = self._camera_off = False
                self._tell(protocol.CallChanged(call_id=call_id, state=protocol.CallState.ENDED))
            case protocol.Quit():
                await self.close()
            case _:
                assert_never(command)

    async def _load(self, module: str) -> Any:
        """Import beside the event loop: this takes a second the first time."""
        return await asyncio.to_thread(importlib.import_module, module)

    # Camera

    async def _open_camera(self, command: protocol.OpenCamera) -> None:
        await self._close_camera()
        camera = await self._load("kiosk.media.camera")
        cameras = await self._load("peripherals.cameras.camera")
        self._camera_name = command.source
        self._camera = camera.Camera(
            lambda: cameras.open(command.source),
            (command.width, command.height),
            self._self_ring,
            self._on_frame,
            lambda ok, reason: self._from_thread(self._camera_is, ok, reason),
        )

    async def _close_camera(self) -> None:
        if self._camera is not None:
            camera, self._camera = self._camera, None
            await asyncio.to_thread(camera.close)
        self._self_ring.wipe()

    def _on_frame(self, frame: "av.VideoFrame", image: "Image") -> None:
        """A picture, on the camera's thread."""
        if self._codes is not None:
            self._codes.offer(image, lambda *work: self._loop.run_in_executor(None, *work))
        self._from_thread(self._show, frame)

    def _show(self, frame: "av.VideoFrame") -> None:
        if self._call is not None:
            self._call.show(frame)

    def _camera_is(self, ok: bool, reason: str) -> None:
        self._hold_card()
        self._tell(protocol.CameraState(ok=ok, reason=reason))

    def _from_thread(self, work: Callable[..., None], *arguments: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closing
            self._loop.call_soon_threadsafe(work, *arguments)

    async def _watch_codes(self, on: bool) -> None:
        if not on:
            self._codes = None
            return
        camera = await self._load("kiosk.media.camera")
        cameras = await self._load("peripherals.cameras.camera")
        codes = await self._load("peripherals.cameras.codes")

        def look(image: "Image") -> None:
            for code in codes.read_codes(cameras.gray(image)):
                self._from_thread(self._tell, protocol.CodeSeen(text=code.text, format=code.format))

        self._codes = camera.EveryNth(CODES_EVERY, look)

    def _show_card(self, text: str | None) -> None:
        self._card = text
        self._hold_card()

    def _hold_card(self) -> None:
        """Only the test picture can; before it is open the card waits for `_camera_is`."""
        source = self._camera.source if self._camera is not None else None
        show = getattr(source, "show_card", None)
        if show is not None:
            show(self._card)

    async def _still(self) -> "Image":
        if self._camera is None:
            raise LookupError("no camera is open")
        return await asyncio.wrap_future(self._camera.still())

    async def _take_still(self, command: protocol.TakeStill) -> None:
        """Beside the other commands: a camera may need a second to change its mode."""
        try:
            async with asyncio.timeout(STILL_MAX_S):
                image = await self._still()
            camera = await self._load("kiosk.media.camera")
            still = await self._load("peripherals.cameras.still")
            image, flaw = await asyncio.to_thread(still.finished, image, command.camera)
            taken = await asyncio.to_thread(camera.jpeg, image, command.bytes_max)
        except Exception as error:
            log.error("no still: %s", type(error).__name__)
            self._tell(protocol.StillFailed(id=command.id, reason=protocol.NO_PICTURE))
            return
        if taken is None:
            self._tell(protocol.StillFailed(id=command.id, reason="no-room"))
            return
        jpeg, width, height = taken
        self._tell(
            protocol.StillTaken(id=command.id, jpeg=jpeg, width=width, height=height, camera=command.camera, flaw=flaw)
        )

    # Call

    def _called(self, call_id: str) -> "Call | None":
        return self._call if self._call is not None and self._call.call_id == call_id else None

    async def _start_call(self, command: protocol.StartCall) -> None:
        call = await self._load("kiosk.media.call")
        await self._end_call()
        sound = self._sound(command.sound)
        self._call = call.Call(command.call_id, command.ice_servers, sound, self._remote_ring, self._tell)
        self._apply_switches()
        try:
            await self._call.offer()
        except Exception:
            self._tell(protocol.CallChanged(call_id=command.call_id, state=protocol.CallState.FAILED))
            raise

    def _sound(self, name: str) -> "Sound":
        from kiosk.media import audio
        from kiosk.media.qt_audio import QtThread

        if name != "auto":
            return audio.TestVoice() if name == "test" else audio.Silence()
        if self._devices is None:
            self._devices = audio.Devices(QtThread())
        return self._devices.open(audio.TestVoice() if self._camera_name.startswith("test") else audio.Silence())

    async def _end_call(self) -> None:
        if self._call is not None:
            call, self._call = self._call, None
            await call.close()
        self._remote_ring.wipe()

    def _apply_switches(self) -> None:
        if self._call is not None:
            self._call.microphone.muted = self._muted
            self._call.camera.off = self._camera_off
