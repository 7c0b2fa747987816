"""Invented states of the pages around the doctor: urgent, waiting, the call, the plan, goodbye. No person is real."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from care.checkin import Call, CallLink, CheckIn, Overlay, Page, Setup
from care.effects import Alarm
from care.encounter import Answer, Reason, Said, Still, UrgentSign, Visit
from care.messages import Ask, Placed
from care.people import Guest, Known
from care.pictures import Flaw, Role
from care.plan import Disposition, Medicine, Plan
from care.state import Shot
from care.vitals import BloodPressure, DeviceIdentity, Kind, Method, Oxygen, Progress, Reading, Temperature, Vital

NOON = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
PHONE = "+34911555019"
DOCTOR = {"en": "Dr Rivera", "es": "Dra. Rivera", "ar": "د. ريفيرا"}
_TEXT = {
    "diagnosis": {
        "en": "You have a sore throat. It is not dangerous.",
        "es": "Tiene dolor de garganta. No es peligroso.",
        "ar": "لديك التهاب في الحلق، وهو غير خطير.",
    },
    "advice": {"en": "Rest and drink often.", "es": "Descanse y beba a menudo.", "ar": "استرح واشرب كثيرًا."},
    "more": {
        "en": "Warm water with salt helps: gargle three times a day.",
        "es": "El agua tibia con sal ayuda: haga gárgaras tres veces al día.",
        "ar": "الماء الدافئ مع الملح مفيد: تغرغر به ثلاث مرات في اليوم.",
    },
    "tablets": {"en": "Throat tablets", "es": "Pastillas para la garganta", "ar": "أقراص للحلق"},
    "dose": {"en": "1 tablet", "es": "1 pastilla", "ar": "قرص واحد"},
    "food": {"en": "with food", "es": "con comida", "ar": "مع الطعام"},
    "pain": {"en": "Paracetamol 500 mg", "es": "Paracetamol 500 mg", "ar": "باراسيتامول 500 ملغ"},
    "when-pain": {
        "en": "1 tablet when it hurts, 4 times a day at most",
        "es": "1 pastilla si duele, como máximo 4 veces al día",
        "ar": "قرص واحد عند الألم، أربع مرات في اليوم على الأكثر",
    },
    "back": {
        "en": "If you feel well, you need not come.",
        "es": "Si se siente bien, no hace falta que venga.",
        "ar": "إذا تحسنت فلا داعي للحضور.",
    },
    "swallow": {"en": "you can’t swallow water", "es": "no puede tragar agua", "ar": "لم تستطع بلع الماء"},
    "breath": {
        "en": "breathing gets hard",
        "es": "le cuesta respirar",
        "ar": "صعب عليك التنفس",
    },
    "fever": {
        "en": "the fever stays above 39 °C for two days",
        "es": "la fiebre sigue por encima de 39 °C dos días",
        "ar": "بقيت الحرارة فوق 39 درجة مئوية يومين",
    },
    "hello": {
        "en": "I can’t hear you well. You can type to me.",
        "es": "No le oigo bien. Puede escribirme.",
        "ar": "لا أسمعك جيدًا. يمكنك أن تكتب لي.",
    },
    "answer": {"en": "It hurts when I swallow", "es": "Me duele al tragar", "ar": "يؤلمني البلع"},
}


def samples(language: str = "en") -> dict[str, list[CheckIn]]:
    """Return the states by name; a name's states are shown in turn."""
    base = _base(language)
    made = {**_waits(base), **_calls(base, language), **_plans(base, language)}
    return {**{name: [state] for name, state in made.items()}, "call-measuring": _measuring(made["call"])}


def plan(language: str = "en", *, long: bool = False) -> Plan:
    """Return an invented plan; a long one does not fit on one page."""

    def say(key: str) -> str:
        return _TEXT[key][language]

    tablets = Medicine(
        id=UUID(int=31), name=say("tablets"), dose=say("dose"), days=5, morning=1, evening=1, note=say("food")
    )
    pain = Medicine(id=UUID(int=32), name=say("pain"), dose=say("when-pain"), days=3)
    syrup = Medicine(
        id=UUID(int=33), name="Amoxicillin 250 mg", dose=say("dose"), days=7, morning=1, midday=0.5, evening=1, night=2
    )
    return Plan(
        id=UUID(int=30),
        doctor=DOCTOR[language],
        diagnosis=say("diagnosis"),
        disposition=Disposition.MEDICINE,
        advice=(say("advice"), say("more")) if long else (say("advice"),),
        medicines=(tablets, syrup, pain) if long else (tablets,),
        follow_up=say("back"),
        follow_up_on=date(2026, 11, 27),
        danger_signs=(say("swallow"), say("breath"), say("fever")) if long else (say("swallow"), say("breath")),
    )


