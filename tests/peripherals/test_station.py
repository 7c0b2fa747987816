import asyncio
import struct
from collections.abc import Callable
from contextlib import aclosing
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from care.errors import BadInputError
from care.vitals import BloodPressure, Flag, Kind, Method, Progress, Reading, Trouble, Weight
from peripherals import bench
from peripherals.binding import Binding, Memory
from peripherals.codecs.clock import encode_date_time
from peripherals.driver import SILENCE, Driver, DriverError
from peripherals.links import ble
from peripherals.links.script import ScriptLink
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import person
from peripherals.station import Station
from tests.worlds.virtual_devices import furnished, measured, scripted, until

CUFF = Binding(kind=Kind.BLOOD_PRESSURE, driver="blood-pressure", name="Cuff", address="C0:FF")
SCALE = Binding(kind=Kind.WEIGHT, driver="scale", name="Scale", address="5C:A1")
BP = Kind.BLOOD_PRESSURE
INFLATING = ("2a36", bytes.fromhex("00d7f000000000"))


def pressure(systolic: int, *, taken: datetime | None = None, status: int = 0) -> bytes:
    time = encode_date_time(taken) if taken else b""
    flags = 0x10 | (0x02 if taken else 0)
    return bytes([flags]) + struct.pack("<HHH", systolic, 80, 93) + time + struct.pack("<H", status)


def systolic(reading: Reading) -> float:
    assert isinstance(reading.vital, BloodPressure)
    return reading.vital.systolic


def words(devices: Station) -> dict[Kind, str]:
    """What the nurse's list says of each device."""
    return {line.kind: line.word for line in devices.status()}


def test_a_cuff_in_the_room_is_bonded_read_and_stamped() -> None:
    async def story() -> None:
        async with furnished() as world:
            outcome = await measured(world.station, BP, "visit-1")
            [reading] = outcome.readings
            patient = world.room.person
            assert abs(systolic(reading) - patient.systolic) <= 5
            assert reading.lease == "visit-1"
            assert reading.method is Method.SIMULATED
            assert reading.device is not None
            assert reading.device.manufacturer == "Carepost Simulated"
            assert reading.device_time is not None
            assert abs(reading.device_time - reading.received_at) < timedelta(seconds=3)
            assert reading.raw is not None
            shown = [piece.value for piece in outcome.progress if piece.value is not None]
            assert max(shown) > patient.systolic + 20 > 60 > min(shown)
            [cuff] = [status for status in world.station.status() if status.kind is BP]
            assert (cuff.word, cuff.battery) == ("ready", 87)
            assert world.unassigned == []

    asyncio.run(story())


def test_a_doubtful_value_is_given_with_its_flag_and_then_the_trouble() -> None:
    async def story() -> None:
        link = ScriptLink([INFLATING, ("2a35", pressure(150, status=0x01))])
        outcome = await measured(scripted(CUFF, link), BP)
        [reading] = outcome.readings
        assert (systolic(reading), reading.flags) == (150, {Flag.MOVEMENT})
        assert outcome.trouble is Trouble.MOVEMENT

    asyncio.run(story())


def test_a_lost_link_is_mended_once_and_the_measurement_goes_on() -> None:
    async def story() -> None:
        async with furnished(faults={BP: Fault.LINK_LOST}) as world:
            outcome = await measured(world.station, BP)
            assert len(outcome.readings) == 1
            assert "reconnecting" in outcome.guidance

    asyncio.run(story())


def test_a_link_that_stays_lost_is_told_within_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bench.RECONNECT_S + ble.LEAVE_S < 10
    monkeypatch.setattr(bench, "RECONNECT_S", 1.5)

    async def story() -> None:
        async with furnished() as world:
            began = asyncio.get_running_loop().time()
            asking = asyncio.create_task(measured(world.station, BP))
            cuff = world.room.devices[BP]
            await until(lambda: cuff._connection is not None, "connected")
            await cuff.switch_off()
            outcome = await asking
            assert outcome.trouble is Trouble.LINK_LOST
            assert outcome.readings == []
            assert asyncio.get_running_loop().time() - began < bench.RECONNECT_S + 5
            assert words(world.station)[BP] == "link-lost"

    asyncio.run(story())


