"""The station's alarms: each is sounded, told to the clinic and kept until somebody here takes it, disk or no disk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.effects import Alarm
from care.errors import CarepostError
from care.events import AlarmAnswered
from care.messages import AlarmRaised, AlarmTaken, FromKiosk
from kiosk import log
from sync.store import Store

TAKEN_TOLD = timedelta(hours=24)
"""A taken alarm is told again, after every connect, until it is so old."""


class Loud(Protocol):
    """Where an alarm goes."""

    def tell(self, message: FromKiosk) -> None:
        """Say this to the clinic, now or when it is in reach."""
        ...

    def alarm(self, alarm: Alarm) -> None:
        """Be loud here."""
        ...

    def quiet(self, alarm_id: UUID) -> None:
        """Be loud for this alarm no more."""
        ...


class AlarmDesk:
    """Raises alarms and knows what has become of each. What the store cannot keep is known until the process ends."""

    def __init__(self, store: Store, world: Loud, handle: Callable[[AlarmAnswered], None]) -> None:
        self._store = store
        self._world = world
        self._handle = handle
        self._unkept: dict[UUID, Alarm] = {}

    def raise_(self, alarm: Alarm) -> None:
        """Call for a person: no disk is waited for."""
        self._world.alarm(alarm)
        self._world.tell(_raised(alarm))
        self._keep(alarm)

    def sound_again(self) -> None:
        """Be loud for what nobody has taken: the process that was is not there any more."""
        for alarm in self.all():
            if alarm.taken_by is None:
                self._world.alarm(alarm)

    def take(self, alarm_id: UUID, by: str, at: datetime) -> Alarm | None:
        """Take an alarm at this station, once; the clinic hears of it."""
        alarm = self._open(alarm_id)
        if alarm is None:
            return None
        alarm = replace(alarm, taken_by=by, taken_at=at)
        self._world.quiet(alarm.id)
        self._world.tell(_taken(alarm))
        self._answered(alarm)
        return alarm

    def take_all(self, visit_id: UUID, by: str, at: datetime) -> Alarm | None:
        """Take what is open of a visit's alarms; the newest of them all is returned."""
        of_visit = [alarm for alarm in self.all() if alarm.visit_id == visit_id]
        taken = [self.take(alarm.id, by, at) or alarm for alarm in of_visit]
        return max(taken, key=lambda alarm: alarm.at, default=None)

    def seen(self, alarm_id: UUID, by: str) -> None:
        """A doctor has seen it from elsewhere: it stays open, and as loud as it was."""
        alarm = self._open(alarm_id)
        if alarm is not None:
            self._answered(replace(alarm, seen_by=by))

    def all(self) -> list[Alarm]:
        """Return every alarm that is known, those that nobody here has taken first, the newest of each first."""
        known = {alarm.id: alarm for alarm in self._kept()} | self._unkept
        newest = sorted(known.values(), key=lambda alarm: alarm.at, reverse=True)
        return sorted(newest, key=lambda alarm: alarm.taken_by is not None)

    def greetings(self, now: datetime) -> list[FromKiosk]:
        """Return what the clinic must hear after every connect: the open ones, and those that were taken lately.

        One that was taken while the clinic was out of reach must not stay open there; told twice does no harm.
        """
        oldest_first = list(reversed(self.all()))
        open_ones: list[FromKiosk] = [_raised(alarm) for alarm in oldest_first if alarm.taken_at is None]
        return open_ones + [
            _taken(alarm) for alarm in oldest_first if alarm.taken_at and now - alarm.taken_at < TAKEN_TOLD
        ]

    def _open(self, alarm_id: UUID) -> Alarm | None:
        return next((alarm for alarm in self.all() if alarm.id == alarm_id and alarm.taken_by is None), None)

    def _answered(self, alarm: Alarm) -> None:
        self._keep(alarm)
        self._handle(AlarmAnswered(alarm))

    def _keep(self, alarm: Alarm) -> None:
        self._unkept[alarm.id] = alarm
        taken = alarm.taken_by is not None
        try:
            self._store.save_alarm(alarm.id, msgspec.msgpack.encode(alarm), alarm.at, acknowledged=taken)
        except CarepostError as error:
            log.get().error("an alarm could not be kept", code=error.code)
        else:
            del self._unkept[alarm.id]

    def _kept(self) -> list[Alarm]:
        try:
            return [msgspec.msgpack.decode(kept.body, type=Alarm) for kept in self._store.alarms()]
        except CarepostError as error:
            log.get().error("the alarms cannot be read", code=error.code)
            return []


def _raised(alarm: Alarm) -> AlarmRaised:
    return AlarmRaised(alarm_id=alarm.id, visit_id=alarm.visit_id, why=alarm.why, at=alarm.at)


def _taken(alarm: Alarm) -> AlarmTaken:
    assert alarm.taken_by is not None
    assert alarm.taken_at is not None
    return AlarmTaken(alarm_id=alarm.id, by=alarm.taken_by, at=alarm.taken_at)
