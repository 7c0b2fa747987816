"""Invented visits: made-up patients who take the real way through the check-in, for load, training and tests.

Every event goes through `care.checkin.step` and what it confirms is committed as the session commits it, so an
encounter made here differs from a real one only in that nobody was there.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

from msgspec.structs import replace

from care import effects as do
from care import events
from care.checkin import CheckIn, Moment, Page, Setup, step
from care.effects import Effect
from care.encounter import Reason, UrgentSign, Visit, to_bytes
from care.events import Event
from care.guides import Done
from care.messages import Chat
from care.plan import Disposition, Medicine, Plan
from care.questionnaire import Item, ItemType, Value
from care.vitals import (
    BloodPressure,
    DeviceIdentity,
    Glucose,
    HeartRate,
    Kind,
    Method,
    Oxygen,
    Reading,
    Temperature,
    Vital,
    Weight,
)
from kiosk.app import frozen, questionnaire
from sync.keys import key_for
from sync.store import Store

STATION = "Simulated station"
DOCTOR = "Dr. Alma Invented"
FIRST_DAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

NAMES = (
    ("Amélie", "Dubois"),
    ("José", "García Núñez"),
    ("ليلى", "حداد"),
    ("יוסף", "לוי"),
    ("Олена", "Шевченко"),
    ("Ελένη", "Παπαδοπούλου"),
    ("伟", "陈"),
    ("さくら", "田中"),
    ("अनिता", "शर्मा"),
    ("Nguyễn", "Thị Hoa"),
    ("Ayşe", "Yılmaz"),
    ("Kwame", "Mensah"),
    ("Siân", "O’Connor-Pugh"),
    ("Sukarno", ""),
)
LANGUAGES = ("en", "en", "es", "ar")
COMPLAINTS = ("I feel tired all day", "Me duele el oído", "أشعر بالتعب", "Ringing in one ear")
ADVICE = ("Drink enough water", "Rest for two days", "Measure again in one week", "Walk a little every day")
MEDICINES = (
    Medicine(id=UUID(int=0), name="Paracetamol 500 mg", dose="1 tablet", days=3, morning=1, evening=1),
    Medicine(id=UUID(int=0), name="Amlodipine 5 mg", dose="1 tablet", days=30, morning=1, note="with water"),
    Medicine(id=UUID(int=0), name="Saline nose spray", dose="as needed"),
)

Ids = Callable[[], UUID]


def simulate(count: int, store_folder: Path, seed: int) -> Iterator[UUID]:
    """Confirm `count` encounters into the training store there; yields each visit's id once it is committed."""
    store = Store.open(store_folder, key_for(store_folder, "training"))
    try:
        for number in range(count):
            yield _confirmed(store, Random(f"{seed}/{number}"))  # noqa: S311 - invented people, no secrets
    finally:
        store.close()


def invented_visit(seed: int) -> Visit:
    """Return a whole ended visit, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - invented people, no secrets
    took = _way(chance, _seeded_ids(chance), FIRST_DAY + timedelta(minutes=chance.randrange(60 * 24 * 90)))
    return next(effect.visit for effect, _ in took if isinstance(effect, do.Freeze))


def _confirmed(store: Store, chance: Random) -> UUID:
    """Take one patient through; ids are fresh each time, so the same seed twice makes different encounters."""
    for effect, at in _way(chance, uuid4, datetime.now(UTC) - timedelta(hours=1)):
        match effect:
            case do.Save(visit):
                store.save_draft(visit.id, to_bytes(visit), at.wall)
            case do.Freeze(visit):
                bundle_id, patient, body, probe = frozen(visit, STATION, "training")
                store.freeze(visit.id, bundle_id, patient, body, at.wall, probe)
                return visit.id
    raise AssertionError("the way ended without an encounter")


def _way(chance: Random, ids: Ids, began: datetime) -> Iterator[tuple[Effect, Moment]]:
    """Yield what the check-in asks for on one patient's way, until the visit is frozen."""
    patient = _Patient(chance, ids)
    setup = Setup(station=STATION, questionnaire=questionnaire(), kinds=tuple(Kind))
    state = CheckIn(setup=setup, online=chance.random() < 0.7)
    wall, mono = began, 0.0
    while True:
        pause = state.wait_left_s + chance.uniform(1, 20)
        wall, mono = wall + timedelta(seconds=pause), mono + pause
        at = Moment(wall=wall, mono=mono, fresh=ids(), secret=ids())
        state, asked = step(state, patient.does(state, at), at)
        yield from ((effect, at) for effect in asked)
        if any(isinstance(effect, do.Freeze) for effect in asked):
            return


def _seeded_ids(chance: Random) -> Ids:
    return lambda: UUID(int=chance.getrandbits(128), version=4)