@pytest.mark.parametrize(
    ("pieces", "serial", "trouble"),
    [
        ([INFLATING, ("2a35", b"\x00")], "A-1", Trouble.BAD_DATA),
        ([INFLATING, ("2a35", bytes.fromhex("00ff07ff07ff07"))], "A-1", Trouble.NO_RESULT),
        ([], "A-7", Trouble.WRONG_DEVICE),
    ],
)
def test_a_link_is_closed_whatever_ends_the_measurement(
    pieces: list[tuple[str, bytes]], serial: str, trouble: Trouble
) -> None:
    async def story() -> None:
        link = ScriptLink(pieces, values={"2a25": serial.encode()}, ends=False)
        told = await measured(scripted(replace(CUFF, serial="A-1"), link), BP)
        assert (told.trouble, link.closed) == (trouble, True)

    asyncio.run(story())


def test_what_was_set_aside_is_not_fresh_when_it_is_said_again_after_live_pressure() -> None:
    async def story() -> None:
        unassigned: list[Reading] = []
        stored, fresh = ("2a35", pressure(150)), ("2a35", pressure(121))
        link = ScriptLink([stored, INFLATING, stored, fresh])
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned), BP, "now")
        assert [systolic(reading) for reading in outcome.readings] == [121]
        assert [systolic(reading) for reading in unassigned] == [150, 150]

    asyncio.run(story())


def test_one_measurement_gives_one_reading_and_what_comes_after_it_is_nobodys() -> None:
    async def story() -> None:
        unassigned: list[Reading] = []
        link = ScriptLink([INFLATING, ("2a35", pressure(121)), ("2a35", pressure(150))])
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned), BP, "now")
        assert [systolic(reading) for reading in outcome.readings] == [121]
        assert [systolic(reading) for reading in unassigned] == [150]
        assert outcome.trouble is None

    asyncio.run(story())


