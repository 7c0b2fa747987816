"""What surrounds a measurement, as the screen tells it: the step, the rest that runs out, the pause, the mean."""

import pytest
from msgspec.structs import replace

from care.clinical import PressureProtocol
from care.events import GuideStepDone, MeasureSkipped, RestCut
from care.guides import guides
from care.moves import visit_of
from care.nursing import Desk, DeskLocked
from care.vitals import Kind, Progress
from tests.worlds.screen import Screen
from ui.samples import samples
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.guide import PauseModel, PrepareModel
from ui.viewmodels.measure import MeasureModel, VitalsModel
from ui.viewmodels.result import ResultModel


def shown(model: PrepareModel | PauseModel | ResultModel | MeasureModel | VitalsModel, name: str) -> list[object]:
    """Show a sample; returns what is said from now on."""
    said: list[object] = []
    model.said.connect(said.append)
    model.show(samples("en")[name][-1][0])
    return said


def test_a_step_has_its_words_drawing_and_place_and_is_done_by_touch():
    model = PrepareModel()
    said = shown(model, "prepare-cuff")
    assert (model.words, model.picture, model.place, model.total) == ("blood-pressure.cuff", "cuff-arm", 2, 3)
    assert (model.timed, model.left) == (False, 0.0)
    model.goOn()
    model.skip()
    assert said == [GuideStepDone("cuff"), MeasureSkipped(Kind.BLOOD_PRESSURE)]


def test_a_rest_runs_out_and_can_be_cut_by_the_patients_word():
    model = PrepareModel()
    said = shown(model, "prepare-rest")
    assert (model.timed, model.secondsLeft, model.left) == (True, 192, 0.64)
    state = samples("en")["prepare-rest"][-1][0]
    model.show(replace(state, now=state.now + 92))
    assert (model.secondsLeft, model.left) == (100, pytest.approx(1 / 3))
    model.rested()
    assert said == [RestCut()]


def test_the_words_of_a_step_stay_while_the_page_goes():
    model = PrepareModel()
    shown(model, "prepare-sit")
    model.show(samples("en")["measure"][-1][0])
    assert (model.words, model.place) == ("blood-pressure.sit", 1)


def test_a_pause_says_which_reading_comes_when_and_what_was_measured():
    model = PauseModel()
    said = shown(model, "pause-last")
    assert (model.number, model.total, model.values) == (3, 3, ["158/96", "152/94"])
    assert (model.secondsLeft, model.left, model.alarmed) == (38, pytest.approx(38 / 60), False)
    model.skip()
    assert said == [MeasureSkipped(Kind.BLOOD_PRESSURE)]


def test_a_pause_after_an_alarming_reading_says_that_a_nurse_was_told():
    model = PauseModel()
    shown(model, "pause-alarmed")
    assert model.alarmed


def test_a_station_without_a_pause_draws_no_ring():
    model = PauseModel()
    state = samples("en")["pause"][-1][0]
    model.show(replace(state, setup=replace(state.setup, protocol=PressureProtocol(apart_s=0)), waits_until=0.0))
    assert (model.left, model.secondsLeft) == (0.0, 0)


def test_the_device_says_which_sentence_is_on_the_screen():
    model = MeasureModel()
    shown(model, "measure-second")
    assert (model.words, model.picture) == ("blood-pressure.press-start", "press-start")
    assert (model.number, model.total) == (2, 3)
    state = samples("en")["measure-second"][-1][0]
    model.show(replace(state, progress=Progress(kind=Kind.BLOOD_PRESSURE, value=90, guidance="keep-still")))
    assert model.words == "blood-pressure.keep-still"


def test_measuring_anew_after_a_result_counts_from_one():
    model = MeasureModel()
    state = samples("en")["result-mean"][-1][0]
    model.show(replace(state, measuring=Kind.BLOOD_PRESSURE, lease="c"))
    assert (model.number, model.total) == (1, 1)


def test_a_mean_has_its_single_values_beside_it():
    model = ResultModel()
    shown(model, "result-mean")
    assert (model.number, model.single, model.averaged) == ("150/93", ["158/96", "152/94", "147/91"], 2)
    shown(model, "result-pressure")
    assert (model.single, model.averaged) == ([], 0)


def test_a_round_that_is_not_complete_is_next_in_the_list():
    model = VitalsModel()
    shown(model, "pause")
    assert {row["kind"]: row["word"] for row in model.rows}["blood-pressure"] == "next"


def test_staff_leaves_the_rest_out_and_gives_the_screen_back():
    model, said = DeskModel(), list[object]()
    model.said.connect(said.append)
    resting = samples("en")["prepare-rest"][-1][0]
    model.show(Desk(role="nurse"), resting)
    assert model.resting
    model.leaveOutRest("cannot-wait")
    assert said == [RestCut("nurse", "the patient cannot wait"), DeskLocked()]
    model.show(Desk(role="nurse"), samples("en")["prepare-sit"][-1][0])
    assert not model.resting


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_step_of_every_guide_is_one_sentence_in_the_patients_words(screen: Screen, language: str):
    start = samples(language)["prepare-sit"][-1][0]
    sentences: dict[str, str] = {}
    for kind, guide in guides(start.setup.protocol).items():
        for step in guide.before_device:
            screen.show((replace(start, measuring=kind, guide_step=step), Desk()))
            sentences[step.words] = screen.top().property("heading")
        for step in guide.steps[len(guide.before_device) :]:
            progress = Progress(kind=kind, guidance=step.id)
            measuring = samples(language)["measure"][-1][0]
            state = replace(measuring, measuring=kind, lease=step.words, progress=progress)
            screen.show((state, Desk()))
            sentences[step.words] = screen.top().property("heading")
    assert all(sentences.values()), [key for key, words in sentences.items() if not words]
    assert len(set(sentences.values())) >= len(sentences) - 2, "only standing still is said alike"
    assert visit_of(start).language == language