class _Patient:
    """An invented person: answers each page as this one would, and as the devices and the doctor would."""

    def __init__(self, chance: Random, ids: Ids) -> None:
        self._chance = chance
        self._ids = ids
        self._given, self._family = chance.choice(NAMES)
        self._born = date(1936, 1, 1) + timedelta(days=chance.randrange(365 * 75))
        self._guest = chance.random() < 0.15
        self._urgent = chance.random() < 0.05
        self._ill = chance.random() < 0.2
        self._spoke = False

    def does(self, state: CheckIn, at: Moment) -> Event:
        """Say what happens next on this page."""
        chance = self._chance
        match state.page:
            case Page.ATTRACT:
                return events.Start()
            case Page.LANGUAGE:
                return events.LanguageChosen(chance.choice(LANGUAGES))
            case Page.SAFETY:
                return events.SignTouched(chance.choice(tuple(UrgentSign))) if self._urgent else events.NoSigns()
            case Page.URGENT:
                return events.StaffCleared()
            case Page.REASON:
                return events.ReasonChosen(chance.choice(tuple(Reason)))
            case Page.IDENTIFY:
                return events.GuestChosen() if self._guest else events.TypeName()
            case Page.NAME:
                return events.NameTyped(self._given, self._family)
            case Page.BIRTH:
                return events.BirthTyped(self._born)
            case Page.LOOKING:
                return events.Identified(None)
            case Page.CONSENT:
                assert state.consent is not None
                agreed = len(_visit(state).consents) < 2 or chance.random() < 0.7
                return events.ConsentAnswered(state.consent, agreed)
            case Page.QUESTION:
                assert state.question is not None
                return events.QuestionAnswered(state.question.link_id, self._answer(state.question))
            case Page.VITALS:
                return self._measures(state)
            case Page.PREPARE:
                return self._prepares(state)
            case Page.MEASURE:
                return self._measured(state, at)
            case Page.PAUSE:
                return events.Ticked()
            case Page.REVIEW:
                return events.Reviewed()
            case Page.WAITING:
                return events.Offered(self._ids(), DOCTOR, "Doctor on call")
            case Page.CALL:
                return self._talks(state, at)
            case Page.CALL_BACK | Page.PLAN:
                return events.Finish()
            case _:
                return events.Continue()

    def _answer(self, item: Item) -> Value:
        if self._chance.random() < 0.1 and item.type is not ItemType.TEXT:
            return None
        match item.type:
            case ItemType.BOOLEAN:
                return self._chance.random() < 0.4
            case ItemType.CHOICE:
                return self._chance.choice(item.options).code
            case ItemType.SCALE:
                return self._chance.randint(0, 10)
            case ItemType.TEXT:
                return self._chance.choice(COMPLAINTS)

    def _measures(self, state: CheckIn) -> Event:
        kind = state.to_measure[0]
        if self._chance.random() < 0.1:
            return events.MeasureSkipped(kind, self._chance.choice(("patient", "not-found")))
        return events.MeasureStarted(kind)

    def _prepares(self, state: CheckIn) -> Event:
        step = state.guide_step
        assert step is not None
        if step.done is Done.TOUCH:
            return events.GuideStepDone(step.id)
        return events.RestCut() if self._chance.random() < 0.2 else events.Ticked()

    def _measured(self, state: CheckIn, at: Moment) -> Event:
        assert state.measuring is not None
        reading = Reading(
            id=self._ids(),
            vital=self._vital(state.measuring),
            received_at=at.wall,
            method=Method.SIMULATED,
            device=DEVICES[state.measuring],
            lease=state.lease,
        )
        return events.Measured(reading)

    def _vital(self, kind: Kind) -> Vital:
        normal, worse = self._chance.gauss, 1.0 if self._ill else 0.0
        match kind:
            case Kind.BLOOD_PRESSURE:
                systolic = round(normal(126 + 30 * worse, 12))
                diastolic = round(systolic * 0.6 + normal(4, 4))
                mean = round(diastolic + (systolic - diastolic) / 3)
                return BloodPressure(
                    systolic=systolic, diastolic=diastolic, mean=mean, pulse=round(normal(72 + 25 * worse, 8))
                )
            case Kind.OXYGEN:
                saturation = min(100, round(normal(97 - 6 * worse, 1.2)))
                return Oxygen(saturation=saturation, pulse=round(normal(73 + 25 * worse, 8)))
            case Kind.TEMPERATURE:
                return Temperature(celsius=round(normal(36.7 + 1.8 * worse, 0.3), 1), site="ear")
            case Kind.WEIGHT:
                return Weight(kilograms=round(normal(72, 14), 1))
            case Kind.GLUCOSE:
                return Glucose(milligrams_per_decilitre=round(normal(104 + 60 * worse, 14)), meal="casual")
            case Kind.HEART_RATE:
                return HeartRate(pulse=round(normal(74 + 25 * worse, 8)))

    def _talks(self, state: CheckIn, at: Moment) -> Event:
        """Speak a line or two, take the doctor's plan, and end the call."""
        visit = _visit(state)
        if not self._spoke:
            self._spoke = True
            return events.PatientSaid(self._chance.choice(COMPLAINTS))
        if len(visit.said) < 2:
            return events.DoctorSaid(Chat(id=self._ids(), by="doctor", text="Since when?", at=at.wall))
        if visit.plan is None:
            return events.PlanReceived(visit.id, self._plan())
        assert state.call is not None
        return events.CallOver(state.call.id)

    def _plan(self) -> Plan:
        chosen = self._chance.sample(MEDICINES, self._chance.randrange(3))
        return Plan(
            id=self._ids(),
            doctor=DOCTOR,
            diagnosis="An invented illness, for training only",
            disposition=Disposition.MEDICINE if chosen else Disposition.SELF_CARE,
            advice=tuple(self._chance.sample(ADVICE, 2)),
            medicines=tuple(replace(medicine, id=self._ids()) for medicine in chosen),
            follow_up="Come back if it is not better in a week",
            danger_signs=("You cannot breathe well",),
        )


def _visit(state: CheckIn) -> Visit:
    assert state.visit is not None
    return state.visit


DEVICES = {
    kind: DeviceIdentity(id=f"simulated-{kind.value}", name=name, manufacturer="Carepost", model="Simulator")
    for kind, name in (
        (Kind.BLOOD_PRESSURE, "Simulated cuff"),
        (Kind.OXYGEN, "Simulated oximeter"),
        (Kind.TEMPERATURE, "Simulated thermometer"),
        (Kind.WEIGHT, "Simulated scale"),
        (Kind.GLUCOSE, "Simulated glucose meter"),
        (Kind.HEART_RATE, "Simulated chest strap"),
    )
}
"""The instruments of the invented patients."""
