"""What a patient is led through for each measurement: steps as data, in order, one sentence at a time.

A step holds keys only: the screen has the words in each language, the drawing, and in time the recorded voice. The
steps before the device is asked are walked one by one; from then on the device's own guidance says which step it is.
"""

from collections.abc import Mapping
from enum import Enum

import msgspec

from care.clinical import PressureProtocol
from care.vitals import Kind

REST_REASONS: Mapping[str, str] = {
    "cannot-wait": "the patient cannot wait",
    "rested-before": "the patient had rested before",
    "cannot-sit": "the patient cannot sit still for it",
}
"""Why staff leaves out the rest before a blood pressure, as the record says it."""


class Done(Enum):
    """What ends a step."""

    TOUCH = "touch"
    TIME = "time"
    STARTED = "started"
    READING = "reading"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `id` is the driver's guidance where the device leads it; `words` and `voice` are keys of a sentence,
    `picture` is a drawing in `assets/pictures`, `needs` are the steps that must be done before it, and `least_s` is
    how long it takes at least.
    """

    id: str
    words: str
    picture: str
    voice: str
    done: Done
    needs: tuple[str, ...] = ()
    least_s: float = 0.0

    @property
    def before_device(self) -> bool:
        """Tell whether it comes before the device is asked."""
        return self.done in (Done.TOUCH, Done.TIME)


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """All steps of one measurement. Raises ValueError where a step would come before one that it needs."""

    kind: Kind
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for step in self.steps:
            if missing := set(step.needs) - seen:
                raise ValueError(f"{self.kind.value}: {step.id} before {', '.join(sorted(missing))}")
            seen.add(step.id)

    def first(self) -> Step | None:
        """Return the first step before the device is asked, if there is one."""
        return next(iter(self.before_device), None)

    def after(self, step: Step) -> Step | None:
        """Return the step after this one that comes before the device is asked, if there is one."""
        return self._beside(step, 1)

    def before(self, step: Step) -> Step | None:
        """Return the step before this one, if there is one."""
        return self._beside(step, -1)

    def with_device(self, guidance: str) -> Step:
        """Return the step that the device's guidance names, or the first of the device's own."""
        own = [step for step in self.steps if not step.before_device]
        return next((step for step in own if step.id == guidance), own[0])

    @property
    def before_device(self) -> tuple[Step, ...]:
        """Return the steps before the device is asked."""
        return tuple(step for step in self.steps if step.before_device)

    def _beside(self, step: Step, offset: int) -> Step | None:
        steps = self.before_device
        place = steps.index(step) + offset
        return steps[place] if 0 <= place < len(steps) else None


def _step(kind: Kind, id: str, picture: str, done: Done, needs: tuple[str, ...] = (), least_s: float = 0.0) -> Step:
    key = f"{kind.value}.{id}"
    return Step(id=id, words=key, picture=picture, voice=key, done=done, needs=needs, least_s=least_s)


def _of_device(kind: Kind, picture: str, start: str, hold: str) -> Guide:
    """Two steps: one until the device has begun, one until it has its value."""
    steps = _step(kind, start, picture, Done.STARTED), _step(kind, hold, picture, Done.READING, (start,))
    return Guide(kind=kind, steps=steps)


def _pressure(protocol: PressureProtocol) -> Guide:
    """The rest comes last before the start: it counts in the posture in which the cuff measures. None of no time."""
    kind = Kind.BLOOD_PRESSURE
    rest = _step(kind, "rest", "rest-chair", Done.TIME, ("sit", "cuff"), protocol.rest_s)
    steps = (
        _step(kind, "sit", "sit-upright", Done.TOUCH),
        _step(kind, "cuff", "cuff-arm", Done.TOUCH, ("sit",)),
        *([rest] if rest.least_s else []),
        _step(kind, "press-start", "press-start", Done.STARTED, ("sit", "cuff")),
        _step(kind, "keep-still", "cuff-posture", Done.READING, ("press-start",)),
    )
    return Guide(kind=kind, steps=steps)


def _glucose() -> Guide:
    kind = Kind.GLUCOSE
    steps = (
        _step(kind, "wash-hands", "wash-hands", Done.TOUCH),
        _step(kind, "insert-strip", "glucose-meter", Done.STARTED, ("wash-hands",)),
        _step(kind, "drop-of-blood", "glucose-meter", Done.READING, ("insert-strip",)),
    )
    return Guide(kind=kind, steps=steps)


def _heart_rate() -> Guide:
    """A strap is worn, a stick with two electrodes is held: the device's guidance tells which it is."""
    kind = Kind.HEART_RATE
    steps = (
        _step(kind, "wear-strap", "chest-strap", Done.STARTED),
        _step(kind, "hold-electrodes", "hold-electrodes", Done.STARTED),
        _step(kind, "keep-still", "patient", Done.READING),
    )
    return Guide(kind=kind, steps=steps)


def guides(protocol: PressureProtocol) -> Mapping[Kind, Guide]:
    """Return every kind's guide, with this station's waiting times."""
    return {
        Kind.BLOOD_PRESSURE: _pressure(protocol),
        Kind.OXYGEN: _of_device(Kind.OXYGEN, "finger-clip", "put-finger", "keep-still"),
        Kind.TEMPERATURE: _of_device(Kind.TEMPERATURE, "forehead-thermometer", "place-thermometer", "hold-still"),
        Kind.WEIGHT: _of_device(Kind.WEIGHT, "scale", "step-on", "stand-still"),
        Kind.GLUCOSE: _glucose(),
        Kind.HEART_RATE: _heart_rate(),
    }
