"""View model of one question of the questionnaire: a choice, yes or no, a scale, or words."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.events import QuestionAnswered
from care.questionnaire import Item, ItemType, Value, in_language
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class QuestionModel(PageModel):
    """Choosing marks; Continue confirms. Yes and No go on by themselves. "I'm not sure" is always there."""

    changed = Signal()
    chosenChanged = Signal()
    _chosen = ""
    _item: Item | None = None

    def show(self, state: CheckIn) -> None:
        if self._item is None and state.question is not None and state.visit is not None:
            # A question that is asked again shows what was answered.
            given = state.visit.answered().get(state.question.link_id)
            self._chosen = "" if given is None else "yes" if given is True else "no" if given is False else str(given)
        self._item = state.question or self._item
        super().show(state)

    def facet(self, state: CheckIn) -> object:
        return (state.question, self._language_of(state))

    @staticmethod
    def _language_of(state: CheckIn) -> str:
        return state.visit.language if state.visit else "en"

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._language_of(self.state)

    @Property(str, notify=changed)
    def words(self) -> str:
        return in_language(self._item.words, self.language) if self._item else ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        return in_language(self._item.hint, self.language) if self._item else ""

    @Property(str, notify=changed)
    def picture(self) -> str:
        return (self._item.picture if self._item else None) or ""

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._item.type.name.lower() if self._item else ""

    @Property("QVariantList", notify=changed)
    def options(self) -> list[dict[str, str]]:
        """Return the choices as {code, words, picture}."""
        if self._item is None:
            return []
        return [
            {"code": o.code, "words": in_language(o.words, self.language), "picture": o.picture or ""}
            for o in self._item.options
        ]

    @Property(str, notify=chosenChanged)
    def chosen(self) -> str:
        return self._chosen

    @Slot(str)
    def choose(self, code: str) -> None:
        """Mark one choice or one step of the scale."""
        self._chosen = code
        self.chosenChanged.emit()

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """Answer yes or no, which is also going on."""
        self._answer(yes)

    @Slot()
    def notSure(self) -> None:
        """I'm not sure."""
        self._answer(None)

    @Slot()
    def goOn(self) -> None:
        """Continue with what is marked."""
        if self._item is None or not self._chosen.strip():
            return
        scale = self._item.type is ItemType.SCALE
        self._answer(int(self._chosen) if scale else self._chosen.strip())

    def _answer(self, value: Value) -> None:
        if self._item is not None:
            self.say(QuestionAnswered(self._item.link_id, value))
