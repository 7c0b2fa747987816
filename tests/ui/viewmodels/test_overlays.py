"""The help sheet offers nothing that would not work, and calls the page below what it is."""

import pytest
from msgspec.structs import replace

from care.checkin import CheckIn, Page
from care.encounter import UrgentSign
from ui.samples import samples
from ui.viewmodels.overlays import HelpModel


@pytest.mark.parametrize(
    ("page", "may_finish", "over_question"),
    [
        (Page.QUESTION, True, True),
        (Page.CONSENT, True, True),
        (Page.CALL, True, False),
        (Page.GOODBYE, False, False),
    ],
)
def test_the_sheet_knows_the_page_below(page: Page, may_finish: bool, over_question: bool):
    model = HelpModel()
    model.show(replace(samples()["help"][-1][0], page=page))
    assert (model.mayFinish, model.overQuestion) == (may_finish, over_question)


@pytest.mark.parametrize("page", [Page.URGENT, Page.CALL])
def test_an_emergency_is_finished_by_staff_until_a_plan_answers_it(page: Page):
    model, state = HelpModel(), samples()["help"][-1][0]
    assert state.visit is not None
    urgent = replace(state.visit, urgent=UrgentSign.CHEST_PAIN)
    model.show(replace(state, page=page, visit=urgent))
    assert not model.mayFinish
    planned = samples()["plan"][-1][0].visit
    assert planned is not None
    model.show(replace(state, page=Page.PLAN, visit=replace(urgent, plan=planned.plan)))
    assert model.mayFinish


def test_nobody_is_here_to_finish_before_the_start():
    model = HelpModel()
    model.show(CheckIn())
    assert not model.mayFinish
