"""What a technician does with devices from the terminal: look what is there, measure once, decode what was captured."""

from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

import msgspec

from care.errors import BadInputError
from care.vitals import Kind, Progress, Reading, Trouble
from peripherals.binding import Binding
from peripherals.codecs import DecodeError, decode
from peripherals.driver import Advert, Driver, DriverError, Port, claims
from peripherals.registry import BUILT_IN, Registry
from peripherals.station import Station

LOOK_S = 4.0
_LEASE = "technician"


class Attached(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is there: `way` is bluetooth, serial or camera; `driver` is the one that claims it.

    Where a way cannot be looked at, `trouble` says why and there is no `where`.
    """

    way: str
    name: str | None = None
    where: str | None = None
    driver: str | None = None
    trouble: str | None = None


class Captured(msgspec.Struct, frozen=True):
    """One line of captured frames."""

    id: str | int
    target: str
    hex: str


async def list_devices(*, look_s: float = LOOK_S, radio: Any = None, ports: Sequence[str] = ()) -> list[Attached]:
    """Look what is attached: who shows itself by radio within `look_s`, the serial ports, the cameras.

    `radio` and `ports` name simulated ones instead of the machine's own.
    """
    serial = [Attached(way="serial", where=port) for port in ports] if ports else _serial()
    return [*await _bluetooth(look_s, radio), *serial, *([] if ports else cameras())]


async def read_once(
    kind: Kind,
    *,
    simulate: bool = False,
    seed: int = 0,
    pace: float = 1.0,
    binding: Binding | None = None,
    registry: Registry = BUILT_IN,
) -> AsyncGenerator[Reading | Progress, None]:
    """Measure once: with the simulated device, the bound one, or the first of its kind that is found.

    Raises DriverError.
    """
    if not simulate:
        station = Station([binding or await find(kind)], unassigned=_ignored, registry=registry)
        async with aclosing(station.measure(kind, _LEASE)) as pieces:
            async for piece in pieces:
                yield piece
        return
    from peripherals.simulator.furniture import usual
    from peripherals.simulator.room import SimulatedRoom  # its import takes most of a second

    async with SimulatedRoom(seed=seed, pace=pace, furniture=(usual(kind),)) as room:
        station = Station(room.bindings, unassigned=_ignored, radio=room.radio)
        async with aclosing(station.measure(kind, _LEASE)) as pieces:
            async for piece in pieces:
                yield piece


async def find(kind: Kind, *, look_s: float = LOOK_S, radio: Any = None) -> Binding:
    """Find a device of this kind that nobody has bound. Raises DriverError(NOT_FOUND)."""
    fitting = [driver for driver in BUILT_IN.all() if driver.kind is kind]
    on_air = {driver.id: driver for driver in fitting if driver.line is None}
    heard = await _bluetooth(look_s, radio) if on_air else []
    for found in heard:
        if found.driver in on_air:
            return _binding(found, on_air[found.driver])
    ports, wired = _serial(), [driver for driver in fitting if driver.line is not None]
    plain = [driver for driver in wired if not driver.matches]
    for driver in wired:
        for found in ports:
            if found.driver == driver.id or plain == [driver]:
                return _binding(found, driver)
    if trouble := next((found.trouble for found in heard if found.trouble), None):
        raise DriverError(Trouble.PORT_DENIED, trouble)
    hint = (
        f"; what hangs on a serial line does not say what it is: bind it with one of {', '.join(d.id for d in plain)}"
    )
    raise DriverError(Trouble.NOT_FOUND, f"no device for {kind.value} shows itself{hint if ports and plain else ''}")


def _binding(found: Attached, driver: Driver) -> Binding:
    on_air = driver.line is None
    return Binding(
        kind=driver.kind,
        driver=driver.id,
        name=found.name or driver.kind.value,
        address=found.where if on_air else None,
        port=None if on_air else found.where,
    )


def decode_jsonl(lines: Iterable[str]) -> Iterator[str]:
    """Decode lines of `{"id", "target", "hex"}`; each gives one line, with its `fields` or its `error`."""
    return (_decoded(line) for line in lines if line.strip())


def decode_hex(target: str, text: str) -> dict[str, Any]:
    """Decode one frame given as hex digits. Raises DecodeError or BadInputError."""
    try:
        return decode(target, bytes.fromhex(text))
    except ValueError as error:
        raise BadInputError(f"not hex digits: {error}") from error


def _decoded(line: str) -> str:
    captured_id: str | int | None = None
    try:
        captured = msgspec.json.decode(line, type=Captured)
        captured_id = captured.id
        answer: dict[str, Any] = {"fields": decode_hex(captured.target, captured.hex)}
    except DecodeError as error:
        answer = {"error": error.word}
    except (BadInputError, msgspec.MsgspecError) as error:
        answer = {"error": "bad_format", "message": str(error)}
    return msgspec.json.encode({"id": captured_id, **answer}).decode()


async def _bluetooth(look_s: float, radio: Any) -> list[Attached]:
    from peripherals.links.ble import SYSTEM_RADIO, adverts  # bleak is not wanted by `decode`

    try:
        heard = await adverts(radio=radio or SYSTEM_RADIO, look_s=look_s)
    except DriverError as error:
        return [Attached(way="bluetooth", trouble=str(error))]
    return [
        Attached(
            way="bluetooth",
            name=advert.name,
            where=advert.address,
            driver=_claimed(advert),
        )
        for advert in heard
    ]


def _serial() -> list[Attached]:
    from peripherals.links.serial import ports

    return [Attached(way="serial", name=port.name, where=port.path, driver=_claimed(port)) for port in ports()]


def _claimed(found: Advert | Port) -> str | None:
    return next((driver.id for driver in BUILT_IN.all() if claims(driver, found)), None)


def cameras() -> list[Attached]:
    """Linux names its cameras as files; elsewhere only opening one tells."""
    return [
        Attached(way="camera", name=_camera_name(path), where=str(path)) for path in sorted(Path("/dev").glob("video*"))
    ]


def _camera_name(path: Path) -> str | None:
    name = Path("/sys/class/video4linux") / path.name / "name"
    return name.read_text().strip() if name.exists() else None


def _ignored(_: Reading) -> None:
    """In a terminal nobody has a chart."""
