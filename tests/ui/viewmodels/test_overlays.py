"""The help sheet offers nothing that would not work, and calls the page below what it is."""

import pytest
from msgspec.structs import replace

from care.checkin import CheckIn, Page
from ui.samples import samples
from ui.viewmodels.overlays import HelpModel


@pytest.mark.parametrize(
    ("page", "may_finish", "over_question"),
    [
        (Page.QUESTION, True, True),
        (Page.CONSENT, True, True),
        (Page.CALL, True, False),
        (Page.URGENT, False, False),
    ],
)
def test_the_sheet_knows_the_page_below(page: Page, may_finish: bool, over_question: bool):
    model = HelpModel()
    model.show(replace(samples()["help"][-1][0], page=page))
    assert (model.mayFinish, model.overQuestion) == (may_finish, over_question)


def test_nobody_is_here_to_finish_before_the_start():
    model = HelpModel()
    model.show(CheckIn())
    assert not model.mayFinish
