"""What a driver makes of a scripted link."""

from care.vitals import Progress, Reading, Trouble
from peripherals.driver import Driver, DriverError
from peripherals.links.script import ScriptLink


async def played(driver: Driver, link: ScriptLink) -> tuple[list[Reading], list[Progress], Trouble | None]:
    """Play the link to its end."""
    readings: list[Reading] = []
    progress: list[Progress] = []
    try:
        await driver.prepare(link)
        async for piece in driver.measure(link):
            if isinstance(piece, Reading):
                readings.append(piece)
            else:
                progress.append(piece)
    except DriverError as error:
        return readings, progress, error.trouble
    return readings, progress, None
