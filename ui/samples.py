"""Invented states, one for each page and overlay: what the gallery draws and the tests load. No person is real."""

from datetime import UTC, date, datetime, timedelta
from math import exp
from uuid import UUID

from msgspec.structs import replace

from care.checkin import CheckIn, Overlay, Page, Setup
from care.effects import Alarm
from care.encounter import Answer, Consent, ConsentItem, Reason, Skipped, Visit
from care.moves import visit_of
from care.nursing import Desk
from care.people import Guest, Known, Provisional
from care.pressure import mean
from care.questionnaire import EnableWhen, Item, ItemType, Option, Questionnaire
from care.vitals import (
    BloodPressure,
    DeviceIdentity,
    Glucose,
    HeartRate,
    Kind,
    Method,
    Oxygen,
    Progress,
    Reading,
    Temperature,
    Trouble,
    Vital,
    Weight,
)
from ui import samples_desk, samples_doctor, samples_setup

State = tuple[CheckIn, Desk]

NOON = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
ROSA = Known(reference="Patient/1", given="Rosa", initial="M", birth_year=1948)
CHILD = Known(reference="Patient/2", given="Leo", initial="M", birth_year=2018)
HIGH = BloodPressure(systolic=164, diastolic=97, pulse=84)
FAST = Oxygen(saturation=98, pulse=112)

_WORDS: dict[str, dict[str, str]] = {
    "where": {
        "en": "Where is the problem?",
        "es": "¿Dónde está el problema?",
        "ar": "أين المشكلة؟",
    },
    "where-hint": {
        "en": "Touch one of the words.",
        "es": "Toque una de las palabras.",
        "ar": "المس إحدى الكلمات.",
    },
    "head": {"en": "Head or face", "es": "Cabeza o cara", "ar": "الرأس أو الوجه"},
    "throat": {"en": "Throat or ear", "es": "Garganta u oído", "ar": "الحلق أو الأذن"},
    "chest": {"en": "Chest", "es": "Pecho", "ar": "الصدر"},
    "belly": {"en": "Belly", "es": "Barriga", "ar": "البطن"},
    "back": {"en": "Back", "es": "Espalda", "ar": "الظهر"},
    "limb": {"en": "Arm or leg", "es": "Brazo o pierna", "ar": "الذراع أو الساق"},
    "skin": {"en": "Skin", "es": "Piel", "ar": "الجلد"},
    "fever": {"en": "Have you had a fever?", "es": "¿Ha tenido fiebre?", "ar": "هل أصبت بالحمى؟"},
    "pain": {
        "en": "How bad is the pain now?",
        "es": "¿Qué tan fuerte es el dolor ahora?",
        "ar": "ما شدة الألم الآن؟",
    },
    "pain-hint": {
        "en": "0 is no pain. 10 is the worst pain you can think of.",
        "es": "0 es sin dolor. 10 es el peor dolor que pueda imaginar.",
        "ar": "0 يعني لا ألم. 10 أسوأ ألم يمكنك تخيله.",
    },
    "words": {
        "en": "Is there anything else the doctor should know?",
        "es": "¿Hay algo más que el médico deba saber?",
        "ar": "هل هناك شيء آخر يجب أن يعرفه الطبيب؟",
    },
}
_PLACES = ("head", "throat", "chest", "belly", "back", "limb", "skin")
QUESTIONS = Questionnaire(
    url="https://example.org/Questionnaire/sample",
    version="1",
    source="invented",
    items=(
        Item(
            link_id="where",
            type=ItemType.CHOICE,
            words=_WORDS["where"],
            hint=_WORDS["where-hint"],
            options=tuple(Option(code=place, words=_WORDS[place], picture=place) for place in _PLACES),
        ),
        Item(link_id="fever", type=ItemType.BOOLEAN, words=_WORDS["fever"]),
        Item(link_id="pain", type=ItemType.SCALE, words=_WORDS["pain"], hint=_WORDS["pain-hint"]),
        Item(
            link_id="words",
            type=ItemType.TEXT,
            words=_WORDS["words"],
            enable_when=(EnableWhen(question="fever", answers=(True, False, None)),),
        ),
    ),
)


def samples(language: str = "en") -> dict[str, list[State]]:
    """Return the invented states by name; a name's states are shown in turn and the last is what counts."""
    closed = Desk()
    alone = {
        "attract": CheckIn(setup=Setup(clinic="Riverside Clinic"), online=True),
        **_pages(_visit(language)),
    }
    made = {name: [(state, closed)] for name, state in alone.items()}
    made["measure-pressure"] = [(state, closed) for state in _cuff(alone["measure"])]
    made["measure-oxygen"] = [(state, closed) for state in _pulse(alone["measure"])]
    made["measure-ecg"] = [(state, closed) for state in _ecg(alone["measure"])]
    around = samples_doctor.samples(language).items()
    made.update({name: [(state, closed) for state in states] for name, states in around})
    staff = samples_desk.samples(alone["vitals"], made["urgent"][0][0], alone["prepare-rest"])
    set_up = samples_setup.samples(alone["vitals"])
    return {**made, **{name: [state] for name, state in staff.items()}, **set_up}