def _base(language: str) -> CheckIn:
    cuff = DeviceIdentity(id="cuff", name="Cuff")
    vitals: tuple[Vital, ...] = (
        Temperature(celsius=37.9),
        BloodPressure(systolic=128, diastolic=79, pulse=72),
        Oxygen(saturation=97),
    )
    readings = tuple(
        Reading(
            id=UUID(int=n + 1),
            vital=vital,
            received_at=NOON + timedelta(minutes=n),
            method=Method.SIMULATED,
            device=cuff,
        )
        for n, vital in enumerate(vitals)
    )
    visit = Visit(
        id=UUID(int=7),
        station="Station",
        started_at=NOON,
        language=language,
        reason=Reason.THROAT,
        person=Known(reference="Patient/1", given="Rosa", initial="M", birth_year=1948),
        joined_at=NOON,
        readings=readings,
        answers=tuple(Answer(link_id=f"q{n}", value=True, at=NOON) for n in range(5)),
    )
    setup = Setup(clinic="Riverside Clinic", number="555 0199")
    return CheckIn(setup=setup, visit=visit, online=True, now=400.0, touched_at=400.0)


def _waits(base: CheckIn) -> dict[str, CheckIn]:
    assert base.visit is not None
    place = Placed(visit_id=base.visit.id, place=2, doctors_on_call=1, wait_min=(10, 15))
    alarm = Alarm(id=UUID(int=5), visit_id=base.visit.id, why="chest-pain", at=NOON)
    bare = replace(base.visit, reason=None, readings=(), answers=(), urgent=UrgentSign.CHEST_PAIN)
    urgent = replace(base, page=Page.URGENT, visit=bare, alarm=alarm)
    doctor = Call(id=UUID(int=20), doctor=DOCTOR[base.visit.language], role="doctor")
    waiting = replace(base, page=Page.WAITING, place=place)
    return {
        "urgent": urgent,
        "urgent-seen": replace(urgent, alarm=replace(alarm, seen_by=doctor.doctor)),
        "urgent-coming": replace(urgent, alarm=replace(alarm, taken_by="nurse", taken_at=NOON)),
        "urgent-doctor": replace(urgent, offer=doctor),
        "waiting": waiting,
        "waiting-next": replace(waiting, place=replace(place, place=1, wait_min=(0, 5))),
        "waiting-fifth": replace(waiting, place=replace(place, place=5, wait_min=(40, 60))),
        "waiting-no-doctor": replace(waiting, place=replace(place, doctors_on_call=0, wait_min=None)),
        "waiting-offline": replace(waiting, online=False),
        "waiting-unknown": replace(waiting, place=None),
        "call-back": replace(base, page=Page.CALL_BACK, online=False),
        "call-back-online": replace(base, page=Page.CALL_BACK),
        "call-back-phone": replace(base, page=Page.CALL_BACK, online=False, visit=replace(base.visit, phone=PHONE)),
        "call-back-guest": replace(base, page=Page.CALL_BACK, visit=replace(base.visit, person=Guest(id=UUID(int=8)))),
        "phone": replace(base, page=Page.PHONE),
        "phone-problem": replace(
            base, page=Page.PHONE, visit=replace(base.visit, phone=PHONE), problem="phone-no-number"
        ),
        "measure-offer": replace(
            base,
            page=Page.MEASURE,
            measuring=Kind.TEMPERATURE,
            lease="t",
            offer=doctor,
            progress=Progress(kind=Kind.TEMPERATURE, value=36.4, unit="degC", guidance="hold-still"),
        ),
    }


