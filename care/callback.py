"""The wish to be called back: the page that says what becomes of it, and the phone number that is left there."""

from msgspec.structs import replace

from care.encounter import Visit
from care.events import Back, CallMeBack, Continue, Event, LeavePhone, PhoneTyped
from care.moves import Step, kept
from care.phone import phone_number
from care.plan import Disposition
from care.state import CheckIn, Moment, Page


def calling_back(state: CheckIn, visit: Visit, event: Event, _at: Moment) -> Step | None:
    match event:
        case CallMeBack() if state.page in (Page.WAITING, Page.AFTER_CALL):
            return replace(state, page=Page.CALL_BACK), []
        case Continue() if state.page is Page.CALL_BACK and state.online:
            return replace(state, page=Page.AFTER_CALL if visit.call_ended_at else Page.WAITING), []
        case LeavePhone() if may_leave_phone(state):
            return replace(state, page=Page.PHONE, problem=None), []
        case PhoneTyped(typed) if state.page is Page.PHONE:
            return _typed(state, visit, typed)
        case Back() if state.page is Page.PHONE:
            return _left(state, visit), []
        case _:
            return None


def may_leave_phone(state: CheckIn) -> bool:
    """Tell whether a phone number is asked for: wherever somebody is to be called back."""
    plan = state.visit.plan if state.visit else None
    called = plan is not None and plan.disposition is Disposition.CALL_BACK
    return state.page is Page.CALL_BACK or (state.page is Page.PLAN and called)


def _typed(state: CheckIn, visit: Visit, typed: str) -> Step:
    number = phone_number(typed)
    if number is None:
        return replace(state, problem="phone-no-number"), []
    return kept(_left(state, visit), visit, phone=number)


def _left(state: CheckIn, visit: Visit) -> CheckIn:
    return replace(state, page=Page.PLAN if visit.plan else Page.CALL_BACK, problem=None)