def test_a_device_that_shows_numbers_without_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked whether they are still here while a device measures: it must come to an end by itself."""
    monkeypatch.setattr(bench, "MOST_S", 0.0)

    async def story() -> None:
        outcome = await measured(scripted(CUFF, ScriptLink([INFLATING] * 50, ends=False)), BP)
        assert (outcome.readings, outcome.trouble) == ([], Trouble.TIMEOUT)

    asyncio.run(story())


def test_two_losses_in_one_measurement_are_enough() -> None:
    async def story() -> None:
        outcome = await measured(scripted(CUFF, ScriptLink(), ScriptLink(), ScriptLink()), BP)
        assert outcome.trouble is Trouble.LINK_LOST

    asyncio.run(story())


def test_a_device_that_is_not_there_and_one_that_nobody_bound_are_not_found() -> None:
    async def story() -> None:
        devices = scripted(CUFF)
        assert (await measured(devices, BP)).trouble is Trouble.NOT_FOUND
        assert (await measured(devices, Kind.WEIGHT)).trouble is Trouble.NOT_FOUND
        assert devices.has(BP)
        assert not devices.has(Kind.WEIGHT)

    asyncio.run(story())


@pytest.mark.parametrize("data", [b"\x00\x01", b"\x12" + bytes(6) + b"\xea\x07\x0d\x01\x00\x00\x00\x00\x00"])
def test_bytes_that_mean_nothing_are_bad_data(data: bytes) -> None:
    outcome = asyncio.run(measured(scripted(CUFF, ScriptLink([("2a35", data)])), BP))
    assert outcome.trouble is Trouble.BAD_DATA


def test_a_device_that_showed_numbers_and_falls_silent_has_stalled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bench.STALLED_S <= 30 < bench.QUIET_S
    monkeypatch.setattr(bench, "STALLED_S", 0.2)
    outcome = asyncio.run(measured(scripted(CUFF, ScriptLink([INFLATING], ends=False)), BP))
    assert (outcome.readings, outcome.trouble) == ([], Trouble.TIMEOUT)


def test_an_error_that_nobody_foresaw_still_ends_the_wait(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(ScriptLink):
        async def pair(self) -> None:
            raise ZeroDivisionError

    assert asyncio.run(measured(scripted(CUFF, Broken()), BP)).trouble is Trouble.NO_RESULT
    assert "measuring blood-pressure failed" in caplog.text


def test_leaving_early_ends_the_measurement_and_the_cuff_lets_go() -> None:
    async def story() -> None:
        async with furnished() as world:
            cuff = world.room.devices[BP]
            async with aclosing(world.station.measure(BP, "left")) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Progress) and piece.value is not None:
                        break
            await until(lambda: cuff._script is None, "the cuff has stopped")
            await until(lambda: cuff._connection is None, "the link is closed")
            assert world.unassigned == []

    asyncio.run(story())


def test_stop_ends_whoever_listens_without_an_error() -> None:
    async def story() -> None:
        async with furnished() as world:
            asking = asyncio.create_task(measured(world.station, BP))
            cuff = world.room.devices[BP]
            await until(lambda: cuff._script is not None, "the cuff measures")
            assert words(world.station)[BP] == "in-use"
            await world.station.stop()
            outcome = await asking
            assert (outcome.readings, outcome.trouble) == ([], None)
            assert words(world.station)[BP] == "ready"
            await until(lambda: cuff._script is None, "the cuff has let go")

    asyncio.run(story())


def test_a_result_that_the_cuff_kept_for_later_is_never_the_next_patients() -> None:
    async def story() -> None:
        async with furnished(seed=4) as world:
            cuff = world.room.devices[BP]
            cuff.finishes_alone = True
            async with aclosing(world.station.measure(BP, "first")) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Progress) and (piece.value or 0) > 100:
                        break
            first = world.room.person
            unlike = (seed for seed in range(99) if abs(person(seed).systolic - first.systolic) > 15)
            second = world.room.new_person(next(unlike))
            await until(lambda: cuff.waits_to_deliver, "the cuff has finished alone")
            outcome = await measured(world.station, BP, "second")
            [reading] = outcome.readings
            assert reading.lease == "second"
            assert abs(systolic(reading) - second.systolic) <= 5
            [late] = world.unassigned
            assert late.lease == "first"
            assert abs(systolic(late) - first.systolic) <= 5

    asyncio.run(story())


def test_a_stored_value_is_put_aside_and_the_fresh_one_taken() -> None:
    async def story() -> None:
        now = datetime.now().astimezone()
        stored, fresh = now - timedelta(hours=1), now + timedelta(seconds=5)
        unassigned: list[Reading] = []
        link = ScriptLink([("2a35", pressure(188, taken=stored)), ("2a35", pressure(121, taken=fresh))])
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned), BP, "now")
        assert [systolic(reading) for reading in outcome.readings] == [121]
        assert [(systolic(reading), reading.lease) for reading in unassigned] == [(188, None)]

    asyncio.run(story())


def test_a_stamp_of_a_clock_that_was_wrong_vouches_for_nothing() -> None:
    """A clock that runs five minutes fast stamps what was stored five minutes ago as if it were of now."""

    async def story() -> None:
        unassigned: list[Reading] = []
        stored = ("2a35", pressure(188, taken=datetime.now().astimezone() + timedelta(seconds=2)))
        link = ScriptLink([stored, INFLATING, ("2a35", pressure(121))], clock_right=False)
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned), BP, "now")
        assert [systolic(reading) for reading in outcome.readings] == [121]
        assert [systolic(reading) for reading in unassigned] == [188]

    asyncio.run(story())


@pytest.mark.parametrize("serial", ["A-7", None])
def test_another_device_at_the_same_address_is_not_measured_with(serial: str | None) -> None:
    async def story() -> None:
        bound = replace(CUFF, serial="A-1")
        link = ScriptLink([INFLATING, ("2a35", pressure(121))], values={"2a25": serial.encode()} if serial else {})
        outcome = await measured(scripted(bound, link), BP)
        assert (outcome.readings, outcome.trouble) == ([], Trouble.WRONG_DEVICE)
        same = ScriptLink([INFLATING, ("2a35", pressure(121))], values={"2a25": b"A-1"})
        assert len((await measured(scripted(bound, same), BP)).readings) == 1

    asyncio.run(story())


@pytest.mark.parametrize("days", [900, -900, 0])
def test_a_device_whose_clock_we_could_not_set_is_believed_once_it_was_seen_at_work(days: int) -> None:
    async def story() -> None:
        sometime = datetime.now().astimezone() - timedelta(days=days)
        link = ScriptLink([INFLATING, ("2a35", pressure(121, taken=sometime))], clock_right=False)
        outcome = await measured(scripted(CUFF, link), BP)
        assert [systolic(reading) for reading in outcome.readings] == [121]

    asyncio.run(story())


def test_what_a_clock_that_once_ran_ahead_stamped_before_the_lease_is_stored_whatever_else_was_seen() -> None:
    """It can only have been taken earlier still; live pressure says nothing of it."""

    async def story() -> None:
        an_hour_ago = datetime.now().astimezone() - timedelta(hours=1)
        link = ScriptLink([INFLATING, ("2a35", pressure(150, taken=an_hour_ago)), ("2a35", pressure(121))])
        once_ahead = {CUFF.id: Memory(stamped_ahead=an_hour_ago + timedelta(days=1))}
        unassigned: list[Reading] = []
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned, memories=once_ahead), BP, "next")
        assert [systolic(reading) for reading in outcome.readings] == [121]
        assert [systolic(reading) for reading in unassigned] == [150]

    asyncio.run(story())


@pytest.mark.parametrize("clock_right", [True, False])
def test_a_clock_that_runs_seconds_ahead_does_not_make_a_stored_value_the_next_ones(clock_right: bool) -> None:
    """What it took just before the lease is stamped as if it were of the lease."""

    async def story() -> None:
        soon = datetime.now().astimezone() + timedelta(seconds=5)
        link = ScriptLink([("2a35", pressure(150, taken=soon))], clock_right=clock_right)
        link.clock_ahead_s = 9.0
        unassigned: list[Reading] = []
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned), BP, "next")
        assert outcome.readings == []
        assert [systolic(reading) for reading in unassigned] == [150]

    asyncio.run(story())


@pytest.mark.parametrize(
    ("clock_right", "taken"), [(False, None), (True, None), (False, datetime(2044, 1, 1).astimezone())]
)
def test_a_value_that_no_clock_and_no_live_pressure_vouches_for_is_nobodys(
    clock_right: bool, taken: datetime | None
) -> None:
    async def story() -> None:
        unassigned: list[Reading] = []
        stored, fresh = ("2a35", pressure(188, taken=taken)), ("2a35", pressure(121, taken=taken))
        link = ScriptLink([stored, INFLATING, fresh], clock_right=clock_right)
        outcome = await measured(scripted(CUFF, link, unassigned=unassigned), BP, "now")
        assert [systolic(reading) for reading in outcome.readings] == [121]
        assert [(systolic(reading), reading.lease) for reading in unassigned] == [(188, None)]
        outcome = await measured(scripted(CUFF, ScriptLink([stored], clock_right=clock_right)), BP, "next")
        assert outcome.readings == []

    asyncio.run(story())


def test_weights_in_a_burst_are_no_sign_of_somebody_on_the_scale() -> None:
    async def story() -> None:
        unassigned: list[Reading] = []
        weights = [("2a9d", b"\x00" + (kilograms * 200).to_bytes(2, "little")) for kilograms in (81, 82)]
        link = ScriptLink([*weights, *[SILENCE] * 3], clock_right=False)
        outcome = await measured(scripted(SCALE, link, unassigned=unassigned), Kind.WEIGHT)
        assert outcome.readings == []
        assert [reading.vital for reading in unassigned] == [Weight(kilograms=82)]
        empty = ("2a9d", bytes(3))
        link = ScriptLink([empty, weights[0], *[SILENCE] * 3], clock_right=False)
        assert len((await measured(scripted(SCALE, link), Kind.WEIGHT)).readings) == 1

    asyncio.run(story())


LEASE: ContextVar[str] = ContextVar("LEASE")


class Ward:
    """One cuff that plays a new link at each connection, and patients who come and go at any moment."""

    def __init__(self) -> None:
        self.unassigned: list[Reading] = []
        self.links: list[tuple[str, ScriptLink]] = []
        self.heard: list[tuple[str, Reading]] = []
        self.sent: dict[int, str] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self.station = Station([CUFF], unassigned=self.unassigned.append, open_link=self._open)

    async def _open(self, _: Binding, __: Driver, ___: float) -> Any:
        link = ScriptLink(ends=False)
        self.links.append((LEASE.get(), link))
        return link

    def arrive(self) -> None:
        self._tasks.append(asyncio.create_task(self._listen(f"lease-{len(self._tasks)}")))

    def leave(self) -> None:
        if self._tasks:
            self._tasks[-1].cancel()

    def send(self, which: int) -> None:
        """The cuff says something on one of its links, be it the newest or one long past."""
        if self.links:
            lease, link = self.links[which % len(self.links)]
            if not link.closed:
                number = 60 + len(self.sent)
                self.sent[number] = lease
                link.send(*INFLATING)
                link.send("2a35", pressure(number))

    async def _listen(self, lease: str) -> None:
        LEASE.set(lease)  # whatever is opened from here on is opened for this lease
        async with aclosing(self.station.measure(BP, lease)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reading):
                    self.heard.append((lease, piece))

    async def close(self) -> None:
        await self.station.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["arrive", "leave", "send", "send", "stop"]),
        st.integers(0, 5),
        st.sampled_from([0, 0, 1, 3, 12]),
    ),
    max_size=40,
)


def seal_holds(actions: list[tuple[str, int, int]]) -> None:
    async def story() -> None:
        ward = Ward()
        for action, which, turns in actions:
            match action:
                case "arrive":
                    ward.arrive()
                case "leave":
                    ward.leave()
                case "send":
                    ward.send(which)
                case _:
                    await ward.station.stop()
            for _ in range(turns):
                await asyncio.sleep(0)
        await ward.close()
        for lease, reading in ward.heard:
            assert reading.lease == lease == ward.sent[round(systolic(reading))]
        for reading in ward.unassigned:
            assert reading.lease == ward.sent[round(systolic(reading))]
        kept = [systolic(reading) for _, reading in ward.heard] + [systolic(each) for each in ward.unassigned]
        assert sorted(kept) == sorted(ward.sent), "each value is kept once: none is lost, none doubled"

    asyncio.run(story())


@settings(max_examples=300)
@given(ACTIONS)
def test_no_reading_ever_carries_another_lease_than_its_links(actions: list[tuple[str, int, int]]) -> None:
    seal_holds(actions)


def search(story: Callable[[list[tuple[str, int, int]]], None]) -> None:
    """Look for a sequence that breaks the seal; the first is enough, it need not be the shortest."""
    settings(max_examples=300, phases=[Phase.generate])(given(ACTIONS)(story))()


def test_a_station_that_forgets_what_nobody_heard_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench._Run, "_hand_over_unheard", lambda _: None)
    with pytest.raises(AssertionError, match="none is lost"):
        search(seal_holds)


def test_a_station_that_stamps_with_the_newest_lease_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    async def careless(self: Any, reading: Reading, link: Any) -> None:
        self.lease = self._bench.newest
        await honest(self, reading, link)

    async def begin(self: Any, lease: str) -> Any:
        self.newest = lease
        return await honest_begin(self, lease)

    honest, honest_begin = bench._Run._take, bench.Bench.begin
    monkeypatch.setattr(bench._Run, "_take", careless)
    monkeypatch.setattr(bench.Bench, "begin", begin)
    with pytest.raises(AssertionError, match="lease"):
        search(seal_holds)


def test_the_trouble_reaches_the_listener_as_a_driver_error() -> None:
    async def story() -> None:
        await anext(scripted(CUFF).measure(BP, "lease"))

    with pytest.raises(DriverError, match="not-found"):
        asyncio.run(story())


def test_a_device_whose_driver_measures_another_kind_is_refused_at_the_start() -> None:
    wrong = Binding(kind=Kind.OXYGEN, driver="blood-pressure", name="Cuff", address="C0:00:00:00:00:01")
    with pytest.raises(BadInputError, match="'blood-pressure' measures blood-pressure, not oxygen"):
        Station([wrong], unassigned=lambda reading: None)
