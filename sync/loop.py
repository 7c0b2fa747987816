"""The delivery of the outbox: a task that nothing but its cancellation ends.

One bundle at a time for each patient, up to four patients at once. Before the first byte of a bundle leaves, its
row is durably marked ambiguous; an ambiguous bundle is looked for at the server before it is sent again. While
the server is away a single bundle tries the road for all of them.

A server that refuses ids chosen by the client (`updateCreate` false) is not written to at all, which is said in
so many words: conditional creates are not built yet.
"""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from time import monotonic
from typing import Any, Protocol
from uuid import UUID

import msgspec

from sync.errors import (
    CaptivePortalError,
    ClinicError,
    DeliveryStoppedError,
    RefusedError,
    StoreDamagedError,
    UnreachableError,
    UntrustedServerError,
)
from sync.outbox import (
    FIRST_TIMEOUT_S,
    LONGEST_WAIT_S,
    Absent,
    Answer,
    CaptivePortal,
    Delivered,
    Outcome,
    Pause,
    Present,
    Probe,
    Quarantine,
    Retry,
    allows_client_ids,
    backoff_s,
    entry_count,
    is_r4,
    judge,
    judge_probe,
    timeout_s,
)
from sync.records import OutboxRow, QueueStatus, State
from sync.store import Store

log = logging.getLogger(__name__)

AT_ONCE = 4
UNREACHABLE = "unreachable"
PAUSES_UNTIL_STOPPED = 5
FAILURES_OF_A_PASS = 5


class Server(Protocol):
    """What delivery needs of a FHIR server; `sync.client.ClinicClient` is one."""

    async def capability(self) -> dict[str, Any]: ...
    async def transaction(self, bundle: bytes, idempotency_key: str, timeout_s: float) -> Answer: ...
    async def search(self, query: str, timeout_s: float) -> Answer: ...


class Clock(Protocol):
    """The time of day for records, and a clock that never jumps for waiting."""

    def now(self) -> datetime: ...
    def monotonic_s(self) -> float: ...


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        return monotonic()


class Road(Enum):
    """How the way to the server is."""

    UNTRIED = "untried"
    OPEN = "open"
    AWAY = "away"
    PAUSED = "paused"
    CAPTIVE_PORTAL = "captive-portal"