def reading(vital: Vital, minute: int = 0) -> Reading:
    """Return an invented reading."""
    return Reading(
        id=UUID(int=minute + 1),
        vital=vital,
        received_at=NOON + timedelta(minutes=minute),
        method=Method.SIMULATED,
        device=DeviceIdentity(id="cuff", name="Cuff"),
    )


EVERYTHING = (ConsentItem.VIDEO, ConsentItem.RECORD, ConsentItem.PICTURES)
KINDS = (Kind.TEMPERATURE, Kind.BLOOD_PRESSURE, Kind.OXYGEN, Kind.WEIGHT)
ANSWERS = (
    Answer(link_id="where", value="throat", at=NOON),
    Answer(link_id="fever", value=True, at=NOON),
    Answer(link_id="pain", value=4, at=NOON),
    Answer(link_id="words", value=None, at=NOON),
)
READINGS = (
    reading(Temperature(celsius=36.8), 1),
    reading(BloodPressure(systolic=128, diastolic=79, pulse=72), 2),
    reading(Oxygen(saturation=97, pulse=72), 3),
)


ROUND = tuple(
    reading(BloodPressure(systolic=systolic, diastolic=diastolic, pulse=76), 2 + place)
    for place, (systolic, diastolic) in enumerate(((158, 96), (152, 94), (147, 91)))
)
MEAN = mean(ROUND)


def _visit(language: str) -> CheckIn:
    visit = Visit(
        id=UUID(int=7),
        station="Station",
        started_at=NOON,
        language=language,
        reason=Reason.THROAT,
        person=ROSA,
    )
    return CheckIn(setup=Setup(clinic="Riverside Clinic", questionnaire=QUESTIONS), visit=visit, online=True, now=100.0)


def _agreed(items: tuple[ConsentItem, ...], language: str) -> tuple[Consent, ...]:
    return tuple(Consent(item=item, agreed=True, at=NOON, language=language) for item in items)


def _pages(base: CheckIn) -> dict[str, CheckIn]:
    base = replace(base, setup=replace(base.setup, kinds=KINDS))
    agreed = replace(base, visit=_agreed_to_all(base))
    nurse = Alarm(id=UUID(int=5), visit_id=visit_of(base).id, why="help", at=NOON)
    return _arrival(base, nurse) | _questions(agreed, nurse) | _measuring(agreed, nurse) | _results(agreed)


def _agreed_to_all(base: CheckIn) -> Visit:
    visit = visit_of(base)
    return replace(visit, consents=_agreed(EVERYTHING, visit.language), joined_at=NOON)


def _arrival(base: CheckIn, nurse: Alarm) -> dict[str, CheckIn]:
    visit = visit_of(base)
    someone = Provisional(id=UUID(int=9), given="Rosa", family="Marín", birth_date=date(1948, 5, 1))

    def at(page: Page, **changes: object) -> CheckIn:
        return replace(base, page=page, **changes)

    def consenting(count: int) -> CheckIn:
        return at(Page.CONSENT, visit=replace(visit, consents=_agreed(EVERYTHING[:count], visit.language)))

    not_found = at(Page.NOT_FOUND, visit=replace(visit, person=someone))
    return {
        "language": at(Page.LANGUAGE),
        "safety": at(Page.SAFETY),
        "reason": at(Page.REASON),
        "identify": at(Page.IDENTIFY),
        "identify-problem": at(Page.IDENTIFY, problem="code-not-ours"),
        "name": at(Page.NAME),
        "name-problem": at(Page.NAME, problem="name-empty"),
        "birth": at(Page.BIRTH, given="Rosa", family="Marín"),
        "birth-problem": at(Page.BIRTH, problem="birth-no-date"),
        "looking": replace(not_found, page=Page.LOOKING),
        "confirm": at(Page.CONFIRM, match=ROSA),
        "confirm-expired": at(Page.CONFIRM, match=someone, problem="document-expired"),
        "not-found": not_found,
        "not-found-called": replace(not_found, alarm=nurse),
        "consent-video": consenting(0),
        "consent-record": consenting(1),
        "consent-pictures": consenting(2),
        "declined": at(Page.DECLINED),
        "declined-called": at(Page.DECLINED, alarm=nurse),
    }


