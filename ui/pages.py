"""Which QML file and which view model show each page and overlay of a visit.

A page is built anew when its key changes (the next question, the next consent), so that nothing chosen on one is
still chosen on the next.
"""

from collections.abc import Callable

import msgspec

from care.checkin import CheckIn, Overlay, Page
from ui.viewmodels.base import PageModel
from ui.viewmodels.call import CallModel, EndCallModel
from ui.viewmodels.checkin import AttractModel, LanguageModel, ReasonModel, SafetyModel
from ui.viewmodels.consent import ConsentModel, DeclinedModel
from ui.viewmodels.guide import PauseModel, PrepareModel
from ui.viewmodels.identify import BirthModel, ConfirmModel, IdentifyModel, NameModel, NotFoundModel
from ui.viewmodels.measure import MeasureModel, OfflineModel, TroubleModel, VitalsModel
from ui.viewmodels.overlays import HelpModel, MoreTimeModel
from ui.viewmodels.plan import PlanModel, QrModel
from ui.viewmodels.question import QuestionModel
from ui.viewmodels.result import ResultModel
from ui.viewmodels.review import ReviewModel
from ui.viewmodels.waiting import AfterCallModel, CallBackModel, GoodbyeModel, PhoneModel, UrgentModel, WaitingModel


def _one_key(_state: CheckIn) -> object:
    return None


class PageSpec(msgspec.Struct, frozen=True):
    """One page: its file below `ui/qml/Carepost`, its view model, and what makes it another page of the same kind."""

    file: str
    model: type[PageModel]
    key: Callable[[CheckIn], object] = _one_key


def _question(state: CheckIn) -> object:
    return state.question.link_id if state.question else None


PAGES: dict[Page, PageSpec] = {
    Page.ATTRACT: PageSpec("pages/Attract.qml", AttractModel),
    Page.LANGUAGE: PageSpec("pages/Language.qml", LanguageModel),
    Page.SAFETY: PageSpec("pages/Safety.qml", SafetyModel),
    Page.REASON: PageSpec("pages/Reason.qml", ReasonModel),
    Page.IDENTIFY: PageSpec("pages/Identify.qml", IdentifyModel),
    Page.NAME: PageSpec("pages/Name.qml", NameModel),
    Page.BIRTH: PageSpec("pages/Birth.qml", BirthModel),
    Page.LOOKING: PageSpec("pages/Looking.qml", PageModel),
    Page.CONFIRM: PageSpec("pages/Confirm.qml", ConfirmModel),
    Page.NOT_FOUND: PageSpec("pages/NotFound.qml", NotFoundModel),
    Page.CONSENT: PageSpec("pages/Consent.qml", ConsentModel, lambda state: state.consent),
    Page.DECLINED: PageSpec("pages/Declined.qml", DeclinedModel),
    Page.QUESTION: PageSpec("pages/Question.qml", QuestionModel, _question),
    Page.OFFLINE: PageSpec("pages/Offline.qml", OfflineModel),
    Page.VITALS: PageSpec("pages/Vitals.qml", VitalsModel),
    Page.PREPARE: PageSpec("pages/Prepare.qml", PrepareModel, lambda state: state.guide_step),
    Page.MEASURE: PageSpec("pages/Measure.qml", MeasureModel, lambda state: state.lease),
    Page.PAUSE: PageSpec("pages/Pause.qml", PauseModel),
    Page.RESULT: PageSpec("pages/Result.qml", ResultModel),
    Page.TROUBLE: PageSpec("pages/Trouble.qml", TroubleModel),
    Page.REVIEW: PageSpec("pages/Review.qml", ReviewModel),
    Page.REST: PageSpec("pages/Rest.qml", PageModel),
    # The call, the wait before it and the plan after it.
    Page.URGENT: PageSpec("pages/Urgent.qml", UrgentModel),
    Page.WAITING: PageSpec("pages/Waiting.qml", WaitingModel),
    Page.CALL_BACK: PageSpec("pages/CallBack.qml", CallBackModel),
    Page.PHONE: PageSpec("pages/Phone.qml", PhoneModel),
    Page.CALL: PageSpec("pages/Call.qml", CallModel),
    Page.AFTER_CALL: PageSpec("pages/AfterCall.qml", AfterCallModel),
    Page.PLAN: PageSpec("pages/Plan.qml", PlanModel),
    Page.GOODBYE: PageSpec("pages/Goodbye.qml", GoodbyeModel),
}

OVERLAYS: dict[Overlay, PageSpec] = {
    Overlay.HELP: PageSpec("overlays/Help.qml", HelpModel),
    Overlay.MORE_TIME: PageSpec("overlays/MoreTime.qml", MoreTimeModel),
    Overlay.END_CALL: PageSpec("overlays/EndCall.qml", EndCallModel),
    Overlay.QR: PageSpec("overlays/Qr.qml", QrModel),
}