def _calls(base: CheckIn, language: str) -> dict[str, CheckIn]:
    assert base.visit is not None
    in_call = replace(base.visit, call_started_at=NOON + timedelta(minutes=4), doctor=DOCTOR[language])
    call = Call(id=UUID(int=20), doctor=DOCTOR[language], role="doctor", link=CallLink.CONNECTED, since=215.0)
    talking = replace(base, page=Page.CALL, visit=in_call, call=call)
    asked = replace(call, ask=Ask(id=UUID(int=21), what="blood-pressure", doctor=DOCTOR[language]))
    still = replace(call, ask=Ask(id=UUID(int=22), what="still", doctor=DOCTOR[language]))
    skin = Ask(id=UUID(int=27), what="still", doctor=DOCTOR[language], camera=Role.SKIN)
    paper = replace(skin, camera=Role.DOCUMENT)
    dim = Still(
        id=skin.id,
        taken_at=NOON,
        content_type="image/jpeg",
        width=1,
        height=1,
        data=b"",
        camera=Role.SKIN,
        flaw=Flaw.DARK,
    )
    said = (
        Said(id=UUID(int=23), at=NOON, by="doctor", text=_TEXT["hello"][language]),
        Said(id=UUID(int=24), at=NOON, by="patient", text=_TEXT["answer"][language]),
    )
    fresh = replace(in_call.readings[1], id=UUID(int=25), received_at=NOON + timedelta(minutes=6))
    lost = replace(call, link=CallLink.LOST, since=396.0)
    alarm = Alarm(id=UUID(int=5), visit_id=base.visit.id, why="help", at=NOON)
    return {
        "call": talking,
        "call-connecting": replace(talking, call=replace(call, link=CallLink.CONNECTING)),
        "call-asked": replace(talking, call=asked),
        "call-asked-still": replace(talking, call=still),
        "call-asked-skin": replace(talking, call=replace(call, ask=skin)),
        "call-aim": replace(talking, call=replace(call, shot=Shot(ask=skin))),
        "call-aim-paper": replace(talking, call=replace(call, shot=Shot(ask=paper))),
        "call-shot-taking": replace(talking, call=replace(call, shot=Shot(ask=skin, taking=True))),
        "call-shot-again": replace(talking, call=replace(call, shot=Shot(ask=skin, still=dim))),
        "call-no-picture": replace(talking, call=replace(call, full="no-picture")),
        "call-full": replace(talking, call=replace(call, full="still")),
        "call-measured": replace(talking, visit=replace(in_call, readings=(*in_call.readings, fresh))),
        "call-heard": replace(talking, visit=replace(in_call, said=said[:1])),
        "call-typing": replace(talking, visit=replace(in_call, said=said)),
        "call-muted": replace(talking, call=replace(call, muted=True, camera_off=True), alarm=alarm),
        "call-lost": replace(talking, call=lost),
        "call-lost-long": replace(talking, call=replace(lost, since=380.0)),
        "call-lost-told": replace(talking, call=replace(lost, since=380.0), alarm=alarm),
        "end-call": replace(talking, overlay=Overlay.END_CALL),
        "after-call": replace(base, page=Page.AFTER_CALL, visit=in_call),
    }


def _measuring(talking: CheckIn) -> list[CheckIn]:
    """Four seconds of a pulse wave inside the call."""
    state = replace(talking, measuring=Kind.OXYGEN, lease="o")
    beat = [max(0.0, 0.95 - abs(i - 10) / 11) + max(0.0, 0.38 - abs(i - 27) / 26) for i in range(62)]
    wave = [beat[i % 62] for i in range(325)]
    batches = [Progress(kind=Kind.OXYGEN, value=97, unit="%", trace=tuple(wave[i : i + 25])) for i in range(0, 300, 25)]
    return [replace(state, now=state.now + 0.33 * i, progress=p) for i, p in enumerate(batches)]


def _plans(base: CheckIn, language: str) -> dict[str, CheckIn]:
    assert base.visit is not None
    visit = replace(base.visit, plan=plan(language), doctor=DOCTOR[language])
    shown = replace(base, page=Page.PLAN, visit=visit, printer=True)

    def ended(disposition: Disposition, **changes: object) -> CheckIn:
        ends = replace(plan(language), disposition=disposition, medicines=())
        return replace(shown, visit=replace(visit, plan=ends, **changes))

    return {
        "plan": shown,
        "plan-long": replace(shown, visit=replace(visit, plan=plan(language, long=True))),
        "plan-emergency": ended(Disposition.EMERGENCY),
        "plan-in-person": ended(Disposition.IN_PERSON),
        "plan-call-back": ended(Disposition.CALL_BACK, phone=PHONE),
        "plan-call-back-guest": ended(Disposition.CALL_BACK, person=Guest(id=UUID(int=8))),
        "plan-no-printer": replace(shown, printer=False),
        "plan-printed": replace(shown, printed="printed"),
        "plan-no-paper": replace(shown, printed="no-paper"),
        "plan-printer-open": replace(shown, printer_trouble="cover-open"),
        "qr": replace(shown, overlay=Overlay.QR),
        "goodbye": replace(
            base,
            page=Page.GOODBYE,
            visit=Visit(id=base.visit.id, station="Station", started_at=NOON, language=language),
            goodbye_at=397.0,
        ),
    }
