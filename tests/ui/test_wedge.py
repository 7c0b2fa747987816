"""Real keys into the real window: a hand's land in the field, a scanner's never do, whatever they come between."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from care.events import NameTyped
from tests.worlds.screen import Screen
from ui.samples import samples
from ui.wedge import BURST_KEYS, GAP_MS

HAND_MS = 2 * GAP_MS
CARD = "eyJhbGciOiJFUzI1NiJ9.x-y_z"


@pytest.fixture
def name(screen: Screen) -> Screen:
    """The page that asks for the name, its first field ready and empty."""
    screen.show(*samples()["attract"], *samples()["name"])
    return screen


def field(screen: Screen, name: str = "given") -> str:
    screen.settle()
    return str(screen.find(name).property("text"))


def press(
    screen: Screen, text: str, key: Qt.Key = Qt.Key.Key_unknown, *, repeats: bool = False, at_ms: int = 0
) -> None:
    """One key goes down, as any layout gives it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeats)
    event.setTimestamp(at_ms)
    QCoreApplication.sendEvent(screen.window, event)


def test_what_a_hand_types_lands_in_the_field(name: Screen) -> None:
    name.type("Maria", HAND_MS)
    assert (field(name), name.scans) == ("Maria", [])


def test_what_a_scanner_types_never_does(name: Screen) -> None:
    name.type(f"{CARD}\r", 0)
    assert (field(name), name.scans, name.said) == ("", [f"{CARD}\r"], [])


@pytest.mark.parametrize("end", ["", "\r", "\t"])
def test_a_scan_ends_with_enter_with_tab_or_with_a_pause(name: Screen, end: str) -> None:
    name.type(f"12345678{end}", 0)
    name.settle()
    name.type("Ana", HAND_MS)
    assert (field(name), len(name.scans)) == ("Ana", 1)
    assert name.scans[0].startswith("12345678")


def test_a_scan_of_many_lines_is_one_and_presses_nothing(name: Screen) -> None:
    name.type("ANSI 636\rDCSSAMPLE\rDACANN\r", 0)
    assert (field(name), name.scans) == ("", ["ANSI 636\rDCSSAMPLE\rDACANN\r"])
    assert name.said == [], "Enter would have gone on to the next page"


def test_a_scan_in_the_middle_of_typing_leaves_what_was_typed_whole(name: Screen) -> None:
    for piece in ("Ma", "ri", "a"):
        name.type(piece, HAND_MS)
        QTest.qWait(HAND_MS)
        name.type(CARD, 0)
        QTest.qWait(HAND_MS)
    assert (field(name), name.scans) == ("Maria", [CARD] * 3)


@pytest.mark.parametrize("pace_ms", [1, 5, 15, GAP_MS - 1])
def test_a_scanner_of_any_pace_is_told_from_the_hand_before_and_after_it(name: Screen, pace_ms: int) -> None:
    at_ms = 1000
    for piece in ("Ma", "ri", "a"):
        for letter in piece:
            at_ms += GAP_MS
            press(name, letter, at_ms=at_ms)
        at_ms += GAP_MS
        for letter in CARD:
            press(name, letter, at_ms=at_ms)
            at_ms += pace_ms
        at_ms += GAP_MS - pace_ms
    assert (field(name), name.scans) == ("Maria", [CARD] * 3)


def test_control_and_a_letter_is_the_character_that_ends_a_line(name: Screen) -> None:
    name.type("ANSI", 0)
    for key in (Qt.Key.Key_J, Qt.Key.Key_AsciiCircum, Qt.Key.Key_M):
        QTest.keyClick(name.window, key, Qt.KeyboardModifier.ControlModifier)
    name.type("DCS", 0)
    name.settle()
    assert name.scans == ["ANSI\n\x1e\rDCS"]


def test_two_scans_are_two(name: Screen) -> None:
    for _ in range(2):
        name.type("0012345678\r", 0)
        name.settle()
    assert name.scans == ["0012345678\r"] * 2


def test_fewer_keys_than_a_scan_has_are_a_hand_that_slipped(name: Screen) -> None:
    name.type("abc"[: BURST_KEYS - 1], 0)
    assert (field(name), name.scans) == ("abc", [])


def test_the_keys_of_a_hand_come_in_their_order_with_what_is_no_letter(name: Screen) -> None:
    name.type("Ann", HAND_MS)
    name.key(Qt.Key.Key_Backspace)
    name.key(Qt.Key.Key_Left)
    name.type("i\r", HAND_MS)
    name.type("Li\r", HAND_MS)
    name.settle()
    assert name.said == [NameTyped("Ain", "Li")]


@pytest.mark.parametrize("text", ["ñÑáü", "سلام"])
def test_every_layout_and_capitals_are_given_on_as_they_were(name: Screen, text: str) -> None:
    for at, letter in enumerate(text):
        press(name, letter, at_ms=1000 + HAND_MS * at)
    assert (field(name), name.scans) == (text, [])


def test_a_key_that_is_held_down_repeats_at_once_however_fast(name: Screen) -> None:
    press(name, "a", Qt.Key.Key_A, at_ms=1000)
    for at in range(1010, 1110, 10):
        press(name, "a", Qt.Key.Key_A, repeats=True, at_ms=at)
        assert not name.shell.is_holding_keys
    assert (field(name), name.scans) == ("a" * 11, [])


def test_when_the_keys_were_pressed_counts_not_when_a_busy_window_got_round_to_them(name: Screen) -> None:
    for at, letter in enumerate("Mariana"):
        press(name, letter, at_ms=1000 + HAND_MS * at)  # all at once here, as after a page that took long
    assert (field(name), name.scans) == ("Mariana", [])
    for at, letter in enumerate(CARD):
        press(name, letter, at_ms=9000 + 5 * at)
    assert (field(name), name.scans) == ("Mariana", [CARD])


def test_a_scan_is_a_touch_somebody_is_there(name: Screen) -> None:
    QTest.qWait(1100)  # touches are told once a second
    before = name.touches
    name.type(CARD, 0)
    assert name.touches == before + 1
