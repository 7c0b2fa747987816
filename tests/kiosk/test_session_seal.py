"""The session seal, from the device's memory to the encounter: whatever comes when, nobody gets another's value.

One real cuff's driver, the real station, the real device desk and the real flow; the cuff measures whoever is there,
keeps what nobody fetched, says things twice, speaks on links of long ago, and its clock is set wrong. Each value is
the number of the person it was taken from.
"""

import asyncio
import struct
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from care import effects as do
from care import events as ev
from care.checkin import Page
from care.vitals import BloodPressure, Kind, Reading
from kiosk.devices import DeviceDesk
from peripherals import bench
from peripherals.binding import Binding
from peripherals.codecs.clock import encode_date_time
from peripherals.driver import Driver
from peripherals.links.ble import CLOCK_RIGHT_S
from peripherals.links.script import ScriptLink
from peripherals.station import Station
from tests.worlds.stay import JOINED, Stay

CUFF = Binding(kind=Kind.BLOOD_PRESSURE, driver="blood-pressure", name="Cuff", address="C0:FF")
INFLATING = ("2a36", bytes.fromhex("00d7f000000000"))
LEAST, MEASURES_S = 60, 20


class Wall(datetime):
    """The time of the hall, which the test lets pass."""

    passed = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + cls.passed


class CuffLink(ScriptLink):
    """A connection to the cuff: it says first what it has kept, and its clock is set where it is wrong."""

    def __init__(self, cuff: "Cuff") -> None:
        super().__init__(ends=False)
        self.said: list[bytes] = []
        self._cuff = cuff

    def unheard(self) -> list[tuple[str, bytes]]:
        """Take back what was sent and not heard yet."""
        pieces = [self._pieces.get_nowait() for _ in range(self._pieces.qsize())]
        return [piece for piece in pieces if piece is not None]

    async def set_clock(self) -> bool:
        ahead_s = self._cuff.ahead.total_seconds()
        self.clock_was_right, self.clock_ahead_s = abs(ahead_s) <= CLOCK_RIGHT_S, max(0.0, ahead_s)
        if not self.clock_was_right:
            self._cuff.ahead = timedelta()
        return True


class Cuff:
    """Measures whoever is there, with a memory and a clock of its own."""

    def __init__(self) -> None:
        self.links: list[CuffLink] = []
        self.kept: list[bytes] = []
        self.said: list[bytes] = []
        self.ahead = timedelta()
        self.slow = False
        """It takes its time before it says what it has kept."""

    async def open(self, _: Binding, __: Driver, ___: float) -> Any:
        link = CuffLink(self)
        self.links.append(link)
        if not self.slow:
            self.fetch()
        return link

    def fetch(self) -> None:
        """It says what it has kept, on the link that it has now."""
        if not self.links or self.links[-1].closed:
            return
        kept, self.kept = self.kept, []
        for value in kept:
            self.links[-1].said.append(value)
            self.links[-1].send("2a35", value)

    def press(self, person: int, *, stamped: bool) -> None:
        """Somebody lets it measure: fetched at once where it is connected, else kept."""
        Wall.passed += timedelta(seconds=MEASURES_S)
        link = self.links[-1] if self.links and not self.links[-1].closed else None
        value = _pressure(person, Wall.now() + self.ahead if stamped else None)
        self.said.append(value)
        if link is None:
            self.kept.append(value)
        else:
            link.said.append(value)
            link.send(*INFLATING)
            link.send("2a35", value)

    def again(self, which: int) -> None:
        """It says once more what it has said on the link that it has now."""
        if self.links and self.links[-1].said and not self.links[-1].closed:
            said = self.links[-1].said
            self.links[-1].send("2a35", said[which % len(said)])

    def late(self, which: int) -> None:
        """A link of long ago brings something."""
        if self.said and self.links:
            self.links[which % len(self.links)].send("2a35", self.said[-1])

    def lose(self, *, heard: bool) -> None:
        """The radio is gone; the cuff keeps what was not heard, or, where it cannot know that, its last value."""
        if not self.links or self.links[-1].closed:
            return
        link = self.links[-1]
        self.kept += self.said[-1:] if heard else [value for name, value in link.unheard() if name == "2a35"]
        link.end()


def _pressure(person: int, taken: datetime | None) -> bytes:
    time = encode_date_time(taken) if taken else b""
    return bytes([0x02 if taken else 0]) + struct.pack("<HHH", person, 80, 93) + time


class Hall:
    """The station with its cuff, and people who come one after the other."""

    def __init__(self) -> None:
        self.cuff = Cuff()
        self.tray: list[Reading] = []
        station = Station([CUFF], unassigned=self.tray.append, open_link=self.cuff.open)
        self.desk = DeviceDesk(station, self.told)
        self.station = station
        self.person = LEAST
        self.stay: Stay | None = None
        self.charts: list[tuple[int, Stay]] = []

    def told(self, event: ev.Event) -> None:
        """What the flow asks for is done, as the session does it."""
        if self.stay is None:
            if isinstance(event, ev.Measured):
                self.tray.append(event.reading)
            return
        self.stay(event)
        self._do(self.stay)

    def _do(self, stay: Stay) -> None:
        for effect in stay.effects:
            match effect:
                case do.Measure(kind, lease):
                    self.desk.start(kind, lease)
                case do.StopMeasuring():
                    self.desk.stop()
                case do.SetAside(reading):
                    self.tray.append(reading)

    def arrive(self) -> None:
        """The next person comes, and is led up to the cuff."""
        self.leave()
        self.person += 1
        self.stay = Stay()
        self.charts.append((self.person, self.stay))
        self.stay(ev.OnlineChanged(True))
        self.stay(*JOINED)
        self.measure()

    def measure(self) -> None:
        """Whoever is there is measured, or measured again."""
        stay = self.stay
        if stay is None or stay.state.page not in (Page.VITALS, Page.RESULT, Page.TROUBLE, Page.REVIEW):
            return
        stay.begin(Kind.BLOOD_PRESSURE)
        self._do(stay)

    def leave(self) -> None:
        """Whoever is there goes, in the middle of whatever it is."""
        if self.stay is not None:
            self.desk.stop()
            self.stay = None

    async def close(self) -> None:
        self.leave()
        await self.station.stop()


