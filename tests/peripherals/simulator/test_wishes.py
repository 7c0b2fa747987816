import asyncio
from pathlib import Path

from care.vitals import Kind
from peripherals.simulator.faults import Fault
from peripherals.simulator.room import SimulatedRoom
from peripherals.simulator.wishes import taken, wish
from tests.worlds.virtual_devices import until


def test_wishes_are_taken_once_and_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "wishes"
    assert list(taken(folder)) == []
    wish(folder, Kind.WEIGHT, Fault.LINK_LOST)
    wish(folder, Kind.OXYGEN, Fault.NO_FINGER)
    (folder / "0.wish").write_text("mood=bad")
    (folder / "1.begun").write_text("weight=")
    assert list(taken(folder)) == [(Kind.WEIGHT, Fault.LINK_LOST), (Kind.OXYGEN, Fault.NO_FINGER)]
    assert [path.name for path in folder.iterdir()] == ["1.begun"]


def test_an_open_room_grants_them_and_passes_over_what_it_cannot(tmp_path: Path) -> None:
    async def story() -> None:
        wish(tmp_path, Kind.GLUCOSE, Fault.NO_STRIP)
        wish(tmp_path, Kind.TEMPERATURE, Fault.NO_FINGER)
        async with SimulatedRoom(furniture=("thermometer",), wishes=tmp_path) as room:
            wish(tmp_path, Kind.TEMPERATURE, Fault.LINK_LOST)
            await until(lambda: room.devices[Kind.TEMPERATURE].fault is Fault.LINK_LOST, "granted")
        assert not [task for task in asyncio.all_tasks() if task.get_name() == "wishes" and not task.cancelling()]

    asyncio.run(story())
