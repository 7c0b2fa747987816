"""Any cuff with the standard Blood Pressure service (0x1810): it shows its pressure until it says its result."""

from care.vitals import Flag, Kind
from peripherals.drivers.profile import Profile, Take

BLOOD_PRESSURE = Profile(
    id="blood-pressure",
    kind=Kind.BLOOD_PRESSURE,
    service="1810",
    result="2a35",
    values={
        "systolic": Take(field="systolic", unit="mmHg"),
        "diastolic": Take(field="diastolic", unit="mmHg"),
        "mean": Take(field="mean", unit="mmHg"),
        "pulse": Take(field="pulse_rate", unit="/min"),
    },
    first="press-start",
    bonds=True,
    live_at="2a36",
    live=Take(field="cuff_pressure", unit="mmHg"),
    flags={
        "body_movement": Flag.MOVEMENT,
        "cuff_too_loose": Flag.CUFF_LOOSE,
        "irregular_pulse": Flag.IRREGULAR_PULSE,
        "improper_position": Flag.IMPROPER_POSITION,
    },
)