def _questions(base: CheckIn, nurse: Alarm) -> dict[str, CheckIn]:
    def asked(count: int) -> CheckIn:
        return replace(base, page=Page.QUESTION, visit=replace(visit_of(base), answers=ANSWERS[:count]))

    offline = replace(base, page=Page.OFFLINE, online=False)
    return {
        "question-choice": asked(0),
        "question-yes-no": asked(1),
        "question-scale": asked(2),
        "question-text": asked(3),
        "offline": offline,
        "offline-called": replace(offline, alarm=nurse),
        "rest": replace(base, page=Page.REST),
        "help": replace(asked(0), overlay=Overlay.HELP),
        "help-called": replace(asked(0), overlay=Overlay.HELP, alarm=nurse),
        "more-time": replace(asked(0), overlay=Overlay.MORE_TIME, overlay_at=94.0),
    }


def _with(base: CheckIn, count: int) -> CheckIn:
    """A visit that has been measured so often; the third time is the last, for the weight is left out."""
    visit = replace(visit_of(base), readings=READINGS[:count])
    if count == len(READINGS):
        visit = replace(visit, answers=ANSWERS, skipped=(Skipped(kind=Kind.WEIGHT, why="patient"),))
    return replace(base, visit=visit)


def _measured(base: CheckIn, *readings: Reading) -> CheckIn:
    """The visit with these readings besides its own."""
    visit = visit_of(base)
    return replace(base, visit=replace(visit, readings=(*visit.readings, *readings)))


def _measuring(base: CheckIn, nurse: Alarm) -> dict[str, CheckIn]:
    one, two, measured = (_with(base, count) for count in (1, 2, 3))

    def troubled(state: CheckIn, kind: Kind, trouble: Trouble, **changes: object) -> CheckIn:
        return replace(state, page=Page.TROUBLE, measuring=kind, trouble=trouble, **changes)

    def running(state: CheckIn, lease: str, value: float, unit: str, guidance: str, kind: Kind) -> CheckIn:
        progress = Progress(kind=kind, value=value, unit=unit, guidance=guidance)
        return replace(state, page=Page.MEASURE, measuring=kind, lease=lease, progress=progress)

    def prepared(place: int) -> CheckIn:
        state = replace(one, page=Page.PREPARE, measuring=Kind.BLOOD_PRESSURE)
        step = state.guide.before_device[place]
        return replace(state, guide_step=step, waits_until=state.now + 0.64 * step.least_s)

    paused = replace(one, page=Page.PAUSE, measuring=Kind.BLOOD_PRESSURE, waits_until=one.now + 38)
    return {
        "prepare-sit": prepared(0),
        "prepare-cuff": prepared(1),
        "prepare-rest": prepared(2),
        "pause": _measured(paused, *ROUND[:1]),
        "pause-last": _measured(paused, *ROUND[:2]),
        "pause-alarmed": _measured(paused, reading(BloodPressure(systolic=224, diastolic=121, pulse=96), 2)),
        "measure-second": _measured(
            replace(one, page=Page.MEASURE, measuring=Kind.BLOOD_PRESSURE, lease="b"), ROUND[0]
        ),
        "vitals": replace(one, page=Page.VITALS),
        "vitals-done": replace(measured, page=Page.VITALS),
        "vitals-all": replace(_every_kind(two), page=Page.VITALS),
        "measure": replace(one, page=Page.MEASURE, measuring=Kind.BLOOD_PRESSURE, lease="a"),
        "measure-temperature": running(base, "t", 36.4, "degC", "hold-still", Kind.TEMPERATURE),
        "measure-heart-rate": running(two, "h", 72, "/min", "keep-still", Kind.HEART_RATE),
        "measure-weight": running(two, "w", 71.3, "kg", "stand-still", Kind.WEIGHT),
        "trouble-not-found": troubled(one, Kind.BLOOD_PRESSURE, Trouble.NOT_FOUND, tries=1),
        "trouble-movement": troubled(one, Kind.BLOOD_PRESSURE, Trouble.MOVEMENT, tries=2),
        "trouble-sensor": troubled(two, Kind.OXYGEN, Trouble.SENSOR_OFF, tries=1),
        "trouble-asleep": troubled(two, Kind.GLUCOSE, Trouble.OFF_OR_ASLEEP, tries=1),
        "trouble-strip": troubled(two, Kind.GLUCOSE, Trouble.STRIP_ERROR, tries=1),
        "trouble-strap": troubled(two, Kind.HEART_RATE, Trouble.POOR_SIGNAL, tries=1),
        "trouble-bond": troubled(two, Kind.BLOOD_PRESSURE, Trouble.NEEDS_BOND, tries=1),
        "trouble-beyond": troubled(two, Kind.GLUCOSE, Trouble.OUT_OF_DEVICE_RANGE, tries=1, alarm=nurse),
        "trouble-called": troubled(two, Kind.OXYGEN, Trouble.SENSOR_OFF, alarm=nurse),
        "review": replace(measured, page=Page.REVIEW),
        "review-all": replace(_every_kind(measured), page=Page.REVIEW),
    }


