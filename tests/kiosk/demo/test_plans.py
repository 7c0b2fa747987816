"""Every plan of the demo's doctors is one that the clinic lets a doctor sign."""

from importlib import resources

import msgspec
import pytest

from care.encounter import Reason
from care.fhir.questionnaire import parse
from care.plan import Disposition
from clinic.visits_api import PlanDraft, checked_plan
from kiosk.demo.doctor_plain import draft
from kiosk.demo.plans import PLANS, USUAL, plan_for


@pytest.mark.parametrize("advice", [USUAL, *PLANS.values()])
def test_the_clinic_takes_it(advice):
    plan = checked_plan(msgspec.convert(draft(advice), PlanDraft), "Dr Okoro")
    assert plan.disposition is Disposition(advice.ending)
    assert plan.diagnosis == advice.diagnosis
    assert len(plan.medicines) == (advice.medicine is not None)
    assert plan.danger_signs


def test_every_word_is_of_a_reason_that_a_patient_can_choose():
    questionnaire = parse(resources.files("assets").joinpath("questionnaires/checkin.json").read_bytes())
    words = [option.words["en"] for item in questionnaire.items if item.link_id == "reason" for option in item.options]
    assert len(words) == len(Reason)
    assert all(any(word in text.lower() for text in words) for word in PLANS)
    assert plan_for("Something else") == USUAL
