"""A network between two ends of a call that a test can cut: everything passes through one relay."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

CANDIDATE = re.compile(r"^a=candidate:.* typ host.*\r\n", re.MULTILINE)
Address = tuple[str, int]


class _Side(asyncio.DatagramProtocol):
    """The socket that one end talks to; `far` is where its own other end is."""

    def __init__(self, network: "LossyNetwork") -> None:
        self._network = network
        self.peer: _Side | None = None
        self.talker: Address | None = None
        self.transport: asyncio.DatagramTransport | None = None
        self.closed = asyncio.Event()

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed.set()

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self.talker = addr
        if self.peer is not None and not self._network.cut:
            self._network.carried += 1
            self.peer.pass_on(data)

    def pass_on(self, data: bytes) -> None:
        if self.talker is not None and self.transport is not None:
            self.transport.sendto(data, self.talker)


class LossyNetwork:
    """Give `through` the kiosk's offer before the doctor sees it, then set `cut` as you like."""

    def __init__(self) -> None:
        self.cut = False
        self.carried = 0
        self._towards_doctor, self._towards_kiosk = _Side(self), _Side(self)

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        for side in (self._towards_doctor, self._towards_kiosk):
            await loop.create_datagram_endpoint(lambda side=side: side, local_addr=("0.0.0.0", 0))
        self._towards_doctor.peer, self._towards_kiosk.peer = self._towards_kiosk, self._towards_doctor

    async def close(self) -> None:
        for side in (self._towards_doctor, self._towards_kiosk):
            if side.transport is not None:
                side.transport.close()
                await side.closed.wait()

    def through(self, sdp: str) -> str:
        """The same description with one address only: ours."""
        offered = CANDIDATE.findall(sdp)
        first = next(line for line in offered if re.search(r" \d+\.\d+\.\d+\.\d+ \d+ typ host", line))
        address, port = first.split()[4:6]
        self._towards_kiosk.talker = (address, int(port))
        assert self._towards_doctor.transport is not None
        ours = self._towards_doctor.transport.get_extra_info("sockname")[1]
        line = first.replace(f" {port} typ", f" {ours} typ")
        return CANDIDATE.sub(lambda found: line if found.group() == first else "", sdp)


@asynccontextmanager
async def lossy_network() -> AsyncIterator[LossyNetwork]:
    network = LossyNetwork()
    await network.open()
    try:
        yield network
    finally:
        await network.close()
