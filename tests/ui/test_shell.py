"""What people do on the pages comes out as the right event; language and looks change while the page stays."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from care.checkin import CheckIn
from care.encounter import ConsentItem, Reason, UrgentSign
from care.events import (
    Back,
    BirthTyped,
    Confirmed,
    ConsentAnswered,
    Continue,
    Finish,
    FinishAndClear,
    GuestChosen,
    GuideStepDone,
    HelpTouched,
    LanguageChosen,
    MeasureSkipped,
    MeasureStarted,
    MeasureStopped,
    MoreTime,
    NameTyped,
    NoSigns,
    NurseCalled,
    OverlayClosed,
    QuestionAnswered,
    ReasonChosen,
    RestCut,
    Reviewed,
    SignTouched,
    Start,
    TypeName,
)
from care.nursing import Desk, DeskOpened
from care.vitals import Kind
from tests.worlds.screen import SIZES, Screen, descendants
from ui.application import QML, has_graphics_card, parse_size
from ui.samples import samples
from ui.shell import TRANSLATIONS

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)

SAID: list[tuple[str, str, object]] = [
    ("attract", "start", Start()),
    ("attract", "staff", DeskOpened()),
    ("attract", "help", HelpTouched()),
    ("language", "language-es", LanguageChosen("es")),
    ("safety", "sign-chest-pain", SignTouched(UrgentSign.CHEST_PAIN)),
    ("safety", "none-of-these", NoSigns()),
    ("safety", "back", Back()),
    ("reason", "reason-cough continue", ReasonChosen(Reason.COUGH)),
    ("identify", "type-name", TypeName()),
    ("identify", "nurse-helps", NurseCalled()),
    ("identify", "guest", GuestChosen()),
    ("name", "key-r key-o key-s key-a continue", NameTyped("Rosa", "")),
    ("name", "guest", GuestChosen()),
    (
        "birth",
        "digit-3 digit-1 continue month-5 digit-1 digit-9 digit-4 digit-8 continue",
        BirthTyped(date(1948, 5, 31)),
    ),
    ("birth", "digit-3 digit-1 continue month-2 digit-1 digit-9 digit-4 digit-8 continue", BirthTyped(None)),
    ("confirm", "confirm-yes", Confirmed(True)),
    ("confirm", "confirm-no", Confirmed(False)),
    ("not-found", "new-here", Continue()),
    ("not-found", "try-again", TypeName()),
    ("not-found", "guest", GuestChosen()),
    ("consent-video", "consent-yes", ConsentAnswered(ConsentItem.VIDEO, True)),
    ("consent-record", "full-text consent-no", ConsentAnswered(ConsentItem.RECORD, False)),
    ("declined", "finish", Finish()),
    ("declined", "consent-again", Back()),
    ("question-choice", "answer-chest answer-back continue", QuestionAnswered("where", "back")),
    ("question-choice", "not-sure", QuestionAnswered("where", None)),
    ("question-yes-no", "answer-yes", QuestionAnswered("fever", True)),
    ("question-yes-no", "answer-no", QuestionAnswered("fever", False)),
    ("question-scale", "scale-4 continue", QuestionAnswered("pain", 4)),
    ("question-scale", "not-sure", QuestionAnswered("pain", None)),
    ("question-text", "key-n key-o continue", QuestionAnswered("words", "No")),
    ("question-text", "not-sure", QuestionAnswered("words", None)),
    ("offline", "carry-on", Continue()),
    ("offline", "ask-nurse", NurseCalled()),
    ("vitals", "measure-start", MeasureStarted(Kind.BLOOD_PRESSURE)),
    ("vitals", "skip-blood-pressure", MeasureSkipped(Kind.BLOOD_PRESSURE)),
    ("vitals-done", "measure-weight", MeasureStarted(Kind.WEIGHT)),
    ("vitals-done", "measure-start", Continue()),
    ("prepare-sit", "guide-done", GuideStepDone("sit")),
    ("prepare-cuff", "guide-skip", MeasureSkipped(Kind.BLOOD_PRESSURE)),
    ("prepare-rest", "guide-rested", RestCut()),
    ("pause", "guide-skip", MeasureSkipped(Kind.BLOOD_PRESSURE)),
    ("measure-pressure", "measure-stop", MeasureStopped()),
    ("measure-oxygen", "measure-skip", MeasureSkipped(Kind.OXYGEN)),
    ("result-pressure", "measure-again", MeasureStarted(Kind.BLOOD_PRESSURE)),
    ("result-pressure", "continue", Continue()),
    ("trouble-not-found", "try-again", MeasureStarted(Kind.BLOOD_PRESSURE)),
    ("trouble-not-found", "skip-this", MeasureSkipped(Kind.BLOOD_PRESSURE, "not-found")),
    ("trouble-sensor", "ask-nurse", NurseCalled()),
    ("review", "send", Reviewed()),
    ("help", "call-nurse", NurseCalled()),
    ("help", "change-language help-language-ar", LanguageChosen("ar")),
    ("help", "finish-and-clear", FinishAndClear()),
    ("help", "help-staff", DeskOpened()),
    ("help", "help-close", OverlayClosed()),
    ("more-time", "more-time", MoreTime()),
    ("more-time", "more-time-finish", FinishAndClear()),
]


@pytest.mark.parametrize("size", SIZES, scope="session")
def test_what_is_touched_is_said(screens: Callable[[str], Screen], size: str):
    screen = screens(size)
    for name, touched, event in SAID:
        _fresh(screen, name)
        for key in touched.split():
            screen.touch(key)
        assert (name, screen.said) == (name, [event])


def test_a_mouse_works_like_a_finger(screen: Screen):
    _fresh(screen, "attract")
    screen.click(540, 1690)
    assert screen.said == [Start()]


def test_any_touch_says_that_somebody_is_here_at_most_once_a_second(screen: Screen):
    _fresh(screen, "safety")
    QTest.qWait(1100)
    screen.touches = 0
    for _ in range(3):
        screen.click(540, 470)
    assert (screen.touches, screen.said) == (1, [])


def test_a_key_that_is_off_says_nothing(screen: Screen):
    _fresh(screen, "question-choice")
    screen.touch("continue")
    assert screen.said == []


def test_enter_presses_the_main_button(screen: Screen):
    _fresh(screen, "safety")
    screen.key(Qt.Key.Key_Return)
    assert screen.said == [NoSigns()]


def test_tab_walks_from_key_to_key_and_space_presses(screen: Screen):
    _fresh(screen, "consent-video")
    seen = []
    for _ in range(6):
        screen.key(Qt.Key.Key_Tab)
        focused = screen.window.activeFocusItem()
        seen.append(focused.objectName() if focused else "")
    assert {"back", "help", "full-text", "consent-yes", "consent-no"} <= set(seen)
    screen.find("consent-yes").forceActiveFocus()
    screen.key(Qt.Key.Key_Space)
    assert screen.said == [ConsentAnswered(ConsentItem.VIDEO, True)]


def test_a_screen_reader_can_press(screen: Screen):
    QAccessible.setActive(True)
    _fresh(screen, "attract")
    interface = QAccessible.queryAccessibleInterface(screen.find("start"))
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Touch to start"
    interface.actionInterface().doAction("Press")
    assert screen.said == [Start()]


def test_a_real_keyboard_types_the_name(screen: Screen):
    _fresh(screen, "name")
    screen.type("Ana\rLi\r", delay_ms=60)
    screen.settle()
    assert screen.said == [NameTyped("Ana", "Li")]


def test_the_keyboard_has_accents_and_arabic_letters(screen: Screen):
    _fresh(screen, "name")
    for key in ("key-accents", "key-é", "key-delete", "key-ñ", "continue"):
        screen.touch(key)
    assert screen.said == [NameTyped("Ñ", "")]
    _fresh(screen, "name", "ar")
    for key in ("key-س", "key-ل", "key-space", "key-latin", "key-a", "continue"):
        screen.touch(key)
    assert screen.said == [NameTyped("سل A", "")]


def test_back_goes_through_the_birth_date_before_it_leaves_the_page(screen: Screen):
    _fresh(screen, "birth")
    for key in ("digit-1", "continue", "month-1", "back", "back"):
        screen.touch(key)
    assert screen.said == []
    screen.touch("back")
    assert screen.said == [Back()]


def test_choosing_marks_and_the_next_question_starts_unmarked(screen: Screen):
    _fresh(screen, "question-choice")
    screen.touch("answer-chest")
    assert screen.find("answer-chest").property("chosen")
    screen.show(*samples("en")["question-scale"])
    screen.show(*samples("en")["question-choice"])
    assert not screen.find("answer-chest").property("chosen")


def test_the_language_changes_under_what_is_chosen(screen: Screen):
    _fresh(screen, "question-choice")
    screen.touch("answer-chest")
    screen.show(*samples("ar")["question-choice"])
    assert screen.find("continue").property("label") == "متابعة"
    assert screen.find("answer-chest").property("chosen")
    left, right = screen.find("continue"), screen.find("not-sure")
    assert left.mapToScene(left.boundingRect().topLeft()).x() < right.mapToScene(right.boundingRect().topLeft()).x()
    screen.show(*samples("en")["question-choice"])
    assert screen.find("continue").property("label") == "Continue"


@pytest.mark.parametrize(("language", "word"), [("en", "Doctor"), ("es", "Médico"), ("ar", "الطبيب")])
def test_the_patient_reads_in_words_of_their_own_that_it_is_a_doctor(screen: Screen, language: str, word: str):
    screen.show(*samples(language)["call"])
    assert word in screen.words()
    assert "doctor" not in screen.words()


def test_bigger_text_and_contrast_end_with_the_visit(screen: Screen):
    _fresh(screen, "safety")
    screen.touch("bigger-text")
    screen.touch("contrast")
    assert screen.shell.screen.biggerText
    assert screen.shell.screen.contrast
    assert screen.window.property("color").name() == "#000000"
    screen.show((CheckIn(), Desk()))
    assert not screen.shell.screen.biggerText
    assert not screen.shell.screen.contrast


def test_the_page_does_not_answer_below_the_help_sheet(screen: Screen):
    _fresh(screen, "help")
    screen.click(540, 300)
    assert screen.said == []


def test_more_answers_are_reached_by_keys(screen: Screen):
    _fresh(screen, "review")
    if any(item.objectName() == "page-down" and item.isVisible() for item in descendants(screen.top())):
        screen.touch("page-down")
    screen.touch("measure-weight")
    assert screen.said == [MeasureStarted(Kind.WEIGHT)]


def test_a_tick_of_the_clock_does_not_take_the_focus(screen: Screen):
    _fresh(screen, "vitals")
    key = screen.find("skip-oxygen")
    key.forceActiveFocus()
    checkin, desk = samples("en")["vitals"][-1]
    screen.show((replace(checkin, now=checkin.now + 1), desk))
    assert screen.find("skip-oxygen") is key
    assert key.hasActiveFocus()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_word_of_the_pages_is_translated(language: str):
    said = re.compile(r"""qsTr\(\s*"((?:[^"\\]|\\.)*)\"""")
    words = {
        (path.stem, word) for path in QML.rglob("*.qml") for word in said.findall(path.read_text(encoding="utf-8"))
    }
    contexts = ElementTree.parse(TRANSLATIONS / f"carepost_{language}.ts").iter("context")
    # Qt looks a word up under the name of its file.
    done = {
        (context.findtext("name"), message.findtext("source"))
        for context in contexts
        for message in context.iter("message")
        if _is_translated(message)
    }
    assert len(words) > 300
    assert words - done == set()


def _is_translated(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and translation.get("type") != "unfinished" and bool(translation.text)


def test_a_size_names_pixels_and_density():
    assert parse_size("1080x1920@4.03") == (1080, 1920, 4.03)
    assert parse_size("1280x800") == (1280, 800, 4.0)
    with pytest.raises(ValueError, match="invalid literal"):
        parse_size("big")


def test_the_renderer_can_be_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CAREPOST_RENDERER", "gpu")
    assert has_graphics_card()
    monkeypatch.setenv("CAREPOST_RENDERER", "software")
    assert not has_graphics_card()
    monkeypatch.delenv("CAREPOST_RENDERER")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not has_graphics_card()


def _fresh(screen: Screen, name: str, language: str = "en") -> None:
    """Show a sample from its first state on, with nothing said yet and nothing chosen."""
    screen.show((CheckIn(), Desk()))
    screen.show(*samples(language)[name])
    screen.said.clear()