def _every_kind(state: CheckIn) -> CheckIn:
    """The same at a station that has every device, with a glucose measured."""
    readings = (*visit_of(state).readings, reading(Glucose(milligrams_per_decilitre=104), 5))
    setup = replace(state.setup, kinds=(Kind.GLUCOSE, *KINDS, Kind.HEART_RATE))
    return replace(state, setup=setup, visit=replace(visit_of(state), readings=readings))


def _results(base: CheckIn) -> dict[str, CheckIn]:
    one, two, measured = (_with(base, count) for count in (1, 2, 3))
    temperature, pressure, oxygen = READINGS

    def shown(state: CheckIn, result: Reading) -> CheckIn:
        return replace(state, page=Page.RESULT, result=result)

    def of(person: Known | Guest, state: CheckIn) -> CheckIn:
        return replace(state, visit=replace(visit_of(state), person=person))

    return {
        "result-pressure": shown(two, pressure),
        "result-look-again": shown(two, reading(HIGH, 2)),
        "result-mean": shown(_measured(one, *ROUND, MEAN), MEAN),
        "result-act-now": shown(measured, reading(Oxygen(saturation=88, pulse=112), 3)),
        "result-temperature": shown(one, temperature),
        "result-child": shown(of(CHILD, two), pressure),
        "result-child-look-again": shown(of(CHILD, measured), reading(FAST, 3)),
        "result-guest": shown(of(Guest(id=UUID(int=9)), measured), oxygen),
        "result-weight": shown(measured, reading(Weight(kilograms=71.3), 4)),
        "result-body-fat": shown(measured, reading(Weight(kilograms=71.3, fat_percent=24.6), 4)),
        "result-glucose": shown(measured, reading(Glucose(milligrams_per_decilitre=104), 5)),
        "result-glucose-low": shown(measured, reading(Glucose(milligrams_per_decilitre=58), 5)),
        "result-heart-rate": shown(measured, reading(HeartRate(pulse=72), 6)),
    }


def _cuff(state: CheckIn) -> list[CheckIn]:
    """A cuff pumped up to 180 mmHg and half way down again."""
    up = [12.0 * i for i in range(16)]
    down = [180 - 1.4 * i + (4 if i % 2 else -4) * min(1, i / 12) * (i > 3) for i in range(41)]
    return [
        replace(
            state,
            now=state.now + 0.6 * (i + 1),
            progress=Progress(kind=Kind.BLOOD_PRESSURE, value=round(mmhg), unit="mmHg", guidance="keep-still"),
        )
        for i, mmhg in enumerate([*up, *down])
    ]


def _ecg(state: CheckIn) -> list[CheckIn]:
    """Some seconds of an ECG lead, 125 samples a second, and its rate."""
    state = replace(state, measuring=Kind.HEART_RATE, lease="h")
    waves = ((18, 3, 0.04), (28, 1.6, 0.36), (31, 1.4, -0.08), (52, 6, 0.1))
    beat = [0.5 + sum(high * exp(-(((at - place) / wide) ** 2)) for place, wide, high in waves) for at in range(104)]
    lead = [beat[at % 104] for at in range(500)]
    pieces = [
        Progress(
            kind=Kind.HEART_RATE,
            value=72,
            unit="/min",
            trace=tuple(lead[i : i + 25]),
            done=i / 3000,
            guidance="keep-still",
        )
        for i in range(0, 500, 25)
    ]
    return [replace(state, now=state.now + 0.2 * i, progress=piece) for i, piece in enumerate(pieces)]


def _pulse(state: CheckIn) -> list[CheckIn]:
    """Six seconds of a pulse wave, 75 samples a second, and the numbers."""
    state = replace(state, measuring=Kind.OXYGEN, lease="o")
    rate = Progress(kind=Kind.OXYGEN, value=72, unit="/min", done=0.4)
    beat = [max(0.0, 0.95 - abs(i - 10) / 11) + max(0.0, 0.38 - abs(i - 27) / 26) for i in range(62)]
    wave = [beat[i % 62] for i in range(455)]
    batches = [
        Progress(
            kind=Kind.OXYGEN,
            value=97,
            unit="%",
            trace=tuple(wave[i : i + 25]),
            done=i / 750,
            guidance="keep-still",
        )
        for i in range(0, 450, 25)
    ]
    return [replace(state, now=state.now + 0.33 * i, progress=p) for i, p in enumerate([rate, *batches])]
