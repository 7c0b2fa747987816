"""An invented person whose values hang together: each seed is somebody else, and nobody is real."""

from random import Random

import msgspec


class Physiology(msgspec.Struct, frozen=True, kw_only=True):
    """What is true of one invented person today; units as in `care.vitals`."""

    seed: int
    age_years: int
    height_cm: float
    kilograms: float
    systolic: float
    diastolic: float
    pulse: float
    saturation: float
    celsius: float
    breaths: float
    glucose: float
    fat_percent: float

    def rng(self, salt: str) -> Random:
        """Chance that comes out the same for this person and purpose."""
        return Random(f"{self.seed}/{salt}")  # noqa: S311 - believable, not secret


def person(seed: int) -> Physiology:
    """Invent somebody. Age and weight lift the pressure, a fever lifts the pulse, poor lungs lower oxygen."""
    chance = Random(f"person/{seed}")  # noqa: S311 - believable, not secret
    age = chance.randint(22, 84)
    height = chance.gauss(169, 9)
    body_mass_index = min(41.0, max(18.5, chance.gauss(26.5, 4)))
    fever = max(0.0, chance.gauss(1.1, 0.5)) if chance.random() < 0.2 else 0.0
    lungs = chance.uniform(2, 6) if chance.random() < 0.15 else 0.0
    tension = chance.uniform(15, 35) if chance.random() < 0.2 else 0.0
    sugar = Random(f"sugar/{seed}")  # noqa: S311 - as above; apart, so that nobody's other values hang on it
    systolic = 104 + tension + 0.32 * age + 0.7 * (body_mass_index - 25) + chance.gauss(0, 9)
    diastolic = 0.42 * systolic + 24 + chance.gauss(0, 4) - max(0, age - 60) * 0.2
    return Physiology(
        seed=seed,
        age_years=age,
        height_cm=round(height, 1),
        kilograms=round(body_mass_index * (height / 100) ** 2 * 20) / 20,
        systolic=round(systolic),
        diastolic=round(min(diastolic, systolic - 25)),
        pulse=round(min(125.0, max(48.0, chance.gauss(72, 8) + 9 * fever + lungs))),
        saturation=round(min(99.0, chance.gauss(97.6, 0.7) - lungs)),
        celsius=round(chance.gauss(36.6, 0.2) + fever, 1),
        breaths=round(15 + 2 * fever + lungs),
        glucose=round(sugar.uniform(150, 290) if sugar.random() < 0.2 else sugar.uniform(78, 132)),
        fat_percent=round(1.1 * body_mass_index + 0.12 * age - 8 + sugar.gauss(0, 2), 1),
    )
