import json

import pytest
from msgspec.structs import replace

from care.encounter import Answer, Reason
from care.errors import BadInputError
from care.fhir.questionnaire import answers_of, parse
from care.questionnaire import EnableWhen, ItemType, Value
from tests.worlds.visits import CHECKIN, NOBODY, ODD, ROOT, WHOLE, minutes, of_type

RAW = json.loads((ROOT / "assets/questionnaires/checkin.json").read_bytes())
LANGUAGES = {"en", "es", "ar"}
PICTURES = {"breath", "throat", "limb", "skin", "belly", "chest", "head", "back"}


def _spoilt(**changes):
    item = {"linkId": "a", "text": "A?", "type": "boolean"} | changes
    first = {"linkId": "first", "text": "First?", "type": "boolean"}
    document = {"resourceType": "Questionnaire", "url": "u", "version": "1", "purpose": "p", "item": [first, item]}
    return json.dumps(document).encode()


def test_the_shipped_questionnaire_is_marked_for_a_clinician_and_has_a_source():
    assert (CHECKIN.url, CHECKIN.version) == (RAW["url"], "1")
    assert "Clinician must confirm" in CHECKIN.source
    assert RAW["status"] == "draft"


def test_everything_in_it_is_said_in_three_languages():
    for item in CHECKIN.items:
        assert set(item.words) == LANGUAGES
        assert set(item.hint) in (LANGUAGES, set())
        for option in item.options:
            assert set(option.words) == LANGUAGES


def test_its_pictures_are_ones_that_are_drawn():
    named = {picture for item in CHECKIN.items for picture in (item.picture, *(o.picture for o in item.options))}
    assert named - {None} == PICTURES
    assert {option.picture for option in CHECKIN.item("where").options} >= {"head", "throat", "chest", "belly", "back"}


def test_the_reasons_are_those_of_the_reason_screen():
    assert {option.code for option in CHECKIN.item("reason").options} == {reason.value for reason in Reason}


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("yes", [True, False, None])
def test_each_way_asks_three_to_six_questions(reason, yes):
    answers: dict[str, Value] = {"reason": reason.value}
    while item := CHECKIN.next_item(answers):
        given: dict[ItemType, Value] = {ItemType.BOOLEAN: yes, ItemType.SCALE: 4, ItemType.TEXT: "words"}
        answers[item.link_id] = given.get(item.type, item.options[0].code if item.options else None)
    assert 3 <= len(answers) - 1 <= 6
    assert "allergy" in answers


def test_rows_on_one_question_are_alternatives():
    (rule,) = CHECKIN.item("where").enable_when
    assert rule == EnableWhen(question="reason", answers=("pain", "skin"))
    assert CHECKIN.item("pressure-taken").enable_when[0].answers == (True,)


def test_an_integer_can_be_branched_on():
    document = {"question": "first", "operator": "=", "answerInteger": 0}
    asked = parse(_spoilt(enableWhen=[document]))
    assert asked.items[1].enable_when == (EnableWhen(question="first", answers=(0,)),)


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (b"{", "questionnaire"),
        (b'{"resourceType":"Patient"}', "Patient"),
        (_spoilt(type="decimal"), "decimal"),
        (_spoilt(linkId="first"), "first is there twice"),
        (_spoilt(enableWhen=[{"question": "later", "operator": "=", "answerBoolean": True}]), "later, not asked"),
        (_spoilt(enableWhen=[{"question": "first", "operator": ">", "answerInteger": 3}]), ">"),
        (_spoilt(type="choice"), "a choice has options"),
        (_spoilt(answerOption=[{"valueCoding": {"code": "x", "display": "X"}}]), "a choice has options"),
        (_spoilt(_text={"extension": [{"url": "other"}]}), "translation"),
    ],
)
def test_a_questionnaire_that_cannot_be_asked_is_refused_with_the_place(document, says):
    with pytest.raises(BadInputError, match=says):
        parse(document)


def test_the_response_has_the_words_that_were_read_and_the_english_beside_them():
    (written,) = of_type("QuestionnaireResponse", WHOLE)
    items = {item["linkId"]: item for item in written["item"]}
    assert items["fever"]["text"] == "¿Ha tenido fiebre?"
    beside = items["fever"]["_text"]["extension"][0]["extension"]
    assert [part.get("valueCode") or part.get("valueString") for part in beside] == ["en", "Have you had a fever?"]
    assert written["language"] == "es"
    assert written["questionnaire"] == "https://carepost.example/fhir/Questionnaire/checkin|1"
    assert written["status"] == "completed"
    assert written["authored"] == "2026-03-02T09:03:00.000Z"


def test_each_sort_of_answer_is_written_as_what_it_is():
    (written,) = of_type("QuestionnaireResponse", WHOLE)
    answers = {item["linkId"]: item["answer"][0] for item in written["item"]}
    assert answers["reason"]["valueCoding"]["display"] == "Cough or cold"
    assert answers["since"]["valueCoding"]["code"] == "days"
    assert answers["fever"]["valueCoding"]["code"] == "asked-unknown"
    assert answers["short-of-breath"] == {"valueBoolean": False}
    assert answers["allergy-what"] == {"valueString": "penicilina"}
    (other,) = of_type(
        "QuestionnaireResponse", replace(WHOLE, answers=(Answer(link_id="pain", value=0, at=minutes(2)),))
    )
    assert other["item"][1]["answer"] == [{"valueInteger": 0}]


def test_english_needs_no_translation_and_a_broken_off_way_is_stopped():
    (written,) = of_type("QuestionnaireResponse", replace(WHOLE, language="en", answers=WHOLE.answers[:2]))
    assert "_text" not in written["item"][1]
    assert written["status"] == "stopped"


def test_an_answer_of_an_older_questionnaire_is_kept_under_its_link_id():
    odd = (Answer(link_id="gone", value="yes", at=minutes(2)), Answer(link_id="since", value="aeons", at=minutes(2)))
    (written,) = of_type("QuestionnaireResponse", replace(WHOLE, answers=odd))
    assert written["item"][1] == {"linkId": "gone", "answer": [{"valueString": "yes"}]}
    assert "display" not in written["item"][2]["answer"][0]["valueCoding"]


def test_without_the_questionnaire_the_answers_are_still_written():
    (written,) = of_type("QuestionnaireResponse", ODD, asked=False)
    assert written["questionnaire"] == ODD.questionnaire
    assert "text" not in written["item"][0]
    assert written["status"] == "stopped"
    (unnamed,) = of_type("QuestionnaireResponse", replace(ODD, questionnaire=None), asked=False)
    assert unnamed["questionnaire"].endswith("Questionnaire/unknown")


def test_an_empty_answer_has_no_value_and_no_answers_no_response():
    blank = (Answer(link_id="other-what", value=" ", at=minutes(2)),)
    (written,) = of_type("QuestionnaireResponse", replace(WHOLE, answers=blank))
    assert written["item"][1]["linkId"] == "other-what"
    assert "answer" not in written["item"][1]
    assert of_type("QuestionnaireResponse", NOBODY) == []


def test_the_reason_is_an_answer_among_the_others():
    assert answers_of(WHOLE)["reason"] == "cough"
    assert answers_of(NOBODY) == {}
