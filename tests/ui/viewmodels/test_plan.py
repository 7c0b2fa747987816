"""The plan: what was agreed, its ways to paper and phone, and pages when it does not fit."""

import pytest

from care.events import Finish, LeavePhone, OverlayClosed, PrintTouched, QrTouched
from care.nursing import Desk
from care.plan import as_text
from tests.worlds.screen import SIZES, Screen, descendants
from ui.samples_doctor import plan, samples
from ui.shell import Shell
from ui.viewmodels.plan import PlanModel, in_units


def shown(screen: Screen, name: str) -> None:
    screen.show(*((state, Desk()) for state in samples()[name]))


@pytest.mark.parametrize(
    ("name", "touched", "event"),
    [
        ("plan", "print", PrintTouched()),
        ("plan", "finish", Finish()),
        ("plan-call-back-guest", "leave-phone", LeavePhone()),
        ("qr", "overlay-close", OverlayClosed()),
    ],
)
def test_a_touch_is_its_event(screen: Screen, name: str, touched: str, event: object):
    shown(screen, name)
    screen.touch(touched)
    assert screen.said == [event]


@pytest.mark.parametrize(
    ("name", "language", "says"),
    [
        ("plan-emergency", "en", "Go to the emergency department now"),
        ("plan-emergency", "ar", "اذهب إلى قسم الطوارئ الآن"),
        ("plan-in-person", "es", "Venga a la clínica para ver a un médico en persona"),
        ("plan", "en", "Take the medicine as written here"),
        ("plan-call-back-guest", "en", "Please ask at the front desk"),
    ],
)
def test_how_the_visit_ends_stands_first(screen: Screen, name: str, language: str, says: str):
    screen.show(*((state, Desk()) for state in samples(language)[name]))
    first = screen.find("ending")
    assert first.property("text") == says
    others = [item for item in first.parentItem().childItems() if item.isVisible() and item.height() and item != first]
    assert others
    assert all(item.y() > first.y() for item in others)


def test_what_cannot_wait_has_a_ground_of_its_own(screen: Screen):
    grounds = {}
    for name in ("plan", "plan-emergency", "plan-in-person"):
        shown(screen, name)
        grounds[name] = screen.find("ending").property("color").name().upper()
    assert grounds == {"plan": "#DDF0F1", "plan-emergency": "#9B1C1C", "plan-in-person": "#FFF1DC"}


def test_the_phone_is_offered_only_where_a_code_can_be_drawn(screen: Screen):
    shown(screen, "plan")
    with pytest.raises(LookupError):
        screen.find("qr")
    assert screen.shell.screen.qrRows("text") == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("name", "ways"), [("plan", {"print", "qr", "finish"}), ("plan-no-printer", {"qr", "finish"})])
def test_printing_is_offered_only_where_there_is_a_printer(size: str, name: str, ways: set[str]):
    screen = Screen(size, qr=lambda _text: [[True]])
    try:
        shown(screen, name)
        keys = {item.objectName(): item for item in descendants(screen.top()) if item.isVisible()}
        assert set(keys) & {"print", "qr", "finish"} == ways
        foot = keys["finish"].parentItem()
        for row in {keys[way].y() for way in ways}:
            wide = sum(keys[way].width() for way in ways if keys[way].y() == row)
            assert wide > 0.9 * foot.width(), "the keys that are there fill their row"
    finally:
        screen.close()


def test_a_plan_that_was_not_printed_says_where_to_go_now(screen: Screen):
    shown(screen, "plan-no-paper")
    assert screen.top().property("outcome") == "The printer needs paper. Please ask a nurse."
    coded = Screen(qr=lambda _text: [[True]])
    try:
        shown(coded, "plan-no-paper")
        assert coded.top().property("outcome") == "The printer needs paper. Scan it to your phone."
    finally:
        coded.close()


def test_a_printer_that_is_open_is_told_before_anybody_asks_and_not_offered(screen: Screen):
    shown(screen, "plan-printer-open")
    assert screen.top().property("outcome") == "The printer is open. Please ask a nurse."
    assert not any(item.objectName() == "print" and item.isVisible() for item in descendants(screen.top()))
    coded = Screen(qr=lambda _text: [[True]])
    try:
        shown(coded, "plan-printer-open")
        assert coded.top().property("outcome") == "The printer is open. Scan it to your phone."
    finally:
        coded.close()


def test_a_code_is_drawn_from_the_plans_own_text(screen: Screen):
    asked: list[str] = []

    def draw(text: str) -> list[list[bool]]:
        asked.append(text)
        return [[True, False], [False, True]]

    said: list[object] = []
    shell = Shell(handle=said.append, size=SIZES["tall"], motion=False, qr=draw)
    try:
        shell.start()
        shell.show(samples()["qr"][0], Desk())
        assert asked[-1] == as_text(plan(), "Take the medicine as written here")
        assert shell.screen.qrRows("x") == ["10", "01"]
        shell.screen.view.toPhone()  # type: ignore[union-attr]  # the page of the plan
        assert said == [QrTouched()]
    finally:
        shell.close()


def test_a_text_too_long_for_a_code_draws_none():
    def refuse(_text: str) -> list[list[bool]]:
        raise ValueError("too long")

    shell = Shell(handle=lambda _event: None, size=SIZES["tall"], motion=False, qr=refuse)
    assert shell.screen.qrRows("much") == []


@pytest.mark.parametrize("fits", [True, False])
def test_a_plan_too_long_for_a_code_offers_no_way_to_the_phone(fits: bool):
    def draw(text: str) -> list[list[bool]]:
        assert text == as_text(plan(), "Take the medicine as written here")
        if not fits:
            raise ValueError("too long")
        return [[True]]

    screen = Screen(qr=draw)
    try:
        shown(screen, "plan")
        shown_keys = {item.objectName() for item in descendants(screen.top()) if item.isVisible()}
        assert "finish" in shown_keys
        assert ("qr" in shown_keys) is fits
    finally:
        screen.close()


def test_a_long_plan_is_turned_page_by_page_to_its_end_and_back(screen: Screen):
    shown(screen, "plan-long")
    page = screen.top()
    turns = 0
    while page.property("more"):
        screen.touch("page-down")
        turns += 1
        assert turns < 8
    assert turns > 0
    for _ in range(turns):
        screen.touch("page-up")
    assert page.property("begin") == 0


def test_the_medicines_say_when_and_how_many(screen: Screen):
    shown(screen, "plan-long")
    view = screen.shell.screen.view
    assert isinstance(view, PlanModel)
    times = [[(t["when"], t["units"]) for t in medicine["times"]] for medicine in view.medicines]  # type: ignore[attr-defined]  # a list in a QML map
    assert times == [
        [("morning", "1"), ("midday", "0"), ("evening", "1")],
        [("morning", "1"), ("midday", "½"), ("evening", "1"), ("night", "2")],
        [],
    ]


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (0.5, "½"), (1, "1"), (1.5, "1½"), (2.25, "2¼"), (0.3, "0.3")])
def test_units_are_written_as_they_are_spoken_of(count: float, words: str):
    assert in_units(count) == words
