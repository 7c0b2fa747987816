"""The review: every answer in words, each with its way back, and the answer that was given shown there again."""

import pytest
from msgspec.structs import replace

from care.checkin import CheckIn, Page
from care.encounter import Answer
from care.events import ChangeTouched, MeasureStarted, QuestionAnswered
from care.nursing import Desk
from care.vitals import Kind
from tests.worlds.screen import SIZES, Screen, operable, shown
from ui.samples import NOON, samples
from ui.viewmodels.review import ReviewModel


def test_the_review_says_every_answer_in_words():
    model = ReviewModel()
    model.show(samples("es")["review"][-1][0])
    rows = model.answers
    assert [row["question"] for row in rows][:2] == ["¿Dónde está el problema?", "¿Ha tenido fiebre?"]
    assert [(row["answer"], row["flag"]) for row in rows] == [
        ("Garganta u oído", ""),
        ("", "yes"),
        ("\u20664 / 10\u2069", ""),
        ("", "none"),
    ]
    assert [row["value"] for row in model.measured][-1] == ""


def test_a_question_that_was_raised_and_not_answered_is_listed_too():
    state = samples()["review"][-1][0]
    assert state.visit is not None
    model = ReviewModel()
    model.show(replace(state, visit=replace(state.visit, answers=state.visit.answers[1:3])))
    assert [row["flag"] for row in model.answers] == ["none", "yes", "", "none"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_answer_and_measurement_has_its_way_back(size: str, language: str):
    screen = Screen(size)
    try:
        screen.show(*samples(language)["review"])
        touched: list[str] = []
        while True:
            for key in operable(screen.top()):
                name, seen = key.objectName(), shown(key).height()
                if name.startswith(("change-", "measure-")) and name not in touched and seen:
                    assert seen == pytest.approx(key.height()), "no key is cut"
                    screen.touch(name)
                    touched.append(name)
            if len(touched) == 9 or not screen.find("page-down").isEnabled():
                break
            screen.touch("page-down")
        links = ["reason", "where", "fever", "pain", "words"]
        kinds = [Kind.TEMPERATURE, Kind.BLOOD_PRESSURE, Kind.OXYGEN, Kind.WEIGHT]
        assert sorted(map(str, screen.said)) == sorted(
            map(str, [*map(ChangeTouched, links), *map(MeasureStarted, kinds)])
        )
    finally:
        screen.close()


def again(link_id: str, language: str = "en") -> CheckIn:
    state = samples(language)["review"][-1][0]
    assert state.visit is not None
    written = Answer(link_id="words", value="It began on Monday", at=NOON)
    visit = replace(state.visit, answers=(*state.visit.answers[:3], written))
    return replace(state, page=Page.QUESTION, changing=link_id, visit=visit)


@pytest.mark.parametrize(
    ("link_id", "chosen", "value"),
    [("where", "answer-throat", "throat"), ("pain", "scale-4", 4), ("words", "text", "It began on Monday")],
)
def test_a_question_asked_again_shows_the_answer_and_continue_keeps_it(
    screen: Screen, link_id: str, chosen: str, value: object
):
    screen.show((again(link_id), Desk()))
    item = screen.find(chosen)
    assert item.property("text") == value if chosen == "text" else item.property("chosen") is True
    screen.touch("continue")
    assert screen.said == [QuestionAnswered(link_id, value)]


def test_yes_or_no_asked_again_shows_which_it_was(screen: Screen):
    screen.show((again("fever"), Desk()))
    chosen = {name: screen.find(name).property("chosen") for name in ("answer-yes", "answer-no")}
    assert chosen == {"answer-yes": True, "answer-no": False}
    screen.touch("answer-no")
    assert screen.said == [QuestionAnswered("fever", False)]
