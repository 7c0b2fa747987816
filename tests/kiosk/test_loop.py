"""The io thread: events in order, and an end that is always told."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

from kiosk.loop import IoThread

DEADLINE_S = 10


class Told:
    """What the thread said when it failed."""

    def __init__(self) -> None:
        self.errors: list[BaseException] = []
        self.failed = threading.Event()

    def __call__(self, error: BaseException) -> None:
        self.errors.append(error)
        self.failed.set()


async def for_ever() -> None:
    await asyncio.Event().wait()


def started(work: Callable[[], Awaitable[None]]) -> tuple[IoThread, Told]:
    told = Told()
    thread = IoThread(work, told)
    thread.start()
    return thread, told


def test_what_is_posted_is_called_there_and_in_order() -> None:
    thread, told = started(for_ever)
    called: list[tuple[int, str]] = []
    done = threading.Event()
    for number in range(100):
        thread.post(lambda n: called.append((n, threading.current_thread().name)), number)
    thread.post(done.set)
    assert done.wait(DEADLINE_S)
    thread.stop()
    assert called == [(number, "io") for number in range(100)]
    assert told.errors == []


def test_what_is_posted_before_the_start_waits_for_it() -> None:
    done = threading.Event()
    thread = IoThread(for_ever, Told())
    thread.post(done.set)
    assert not done.is_set()
    thread.start()
    assert done.wait(DEADLINE_S)
    thread.stop()


def test_work_that_fails_is_told() -> None:
    async def fails() -> None:
        raise OSError("no")

    thread, told = started(fails)
    assert told.failed.wait(DEADLINE_S)
    thread.stop()
    assert [type(error) for error in told.errors] == [OSError]


def test_an_event_that_breaks_something_ends_the_work_and_is_told() -> None:
    """A touch that raised must not leave a station that looks alive and does nothing."""
    closed = threading.Event()

    async def work() -> None:
        try:
            await for_ever()
        finally:
            closed.set()

    thread, told = started(work)
    up = threading.Event()
    thread.post(up.set)
    assert up.wait(DEADLINE_S)
    thread.post(lambda: [][0])
    assert told.failed.wait(DEADLINE_S)
    assert closed.is_set()
    assert [type(error) for error in told.errors] == [IndexError]
    thread.stop()


def test_to_be_stopped_is_no_failure_and_closes_what_is_open() -> None:
    closed = threading.Event()

    async def work() -> None:
        try:
            await for_ever()
        finally:
            closed.set()

    thread, told = started(work)
    up = threading.Event()
    thread.post(up.set)
    assert up.wait(DEADLINE_S)
    thread.stop()
    assert closed.is_set()
    assert told.errors == []


def test_after_the_end_posting_and_stopping_do_nothing() -> None:
    thread, _ = started(lambda: asyncio.sleep(0))
    thread.stop()
    thread.post(print, "never")
    thread.stop()
    IoThread(for_ever, Told()).stop()
