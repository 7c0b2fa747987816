"""Any thermometer with the standard Health Thermometer service (0x1809)."""

from care.vitals import Kind
from peripherals.drivers.profile import Profile, Take

THERMOMETER = Profile(
    id="thermometer",
    kind=Kind.TEMPERATURE,
    service="1809",
    result="2a1c",
    values={"celsius": Take(field="temperature", unit="degC"), "site": Take(field="site")},
    first="place-thermometer",
    then="hold-still",
    live_at="2a1e",
    live=Take(field="temperature", unit="degC"),
)
