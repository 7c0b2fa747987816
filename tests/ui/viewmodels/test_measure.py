"""Measuring as the screen tells it: progress that only grows, the word, the gauge and the list."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF

from care.checkin import CheckIn
from care.events import MeasureSkipped
from care.vitals import BloodPressure, Glucose, HeartRate, Kind, Oxygen, Progress, Temperature, Weight
from tests.worlds.screen import SIZES, Screen, descendants, is_a
from ui.samples import samples
from ui.viewmodels.measure import MeasureModel, VitalsModel, as_text, with_unit
from ui.viewmodels.result import ResultModel


def test_numbers_are_written_as_people_say_them():
    assert as_text(BloodPressure(systolic=128.4, diastolic=79)) == "128/79"
    assert as_text(Oxygen(saturation=97)) == "97"
    assert as_text(Temperature(celsius=36.84)) == "36.8"
    assert as_text(Glucose(milligrams_per_decilitre=104.4)) == "104"
    assert as_text(HeartRate(pulse=71.6)) == "72"
    assert with_unit(Glucose(milligrams_per_decilitre=99.1), Kind.GLUCOSE) == "\u206699 mg/dL\u2069"
    assert with_unit(Weight(kilograms=71.25), Kind.WEIGHT) == "\u206671.2 kg\u2069"


def test_the_pressure_goes_up_then_down_and_what_is_done_only_grows():
    model = MeasureModel()
    heard: list[tuple[float, float]] = []
    model.pressure.connect(lambda seconds, mmhg: heard.append((seconds, mmhg)))
    done, falling = [], []
    for checkin, _ in samples("en")["measure-pressure"]:
        model.show(checkin)
        done.append(model.done)
        falling.append(model.falling)
    assert done == sorted(done)
    assert 0.6 < done[-1] < 1
    assert (falling[5], falling[-1]) == (False, True)
    assert len(heard) == len(done)
    assert model.secondsLeft > 0


def test_the_same_progress_shown_again_is_drawn_once():
    model = MeasureModel()
    drawn: list[float] = []
    model.samples.connect(drawn.extend)
    state = _measuring(Kind.OXYGEN, Progress(kind=Kind.OXYGEN, value=97, unit="%", trace=(0.1, 0.2)))
    model.show(state)
    model.show(replace(state, now=state.now + 1))
    assert drawn == [0.1, 0.2]


def test_a_heart_rate_is_the_value_and_a_lead_that_comes_with_it_is_drawn():
    model = MeasureModel()
    model.show(_measuring(Kind.HEART_RATE, Progress(kind=Kind.HEART_RATE, value=72, unit="/min")))
    assert (model.value, model.pulse, model.waves) == ("72", "72", False)
    model.show(_measuring(Kind.HEART_RATE, Progress(kind=Kind.HEART_RATE, value=73, unit="/min", trace=(0.5, 0.9))))
    assert (model.value, model.waves) == ("73", True)


def test_pulse_and_saturation_are_told_apart_by_their_unit():
    model = MeasureModel()
    model.show(_measuring(Kind.OXYGEN, Progress(kind=Kind.OXYGEN, value=97, unit="%")))
    model.show(_measuring(Kind.OXYGEN, Progress(kind=Kind.OXYGEN, value=72, unit="/min")))
    assert (model.value, model.pulse, model.unit) == ("97", "72", "%")


def test_a_result_has_its_word_and_a_gauge_that_holds_value_and_usual_range():
    model = ResultModel()
    model.show(samples("en")["result-act-now"][-1][0])
    assert model.word == "act-now"
    gauge = model.gauges[0]
    assert gauge["number"] == "saturation"
    assert gauge["from"] < gauge["value"] < gauge["low"] < gauge["high"] <= gauge["to"]


def test_the_worst_number_has_the_first_gauge():
    model = ResultModel()
    state = samples("en")["result-look-again"][-1][0]
    assert state.result is not None
    model.show(replace(state, result=replace(state.result, vital=BloodPressure(systolic=124, diastolic=97, pulse=140))))
    assert [gauge["number"] for gauge in model.gauges] == ["pulse", "diastolic", "systolic"]


@pytest.mark.parametrize(("size", "bigger"), [(size, bigger) for size in SIZES for bigger in (False, True)])
@pytest.mark.parametrize(
    ("name", "numbers"), [("result-look-again", ("164", "97", "84")), ("result-act-now", ("88", "112"))]
)
def test_every_measured_number_can_be_read(
    screens: Callable[[str], Screen], size: str, name: str, numbers: tuple[str, ...], *, bigger: bool
):
    screen = screens(size)
    screen.show(*samples("ar")[name])
    if bigger:
        screen.shell.screen.toggleText()
        screen.settle()
    words, floor = _gauged_or_written(screen), screen.find("continue").mapToScene(QPointF()).y()
    if bigger:
        screen.shell.screen.toggleText()
    for number in numbers:
        assert any(number in text and bottom <= floor for text, bottom in words), number


def _gauged_or_written(screen: Screen) -> list[tuple[str, float]]:
    """Return the texts besides the large figures, and where their letters end."""
    texts = [item for item in descendants(screen.top()) if is_a(item, "Body_") and item.isVisible()]
    ends = [(text.property("text"), text.mapToScene(QPointF(0, text.baselineOffset())).y()) for text in texts]
    return [(text, y) for text, y in ends if "/" not in text and "%" not in text]


@pytest.mark.parametrize(("name", "word"), [("result-child", "measured"), ("result-child-look-again", "look-again")])
def test_no_usual_range_is_drawn_for_a_child(name: str, word: str):
    model = ResultModel()
    model.show(samples("en")[name][-1][0])
    assert (model.word, model.gauges) == (word, [])
    assert model.beside == [{"number": "pulse", "text": {"measured": "72", "look-again": "112"}[word]}]


def _result(name: str) -> ResultModel:
    model = ResultModel()
    model.show(samples("en")[name][-1][0])
    return model


def test_a_glucose_is_told_in_both_units_of_the_world():
    model = _result("result-glucose")
    assert (model.number, model.unit, model.otherUnit) == ("104", "mg/dL", "5.8 mmol/L")
    assert _result("result-weight").otherUnit == ""
    assert ResultModel().otherUnit == ""


def test_what_was_measured_along_with_a_number_stands_beside_it_once():
    assert _result("result-body-fat").beside == [{"number": "fat_percent", "text": "24.6 %"}]
    assert _result("result-heart-rate").beside == []
    assert _result("result-glucose").beside == []
    assert ResultModel().beside == []


def test_more_than_four_kinds_fit_on_a_small_screen_and_each_can_be_skipped_in_turn(screens: Callable[[str], Screen]):
    screen = screens("small")
    state, desk = samples("en")["vitals-all"][-1]
    screen.show((state, desk))
    screen.touch("skip-next")
    assert screen.said == [MeasureSkipped(state.to_measure[0])]


@pytest.mark.parametrize(("language", "usual"), [("en", "usual"), ("es", "usual"), ("ar", "معتاد")])
@pytest.mark.parametrize(
    ("name", "said"),
    [("result-pressure", True), ("result-child", False), ("result-child-look-again", False), ("result-guest", False)],
)
def test_usual_is_only_said_to_whom_the_bands_are_for(screen: Screen, name: str, said: bool, language: str, usual: str):
    screen.show(*samples(language)[name])
    assert any(usual in text.lower() for text in screen.words()) is said


def test_the_word_stays_while_the_page_goes():
    model = ResultModel()
    state = samples("en")["result-act-now"][-1][0]
    model.show(state)
    model.show(replace(state, visit=None, result=None))
    assert (model.word, model.number) == ("act-now", "88")


def test_a_weight_is_not_judged():
    model = ResultModel()
    model.show(samples("en")["result-weight"][-1][0])
    assert (model.number, model.judged, model.gauges) == ("71.3", False, [])


def test_the_list_says_done_next_to_come_and_left_out():
    model = VitalsModel()
    model.show(samples("en")["vitals"][-1][0])
    assert [row["word"] for row in model.rows] == ["done", "next", "todo", "todo"]
    assert (model.total, model.done, model.toGo, model.next) == (4, 1, 3, "blood-pressure")
    model.show(samples("en")["vitals-done"][-1][0])
    assert [row["word"] for row in model.rows] == ["done", "done", "done", "skipped"]


def test_a_tick_does_not_rebuild_the_list():
    model = VitalsModel()
    changes: list[bool] = []
    model.changed.connect(lambda: changes.append(True))
    state = samples("en")["vitals"][-1][0]
    model.show(state)
    model.show(replace(state, now=state.now + 1, touched_at=5.0))
    assert len(changes) == 1


def _measuring(kind: Kind, progress: Progress) -> CheckIn:
    state = samples("en")["measure"][-1][0]
    return replace(state, measuring=kind, progress=progress)