_ROADS: dict[type[Outcome], Road] = {Pause: Road.PAUSED, CaptivePortal: Road.CAPTIVE_PORTAL}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became known: how the road is and why, and the bundle that it is about, if any."""

    road: Road
    reason: str
    bundle_id: UUID | None = None
    state: State | None = None


def _nobody(_: Change) -> None:
    """Listen for nobody."""


class Delivery:
    """Delivers what is in the store, now and whenever something is put there."""

    def __init__(
        self,
        store: Store,
        client: Server,
        clock: Clock | None = None,
        rng: random.Random | None = None,
        on_change: Callable[[Change], None] = _nobody,
        *,
        backoff_cap_s: float = LONGEST_WAIT_S,
        first_timeout_s: float = FIRST_TIMEOUT_S,
    ) -> None:
        self._store = store
        self._client = client
        self._clock = clock or SystemClock()
        self._rng = rng or random.Random()  # noqa: S311 (spreads retries, keeps no secret)
        self._on_change = on_change
        self._cap_s = backoff_cap_s
        self._first_timeout_s = first_timeout_s
        self._awake = asyncio.Event()
        self._known_server = False
        self._failures = 0
        self._pauses = 0
        self._not_before_s = 0.0
        self._due_s: dict[int, float] = {}
        self._row_failures: Counter[int] = Counter()
        self._tried: set[int] = set()
        self._flights: dict[str, asyncio.Task[None]] = {}
        self._reason = ""
        self.road = Road.UNTRIED

    def poke(self) -> None:
        """Look again now: something was frozen, or the network came back. A server's own wish to wait ends too."""
        self._not_before_s = 0.0
        self._due_s.clear()
        self._awake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                await self._guarded_step()
        finally:
            await self._land()

    async def drain(self, *, until_empty: bool) -> QueueStatus:
        """Deliver until nothing waits any more, or (not `until_empty`) until each bundle had one try.

        Raises DeliveryStoppedError when the server goes on refusing us: then waiting does not help.
        """
        try:
            while self._is_work_left(until_empty):
                if self._pauses >= PAUSES_UNTIL_STOPPED or (self._pauses and not until_empty):
                    raise DeliveryStoppedError(f"delivery stopped: {self._reason}")
                if self._failures >= FAILURES_OF_A_PASS and not until_empty:
                    break
                await self._guarded_step()
        finally:
            await self._land()
        return self._store.queue_status()

    def _is_work_left(self, until_empty: bool) -> bool:
        if until_empty:
            return bool(self._store.pending(limit=1))
        return any(row.seq not in self._tried for row in self._heads()) or bool(self._flights)

    async def _guarded_step(self) -> None:
        """One round of work and waiting. Whatever goes wrong here, the next round comes."""
        try:
            await self._step()
        except Exception:
            log.exception("delivery met an unexpected error and goes on")
            self._failed(Road.AWAY, "unexpected-error")
            await self._wait(self._not_before_s)

    async def _step(self) -> None:
        self._awake.clear()
        now_s = self._clock.monotonic_s()
        if now_s >= self._not_before_s and not (self._known_server or await self._meet_server()):
            return
        if now_s >= self._not_before_s:
            self._take_off(now_s)
        await self._wait(self._next_s(now_s))

    async def _wait(self, until_s: float | None) -> None:
        """Wait for a poke, a landing, or the time that was given."""
        poke = asyncio.ensure_future(self._awake.wait())
        left_s = None if until_s is None else max(0.0, until_s - self._clock.monotonic_s())
        try:
            await asyncio.wait([poke, *self._flights.values()], timeout=left_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            poke.cancel()
        for key in [key for key, flight in self._flights.items() if flight.done()]:
            del self._flights[key]

    def _next_s(self, now_s: float) -> float | None:
        if self._not_before_s > now_s:
            return self._not_before_s
        later = [due_s for due_s in self._due_s.values() if due_s > now_s]
        return min(later, default=None)

    # taking off

    def _take_off(self, now_s: float) -> None:
        at_once = 1 if self._failures else AT_ONCE
        for row in self._heads():
            if len(self._flights) >= at_once:
                return
            if row.patient_key not in self._flights and self._due_s.get(row.seq, 0.0) <= now_s:
                self._flights[row.patient_key] = asyncio.create_task(self._fly(row))

    def _heads(self) -> "list[OutboxRow]":
        """The first waiting bundle of each patient, oldest first; enough of them to fill every flight."""
        found: dict[str, OutboxRow] = {}
        after = 0
        while page := self._store.pending(after=after):
            for row in page:
                found.setdefault(row.patient_key, row)
            if len(found) >= AT_ONCE + len(self._flights) + len(self._due_s):
                break
            after = page[-1].seq
        return list(found.values())

    async def _fly(self, row: OutboxRow) -> None:
        try:
            self._settle(row, await self._deliver(row))
        except Exception:
            log.exception("a delivery met an unexpected error; its bundle is tried again")
            self._put_off(row)
            self._failed(Road.AWAY, "unexpected-error", None, row)
        finally:
            self._tried.add(row.seq)

    async def _land(self) -> None:
        for flight in self._flights.values():
            flight.cancel()
        await asyncio.gather(*self._flights.values(), return_exceptions=True)
        self._flights.clear()

    # one bundle

    async def _deliver(self, row: OutboxRow) -> Outcome:
        try:
            body = self._store.body(row.seq)
            entries = entry_count(body)
        except StoreDamagedError:
            return Quarantine("damaged-at-rest")
        except ValueError:
            return Quarantine("not-a-bundle")
        patience_s = timeout_s(row.attempts, self._first_timeout_s)
        try:
            if row.state is State.AMBIGUOUS and row.probe:
                found = judge_probe(await self._client.search(row.probe, patience_s), self._clock.now())
                if isinstance(found, Present):
                    return Delivered("found-at-the-server")
                if not isinstance(found, Absent):
                    return found
            self._store.mark_ambiguous(row.seq)
            answer = await self._client.transaction(body, str(row.id), patience_s)
            return judge(answer, entries, self._clock.now())
        except ClinicError as error:
            return _meaning(error)

    def _settle(self, row: OutboxRow, outcome: Outcome) -> None:
        match outcome:
            case Delivered(reason):
                self._store.mark_delivered(row.seq, self._clock.now(), reason)
                self._succeeded(row, State.DELIVERED, reason)
            case Quarantine(reason, detail):
                self._store.mark_quarantined(row.seq, reason, detail)
                self._succeeded(row, State.QUARANTINED, reason)
            case Probe(reason):
                self._store.record_attempt(row.seq, reason, applied=None)
                self._put_off(row)
                self._tell(reason, row, State.AMBIGUOUS)
            case Retry(reason, after_s, applied):
                self._store.record_attempt(row.seq, reason, applied=self._still(row, applied))
                if reason != UNREACHABLE:  # a server that is away says nothing about this bundle
                    self._put_off(row)
                self._failed(Road.AWAY, reason, after_s, row)
            case CaptivePortal(reason):
                self._store.record_attempt(row.seq, reason, applied=None)
                self._failed(Road.CAPTIVE_PORTAL, reason, None, row)
            case Pause(reason):
                self._store.record_attempt(row.seq, reason, applied=self._still(row, False))
                self._pauses += 1
                self._failed(Road.PAUSED, reason, None, row)

    def _still(self, row: OutboxRow, applied: bool | None) -> bool | None:
        """A bundle that was ambiguous before this attempt stays so, however surely this one was not taken."""
        return None if row.state is State.AMBIGUOUS else applied

    # the road

    async def _meet_server(self) -> bool:
        """Read what the server can do, once, before anything is sent to it."""
        try:
            statement = await self._client.capability()
        except ClinicError as error:
            outcome = _meaning(error)
            road = _ROADS.get(type(outcome), Road.AWAY)
            self._pauses += isinstance(outcome, Pause)
            self._failed(road, outcome.reason)
            return False
        if not is_r4(statement):
            self._pauses += 1
            self._failed(Road.PAUSED, "not-a-fhir-r4-server")
        elif not allows_client_ids(statement):
            self._pauses += 1
            self._failed(Road.PAUSED, "server-refuses-client-ids (conditional creates are not built yet)")
        else:
            self._known_server = True
            self._failures = 0
            self.road = Road.OPEN
            self._tell("reachable", None, None)
        return self._known_server

    def _succeeded(self, row: OutboxRow, state: State, reason: str) -> None:
        self._due_s.pop(row.seq, None)
        self._row_failures.pop(row.seq, None)
        self._failures = self._pauses = 0
        self._not_before_s = 0.0
        self.road = Road.OPEN
        self._tell(reason, row, state)

    def _failed(self, road: Road, reason: str, after_s: float | None = None, row: OutboxRow | None = None) -> None:
        self._failures += 1
        wait_s = backoff_s(self._failures, self._cap_s, self._rng)
        if after_s is not None:
            wait_s = min(max(wait_s, after_s), max(self._cap_s, wait_s))
        self._not_before_s = self._clock.monotonic_s() + wait_s
        self.road = road
        self._tell(reason, row, None)

    def _put_off(self, row: OutboxRow) -> None:
        """Let other bundles go first, so that one that upsets its server never blocks the road."""
        self._row_failures[row.seq] += 1
        wait_s = backoff_s(self._row_failures[row.seq], self._cap_s, self._rng)
        self._due_s[row.seq] = self._clock.monotonic_s() + wait_s

    def _tell(self, reason: str, row: OutboxRow | None, state: State | None) -> None:
        self._reason = reason
        change = Change(road=self.road, reason=reason, bundle_id=row.id if row else None, state=state)
        try:
            self._on_change(change)
        except Exception:
            log.exception("a listener of the delivery failed")


def _meaning(error: ClinicError) -> Outcome:
    match error:
        case UnreachableError():
            return Retry("no-answer") if error.sent else Retry(UNREACHABLE, applied=False)
        case CaptivePortalError():
            return CaptivePortal()
        case UntrustedServerError() | RefusedError():
            return Pause(error.code)
        case _:
            return Retry(error.code)


async def drain(
    store: Store,
    client: Server,
    until_empty: bool,
    backoff_cap: float,
    *,
    on_change: Callable[[Change], None] = _nobody,
    rng: random.Random | None = None,
    first_timeout_s: float = FIRST_TIMEOUT_S,
) -> QueueStatus:
    """Deliver what waits in `store` and come back; see `Delivery.drain`."""
    delivery = Delivery(
        store,
        client,
        rng=rng,
        on_change=on_change,
        backoff_cap_s=backoff_cap,
        first_timeout_s=first_timeout_s,
    )
    return await delivery.drain(until_empty=until_empty)
