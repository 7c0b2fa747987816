"""One patient's stay at a station, as a dialogue of events and what they ask for."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from care import effects as do
from care import events as ev
from care.checkin import (
    CONSENT_ORDER,
    CheckIn,
    Moment,
    Page,
    Setup,
    step,
)
from care.encounter import Reason, Visit
from care.events import Event
from care.guides import Done, Step
from care.people import Known
from care.plan import Disposition, Plan
from care.questionnaire import EnableWhen, Item, ItemType, Questionnaire
from care.vitals import (
    BloodPressure,
    Flag,
    Kind,
    Method,
    Reading,
    Vital,
)

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
QUESTIONS = Questionnaire(
    url="q",
    version="1",
    source="test",
    items=(
        Item(link_id="fever", type=ItemType.BOOLEAN, words={"en": "Fever?"}),
        Item(
            link_id="days",
            type=ItemType.SCALE,
            words={"en": "Days?"},
            enable_when=(EnableWhen(question="fever", answers=(True,)),),
        ),
    ),
)
SETUP = Setup(station="Hall", clinic="Riverside", questionnaire=QUESTIONS)
HALIMA = Known(reference="Patient/1", given="Halima", initial="O", birth_year=1952)
PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)
DOCTOR = ev.Offered(uuid4(), "Dr Rivera", "General doctor")


class Stay:
    """Plays events one after another, a second apart, and remembers what each asked for."""

    def __init__(self, setup: Setup = SETUP) -> None:
        self.state = CheckIn(setup=setup)
        self.effects: list[do.Effect] = []
        self.clock = 0.0

    def __call__(self, *events: Event) -> CheckIn:
        for event in events:
            self.clock += 1
            at = Moment(wall=NOW + timedelta(seconds=self.clock), mono=self.clock, fresh=uuid4(), secret=uuid4())
            self.state, self.effects = step(self.state, event, at)
        return self.state

    def wait(self, seconds: float) -> CheckIn:
        self.clock += seconds - 1
        return self(ev.Ticked())

    def asked(self, kind: type) -> list[do.Effect]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def visit(self) -> Visit:
        assert self.state.visit is not None
        return self.state.visit

    def begin(self, kind: Kind) -> CheckIn:
        """Start measuring, and walk the steps before the device is asked."""
        self(ev.MeasureStarted(kind))
        while self.state.guide_step is not None:
            step = self.state.guide_step
            self(ev.GuideStepDone(step.id)) if step.done is Done.TOUCH else self.wait(step.least_s)
        return self.state

    def measure(self, kind: Kind, vital: Vital, *flags: Flag) -> CheckIn:
        self.begin(kind)
        return self(self.reading(vital, flags=flags))

    def reading(self, vital: Vital, lease: str | None = None, flags: Iterable[Flag] = ()) -> ev.Measured:
        reading = Reading(
            id=uuid4(),
            vital=vital,
            received_at=NOW + timedelta(seconds=self.clock),
            method=Method.SIMULATED,
            lease=self.state.lease if lease is None else lease,
            flags=frozenset(flags),
        )
        return ev.Measured(reading)


def ends(step: Step) -> Event:
    """Say what a patient in a hurry does to be through with this step."""
    return ev.GuideStepDone(step.id) if step.done is Done.TOUCH else ev.RestCut()


ARRIVE = (ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.THROAT))
KNOWN = (*ARRIVE, ev.CardRead(HALIMA), ev.Confirmed(True))
AGREES = tuple(ev.ConsentAnswered(item, True) for item in CONSENT_ORDER)
REFUSES = tuple(ev.ConsentAnswered(item, False) for item in CONSENT_ORDER)
AGREED = (*KNOWN, *AGREES)
JOINED = (*AGREED, ev.QuestionAnswered("fever", False))
PRESSURE = BloodPressure(systolic=128, diastolic=79, pulse=70)


def pages(stay: Stay, events: Iterable[Event]) -> list[Page]:
    return [stay(event).page for event in events]
