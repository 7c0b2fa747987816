import pytest

from care.questionnaire import EnableWhen, Item, ItemType, Questionnaire, in_language

FEVER = Item(link_id="fever", type=ItemType.BOOLEAN, words={"en": "Fever?"})
HOW_HIGH = Item(
    link_id="how-high",
    type=ItemType.TEXT,
    words={"en": "How high?"},
    enable_when=(EnableWhen(question="fever", answers=(True,)),),
)
ASKED = Questionnaire(url="u", version="1", source="test", items=(FEVER, HOW_HIGH))


def test_a_question_is_asked_when_its_rules_hold():
    assert ASKED.asked({}) == (FEVER,)
    assert ASKED.asked({"fever": False}) == (FEVER,)
    assert ASKED.asked({"fever": None}) == (FEVER,)
    assert ASKED.asked({"fever": True}) == (FEVER, HOW_HIGH)


def test_the_next_question_is_the_first_without_an_answer():
    assert ASKED.next_item({}) is FEVER
    assert ASKED.next_item({"fever": True}) is HOW_HIGH
    assert ASKED.next_item({"fever": None}) is None


def test_an_item_is_found_by_its_link_id():
    assert ASKED.item("how-high") is HOW_HIGH
    with pytest.raises(KeyError):
        ASKED.item("none")


def test_words_fall_back_to_english():
    assert in_language({"en": "a", "es": "b"}, "es") == "b"
    assert in_language({"en": "a"}, "ar") == "a"
    assert in_language({}, "ar") == ""
