"""What somebody outside wants to go wrong in a simulated room while it is open: one small file a wish, in a folder."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time_ns

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.simulator.faults import Fault, fault_of

_ENDING = ".wish"


def wish(folder: Path, kind: Kind, fault: Fault) -> None:
    """Ask for this fault of the room's device for this kind."""
    folder.mkdir(parents=True, exist_ok=True)
    begun = folder / f"{time_ns()}.begun"
    begun.write_text(f"{kind.value}={fault.value}")
    begun.rename(begun.with_suffix(_ENDING))  # whole, or not there


def taken(folder: Path) -> Iterator[tuple[Kind, Fault]]:
    """Take what was asked for, oldest first. What cannot be read is taken away too."""
    for path in sorted(folder.glob(f"*{_ENDING}")):
        kind, _, fault = path.read_text().partition("=")
        path.unlink()
        with suppress(ValueError, BadInputError):
            yield Kind(kind), fault_of(fault)