ACTIONS = st.lists(
    st.one_of(
        st.sampled_from(["arrive", "arrive", "measure", "leave", "fetch"]).map(lambda name: (name, 0)),
        st.tuples(st.sampled_from(["lose", "slow"]), st.integers(0, 1)),
        st.tuples(st.just("press"), st.integers(0, 1)),
        st.tuples(st.sampled_from(["again", "late"]), st.integers(0, 9)),
        st.tuples(st.just("wait"), st.integers(1, 400)),
        st.tuples(st.just("clock"), st.sampled_from([-86_400, -300, -30, -9, 9, 30, 120, 300, 86_400])),
        st.tuples(st.just("turn"), st.integers(1, 30)),
    ),
    max_size=50,
)


def seal_holds(actions: list[tuple[str, int]]) -> None:
    async def story() -> None:
        Wall.passed = timedelta()
        hall = Hall()
        for action, number in actions:
            match action:
                case "arrive" | "leave":
                    Wall.passed += timedelta(seconds=2)  # nobody takes the place of another within a second
                    getattr(hall, action)()
                    Wall.passed += timedelta(seconds=2)
                case "measure":
                    hall.measure()
                    Wall.passed += timedelta(seconds=2)
                case "press":
                    if hall.stay is not None:
                        hall.cuff.press(hall.person, stamped=bool(number))
                case "slow":
                    hall.cuff.slow = bool(number)
                case "fetch":
                    hall.cuff.fetch()
                case "lose":
                    hall.cuff.lose(heard=bool(number))
                case "again" | "late":
                    getattr(hall.cuff, action)(number)
                case "wait":
                    Wall.passed += timedelta(seconds=number)
                case "clock":
                    hall.cuff.ahead = timedelta(seconds=number)
                case _:
                    for _ in range(number):
                        await asyncio.sleep(0)
        await hall.close()
        for person, stay in hall.charts:
            for reading in stay.visit.readings:
                assert isinstance(reading.vital, BloodPressure)
                assert reading.vital.systolic == person, f"{reading.vital.systolic:.0f} is in the chart of {person}"

    asyncio.run(story())


@pytest.fixture(autouse=True)
def hall_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "datetime", Wall)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_nobody_gets_a_value_that_was_taken_from_somebody_else(actions: list[tuple[str, int]]) -> None:
    seal_holds(actions)


def search(story: Callable[[list[tuple[str, int]]], None]) -> None:
    """Look for a sequence that breaks the seal; the first is enough."""
    settings(max_examples=2000, deadline=None, phases=[Phase.generate], database=None)(given(ACTIONS)(story))()


def test_the_stories_bring_values_into_charts() -> None:
    """What never files anything would hold any seal."""

    async def story() -> None:
        Wall.passed = timedelta()
        hall = Hall()
        hall.arrive()
        for _ in range(30):
            await asyncio.sleep(0)
        hall.cuff.press(hall.person, stamped=False)
        for _ in range(30):
            await asyncio.sleep(0)
        [(person, stay)] = hall.charts
        assert [reading.vital for reading in stay.visit.readings] == [
            BloodPressure(systolic=person, diastolic=80, mean=93)
        ]
        await hall.close()

    asyncio.run(story())


def test_a_station_that_takes_stored_values_for_new_ones_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench._Run, "_may_be_stored", lambda _run, _taken_at: False)
    with pytest.raises(AssertionError, match="is in the chart of"):
        search(seal_holds)


def test_a_station_that_trusts_any_clock_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.Bench, "told_time", lambda _bench, reading, _link: reading.device_time)
    with pytest.raises(AssertionError, match="is in the chart of"):
        seal_holds(kept_with_a_time_to_come(300))


def kept_with_a_time_to_come(ahead: int) -> list[tuple[str, int]]:
    """The clock ran ahead, a value was kept, the clock was set right, and the link broke before the value came."""
    taken = [("slow", 1), ("arrive", 0), ("clock", ahead), ("press", 1), ("arrive", 0), ("turn", 30)]
    return [*taken, ("lose", 0), ("turn", 30), ("fetch", 0), ("turn", 30)]


@pytest.mark.parametrize("ahead", [9, 30, 300, 86_400])
def test_a_stamp_from_before_the_clock_was_set_right_vouches_for_nothing(ahead: int) -> None:
    story = kept_with_a_time_to_come(ahead)
    seal_holds(story)
    seal_holds([*story[:6], ("wait", 25), ("arrive", 0), *story[7:]])
