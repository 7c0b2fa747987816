"""Every page in every language on every screen: no word from QML, nothing cut off, nothing under something else."""

from collections.abc import Callable
from itertools import combinations, product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from care.checkin import Overlay, Page
from care.events import HelpTouched
from tests.worlds.screen import SIZES, Screen, descendants, is_a, operable, shown
from ui.application import QML
from ui.pages import OVERLAYS, PAGES
from ui.samples import samples

LANGUAGES = ("en", "es", "ar")
TARGET_MM = 20.0
STAFF_MM = 15.0
STAFF = ("staff", "help-staff")
# A tablet has no room for whole keyboards, pads and scales of 20 mm keys; they are as large as fits.
TIGHT = ("key-", "digit-", "month-", "scale-", "not-sure", "given", "family", "text", "answer-", "reason-")
ROOMLESS = (
    "consent-record", "declined", "measure-pressure", "waiting", "waiting-offline", "waiting-no-doctor",
    "call-back", "call-back-guest", "phone-problem", "more-time",
    "prepare-cuff", "prepare-rest", "pause-last", "result-mean",
)  # fmt: skip
# What may come while a person types to the doctor.
MEANWHILE = ("call-asked", "call-asked-still", "call-measuring", "call-full", "call-lost", "call-lost-long")
TIGHT_MM = {"tall": 18.0, "wide": 15.0, "small": 11.0}
pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)


class Walk:
    """What one walk through all pages found."""

    def __init__(self, screen: Screen, size: str, language: str) -> None:
        self.warnings: list[str] = []
        self.cut: list[str] = []
        self.keys: list[str] = []
        for name, states in samples(language).items():
            screen.show(*states)
            self.warnings += [f"{name}: {warning}" for warning in screen.warnings]
            screen.warnings.clear()
            self.cut += [f"{name}: {words}" for words in _cut_off(screen)]
            self.keys += [f"{name}: {problem}" for problem in _keys(screen, size, at_desk=name.startswith("desk"))]


@pytest.fixture(scope="session")
def walks(screens: Callable[[str], Screen]) -> Callable[[str, str], Walk]:
    """Walk through all pages once for each layout and language."""
    done: dict[tuple[str, str], Walk] = {}

    def walk(size: str, language: str) -> Walk:
        QAccessible.setActive(True)
        if (size, language) not in done:
            done[size, language] = Walk(screens(size), size, language)
        return done[size, language]

    return walk


everywhere = pytest.mark.parametrize(("size", "language"), list(product(SIZES, LANGUAGES)), scope="session")


@everywhere
def test_every_page_loads_without_a_word_from_qml(walks: Callable[[str, str], Walk], size: str, language: str):
    assert walks(size, language).warnings == []


@everywhere
def test_no_words_are_cut_off(walks: Callable[[str, str], Walk], size: str, language: str):
    assert walks(size, language).cut == []


@everywhere
def test_all_that_can_be_operated_has_name_role_and_room(walks: Callable[[str, str], Walk], size: str, language: str):
    assert walks(size, language).keys == []


@everywhere
def test_the_technicians_words_have_room_in_the_staffs_language(
    screens: Callable[..., Screen], size: str, language: str
):
    QAccessible.setActive(True)
    screen, found = screens(size, language), []
    for name, states in samples(language).items():
        if name.startswith(("desk-setup", "desk-bind")):
            screen.show(*states)
            found += [f"{name}: {words}" for words in (*_cut_off(screen), *_keys(screen, size, at_desk=True))]
    screen.show(*samples("en")["attract"])  # the application has one language
    assert found == []


@pytest.mark.parametrize("size", ["small", "wide"])
def test_larger_words_have_room_where_there_is_least(screens: Callable[[str], Screen], size: str):
    QAccessible.setActive(True)
    screen, found = screens(size), []
    states = samples("es")
    for name in ROOMLESS:
        screen.show(*states[name])
        if not screen.shell.screen.biggerText:
            screen.shell.screen.toggleText()
            screen.settle()
        found += [f"{name}: {words}" for words in (*_cut_off(screen), *_keys(screen, size, at_desk=False))]
    screen.shell.screen.toggleText()
    assert found == []


@everywhere
def test_help_and_all_words_have_room_beside_the_text_talk(screens: Callable[[str], Screen], size: str, language: str):
    QAccessible.setActive(True)
    screen, states, found = screens(size), samples(language), []
    for name in ("call-typing", *MEANWHILE):
        screen.show(*states["call-typing"])
        if not screen.shell.screen.view.typing:
            screen.touch("type")
        screen.show(*states[name])
        assert screen.find("help").isEnabled(), name
        found += [f"{name}: {words}" for words in (*_cut_off(screen), *_keys(screen, size, at_desk=False))]
    assert found == []


