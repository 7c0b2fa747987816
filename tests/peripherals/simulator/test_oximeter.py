import asyncio

from peripherals.codecs.nonin import Framer, Packet
from peripherals.driver import SerialLine
from peripherals.links.serial import open_port
from peripherals.simulator.oximeter import Oximeter
from peripherals.simulator.physiology import person

LINE = SerialLine(baud=9600)


def test_what_it_sends_is_whole_packets_at_three_a_second_times_the_pace() -> None:
    async def story() -> None:
        oximeter = Oximeter(person=person(3), pace=8)
        await oximeter.start()
        link = await open_port(oximeter.path, LINE, find_s=1)
        framer, packets = Framer(), []
        began = asyncio.get_running_loop().time()
        async for chunk in link.chunks():
            packets += [found for found in framer.feed(chunk) if isinstance(found, Packet)]
            if len(packets) >= 24:
                break
        assert asyncio.get_running_loop().time() - began > 24 / 3 / 8 * 0.9
        assert sum(packet.resync_bytes for packet in packets) == 0
        assert "sensor_off" in packets[0].flags
        assert packets[-1].flags == []
        assert packets[-1].spo2 is not None
        assert abs(packets[-1].spo2 - person(3).saturation) <= 1
        assert max(packets[-1].pleth + packets[-2].pleth) - min(packets[-1].pleth + packets[-2].pleth) > 20
        await link.close()
        await oximeter.stop()

    asyncio.run(story())
