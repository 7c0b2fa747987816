"""The io thread: one asyncio loop for devices, session, delivery and signalling, away from the window."""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable
from typing import Any


class IoThread:
    """Runs one coroutine until it ends or is stopped. Events may be posted from any thread, in order."""

    def __init__(self, work: Callable[[], Awaitable[None]], failed: Callable[[BaseException], None]) -> None:
        """`work` is called on the thread, so that heavy imports happen there; `failed` is told what ended it."""
        self._work = work
        self._failed = failed
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self._broken: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="io", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def post(self, call: Callable[..., Any], *args: Any) -> None:
        """Have this called on the io thread; what goes wrong in it ends the work. After the end nothing is called."""
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._call, call, args)

    def stop(self, timeout_s: float = 5.0) -> None:
        """Cancel the work and wait until everything is closed."""
        if self._thread.is_alive():
            with contextlib.suppress(RuntimeError):  # it has just ended by itself
                self._loop.call_soon_threadsafe(self._cancel)
            self._thread.join(timeout_s)
        elif not self._loop.is_closed():
            self._loop.close()

    def _call(self, call: Callable[..., Any], args: tuple[Any, ...]) -> None:
        try:
            call(*args)
        except Exception as error:  # whatever it is: a station that goes on as if nothing were wrong is worse
            self._broken = self._broken or error
            self._cancel()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._main())
        finally:
            self._loop.close()

    async def _main(self) -> None:
        self._task = asyncio.ensure_future(self._work())
        try:
            await self._task
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self._broken = self._broken or error
        if self._broken is not None:
            self._failed(self._broken)