@pytest.mark.parametrize("name", ["qr", "end-call"])
@pytest.mark.parametrize("size", SIZES)
def test_help_is_over_a_question_where_it_is_on_the_page_below(screens: Callable[[str], Screen], size: str, name: str):
    screen = screens(size)
    checkin, desk = samples("en")[name][-1]
    screen.show((replace(checkin, overlay=None), desk))
    below = shown(screen.find("help"))
    screen.show((checkin, desk))
    assert shown(screen.find("help")) == below
    screen.touch("help")
    assert screen.said == [HelpTouched()]


def test_every_page_and_overlay_has_a_file_and_a_view_model():
    assert set(PAGES) == set(Page)
    assert set(OVERLAYS) == set(Overlay)
    missing = [s.file for s in (*PAGES.values(), *OVERLAYS.values()) if not (QML / "Carepost" / s.file).is_file()]
    assert missing == []


def _cut_off(screen: Screen) -> list[str]:
    window = QRectF(-1, -1, screen.window.width() + 2, screen.window.height() + 2)
    return [
        text.property("text")
        for text in _texts(screen.top())
        if _is_cut(text) or not (_scrolls(text) or shown(text).isEmpty() or window.contains(shown(text)))
    ]


def _is_cut(text: QQuickItem) -> bool:
    room = text.height() - text.property("topPadding") - text.property("bottomPadding")
    spare = 0.15 * text.property("font").pixelSize()
    wide, high = text.property("contentWidth"), text.property("contentHeight")
    return bool(text.property("truncated")) or wide > text.width() + 1.5 or high > room + spare


def _keys(screen: Screen, size: str, *, at_desk: bool) -> list[str]:
    keys = operable(screen.top())
    texts = [(text, _ink(text)) for text in _texts(screen.top())]
    problems = [problem for key in keys for problem in _problems(key, size, screen.px_per_mm, at_desk=at_desk)]
    names = [key.objectName() for key in keys if not _is_field(key)]
    problems += [f"{twice} twice" for twice in set(names) if names.count(twice) > 1]
    problems += [
        f"{a.objectName()} over {b.objectName()}"
        for a, b in combinations(keys, 2)
        if _overlap(shown(a), shown(b)) and not a.isAncestorOf(b) and not b.isAncestorOf(a)
    ]
    return problems + [
        f"{text.property('text')} over {key.objectName()}"
        for key in keys
        for text, ink in texts
        if not _is_field(key) and not key.isAncestorOf(text) and _overlap(shown(key), ink)
    ]


def _is_field(key: QQuickItem) -> bool:
    return is_a(key, "QQuickTextInput", "QQuickTextEdit")


def _texts(root: QQuickItem) -> list[QQuickItem]:
    texts = [item for item in descendants(root) if is_a(item, "QQuickText", "Body_", "KeyLabel_", "BarKey_QML")]
    return [t for t in texts if t.isVisible() and t.property("text") and t.property("contentWidth") is not None]


def _scrolls(item: QQuickItem) -> bool:
    parent = item.parentItem()
    return parent is not None and (is_a(parent, "QQuickFlickable", "QQuickListView") or _scrolls(parent))


def _problems(key: QQuickItem, size: str, px_per_mm: float, *, at_desk: bool) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(key)
    name = key.objectName()
    if interface is None:
        return [f"{name} is not accessible"]
    found = []
    if not interface.text(QAccessible.Text.Name):
        found.append(f"{name} has no spoken name")
    if interface.role() not in (QAccessible.Role.Button, QAccessible.Role.RadioButton, QAccessible.Role.EditableText):
        found.append(f"{name} has role {interface.role()}")
    least = TARGET_MM
    if at_desk or name in STAFF:
        least = STAFF_MM
    elif name.startswith(TIGHT) or _is_field(key):
        least = TIGHT_MM[size]
    short = min(key.width(), key.height()) / px_per_mm
    if short < least - 0.1 and not _is_field(key):
        found.append(f"{name} is {short:.1f} mm")
    return found


def _overlap(a: QRectF, b: QRectF) -> bool:
    both = a.intersected(b)
    return both.width() > 1 and both.height() > 1


def _ink(text: QQuickItem) -> QRectF:
    """Return where the words are, without the empty edges of their item."""
    letters = text.property("font").pixelSize()
    top = text.mapRectToScene(QRectF(0, text.baselineOffset() - 0.7 * letters, 1, 1)).y()
    high = text.property("contentHeight") - 0.6 * letters
    where = shown(text)
    return where.intersected(QRectF(where.x(), top, where.width(), max(1.0, high)))
