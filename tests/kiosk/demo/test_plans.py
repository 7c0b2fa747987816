"""Every plan of the demo's doctors is one that the clinic lets a doctor sign."""

from importlib import resources

import msgspec
import pytest

from care.encounter import Reason
from care.fhir.questionnaire import parse
from care.plan import Disposition
from clinic.visits_api import PlanDraft, checked_plan
from kiosk.demo.doctor_plain import draft
from kiosk.demo.plans import GREETINGS, PLANS, USUAL, Plan, plan_for


@pytest.mark.parametrize("language", GREETINGS)
@pytest.mark.parametrize("plan", [USUAL, *PLANS.values()])
def test_the_clinic_takes_it(plan: Plan, language: str):
    advice = plan.advice(language)
    taken = checked_plan(msgspec.convert(draft(advice), PlanDraft), "Dr Okoro")
    assert taken.disposition is Disposition(plan.ending)
    assert taken.diagnosis == plan.words[language].diagnosis
    assert len(taken.medicines) == (plan.medicine_days is not None)
    assert taken.danger_signs


@pytest.mark.parametrize("plan", [USUAL, *PLANS.values()])
def test_each_language_says_as_much_as_english_and_in_its_own_words(plan: Plan):
    english = msgspec.structs.asdict(plan.words["en"])
    for language in ("es", "ar"):
        told = msgspec.structs.asdict(plan.words[language])
        assert {part: text.count("\n") for part, text in told.items()} == {
            part: text.count("\n") for part, text in english.items()
        }
        assert not set(told.values()) & set(english.values())
    assert all("\u0600" <= text.strip()[0] <= "\u06ff" for text in msgspec.structs.asdict(plan.words["ar"]).values())


def test_a_language_that_nobody_wrote_gets_english():
    assert PLANS["pain"].advice("fi") == PLANS["pain"].advice("en")


def test_every_word_is_of_a_reason_that_a_patient_can_choose():
    questionnaire = parse(resources.files("assets").joinpath("questionnaires/checkin.json").read_bytes())
    words = [option.words["en"] for item in questionnaire.items if item.link_id == "reason" for option in item.options]
    assert len(words) == len(Reason)
    assert all(any(word in text.lower() for text in words) for word in PLANS)
    assert plan_for("Something else", "es") == USUAL.advice("es")
