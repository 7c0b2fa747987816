"""View model of the review: everything that will be sent, once more, and the way back to each part of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.encounter import Visit
from care.events import ChangeTouched, MeasureStarted, Reviewed
from care.people import display_name
from care.questionnaire import Item, ItemType, Value, in_language
from care.state import known_answers
from care.vitals import Kind
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel
from ui.viewmodels.measure import with_unit

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class ReviewModel(PageModel):
    """What the doctor will read; what is changed here is confirmed on its own page again."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.visit, state.online)

    @Property(str, notify=changed)
    def name(self) -> str:
        return display_name(self.visit.person) if self.visit else ""

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self.visit.reason.value if self.visit and self.visit.reason else ""

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self.state.online

    @Property("QVariantList", notify=changed)
    def answers(self) -> list[dict[str, str]]:
        """Return {linkId, question, answer, flag}; flag is `yes`, `no`, `unsure` or `none` where the page has the word.

        A question that a changed answer has raised and that was left unanswered is listed too.
        """
        visit, questions = self.visit, self.state.setup.questionnaire
        if visit is None or questions is None:
            return []
        given = visit.answered()
        items = (item for item in questions.asked(known_answers(visit)) if item.link_id != "reason")
        return [_answer_row(item, given, visit.language) for item in items]

    @Property("QVariantList", notify=changed)
    def measured(self) -> list[dict[str, str]]:
        """Return {kind, value} for each measurement of this station; value is empty when it was left out."""
        visit = self.visit
        return [_measured_row(visit, kind) for kind in self.state.setup.kinds] if visit else []

    @Slot(str)
    def change(self, link_id: str) -> None:
        """Change the answer to this question, or the `reason`."""
        self.say(ChangeTouched(link_id))

    @Slot(str)
    def again(self, kind: str) -> None:
        """Measure this kind again."""
        self.say(MeasureStarted(Kind(kind)))

    @Slot()
    def send(self) -> None:
        """Send to the doctor."""
        self.say(Reviewed())


def _measured_row(visit: Visit, kind: Kind) -> dict[str, str]:
    reading = visit.last(kind)
    return {"kind": kind.value, "value": with_unit(reading.vital, kind) if reading else ""}


def _answer_row(item: Item, given: dict[str, Value], language: str) -> dict[str, str]:
    text, flag = "", _flag(item, given)
    if not flag:
        words = {option.code: in_language(option.words, language) for option in item.options}
        said = str(given[item.link_id])
        text = words.get(said, said)
        if item.type is ItemType.SCALE:
            text = f"\u2066{text} / 10\u2069"
    return {"linkId": item.link_id, "question": in_language(item.words, language), "answer": text, "flag": flag}


def _flag(item: Item, given: dict[str, Value]) -> str:
    if item.link_id not in given:
        return "none"
    match given[item.link_id]:
        case None:
            return "none" if item.type is ItemType.TEXT else "unsure"
        case bool(yes):
            return "yes" if yes else "no"
        case _:
            return ""
