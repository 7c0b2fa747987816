import asyncio
import json
from collections.abc import Sequence

import pytest

from care.errors import BadInputError
from care.vitals import Kind, Progress, Reading, Trouble
from peripherals import tools
from peripherals.driver import DriverError
from tests.worlds.virtual_devices import furnished


def test_what_is_attached_is_listed_with_the_driver_that_claims_it() -> None:
    async def story() -> None:
        async with furnished() as world:
            ports = [binding.port for binding in world.room.bindings if binding.port]
            found = await tools.list_devices(look_s=0.3, radio=world.room.radio, ports=ports)
            drivers = {each.name: each.driver for each in found if each.way == "bluetooth"}
            assert drivers == {
                "Simulated cuff": "blood-pressure",
                "Simulated thermometer": "thermometer",
                "Simulated scale": "scale",
            }
            assert [each.where for each in found if each.way == "serial"] == ports

    asyncio.run(story())


def test_a_device_is_found_by_what_it_measures() -> None:
    async def story() -> None:
        async with furnished() as world:
            binding = await tools.find(Kind.WEIGHT, look_s=0.3, radio=world.room.radio)
            assert (binding.driver, binding.name) == ("scale", "Simulated scale")
            assert not binding.simulated
            await world.room.devices[Kind.WEIGHT].switch_off()
            with pytest.raises(DriverError) as absent:
                await tools.find(Kind.WEIGHT, look_s=0.3, radio=world.room.radio)
            assert absent.value.trouble is Trouble.NOT_FOUND

    asyncio.run(story())


@pytest.mark.parametrize("ports", [(), ("/dev/ttyS0",)])
def test_what_hangs_on_a_serial_line_is_not_guessed_where_it_may_speak_several_languages(
    monkeypatch: pytest.MonkeyPatch, ports: Sequence[str]
) -> None:
    monkeypatch.setattr(tools, "_serial", lambda: [tools.Attached(way="serial", where=port) for port in ports])

    async def story() -> None:
        async with furnished(furniture=("thermometer",)) as world:
            with pytest.raises(DriverError) as absent:
                await tools.find(Kind.WEIGHT, look_s=0.1, radio=world.room.radio)
            assert absent.value.trouble is Trouble.NOT_FOUND
            assert ("bind it with one of mt-sics, sma-scp" in str(absent.value)) is bool(ports)

    asyncio.run(story())


@pytest.mark.parametrize("kind", [Kind.TEMPERATURE, Kind.GLUCOSE])
def test_one_simulated_reading_with_its_progress(kind: Kind) -> None:
    async def story() -> list[Reading | Progress]:
        return [piece async for piece in tools.read_once(kind, simulate=True, seed=3, pace=8)]

    *progress, reading = asyncio.run(story())
    assert isinstance(reading, Reading)
    assert reading.kind is kind
    assert all(isinstance(piece, Progress) for piece in progress)


def test_captured_lines_are_decoded_in_order_and_bad_ones_lose_nothing() -> None:
    lines = [
        '{"id": "a", "target": "2a35", "hex": "00780050005d00aabb"}',
        "",
        '{"id": "b", "target": "2a35", "hex": "00"}',
        "nonsense",
        '{"id": "c", "target": "9999", "hex": ""}',
        '{"id": "d", "target": "2a35", "hex": "0"}',
        '{"id": 7, "target": "2A9D", "hex": "00b036"}',
    ]
    answers = [json.loads(line) for line in tools.decode_jsonl(lines)]
    assert [answer["id"] for answer in answers] == ["a", "b", None, "c", "d", 7]
    assert answers[0]["fields"]["systolic"] == {"value": 120, "unit": "mmHg"}
    assert answers[1] == {"id": "b", "error": "truncated"}
    assert [answer.get("error") for answer in answers[2:5]] == ["bad_format"] * 3
    assert answers[5]["fields"] == {"weight": {"value": 70, "unit": "kg"}}


def test_hex_that_is_none_is_bad_input() -> None:
    with pytest.raises(BadInputError, match="not hex digits"):
        tools.decode_hex("2a35", "zz")
