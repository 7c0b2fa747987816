"""Small spelling mistakes do not matter, the birth date does, and of two nobody is guessed."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clinic.who import mistakes, near, the_one

BORN = date(1984, 3, 9)
LETTERS = st.text("abcdeñø", min_size=1, max_size=12)
NAMES = st.text("abcde -'é", max_size=12)


def patient(given_names: str, family: str, born: date = BORN, ident: str = "1") -> dict[str, object]:
    name = {"given": given_names.split(), "family": family}
    return {"resourceType": "Patient", "id": ident, "name": [name], "birthDate": born.isoformat()}


def found(typed: tuple[str, str], *patients: dict[str, object]) -> object:
    one = the_one(patients, *typed, BORN)
    return one and one["id"]


@pytest.mark.parametrize(
    "typed",
    [
        ("Rosa", "Garcia"),
        ("Rosa", "López"),
        ("rosa elena", "garcia-lopez"),
        ("Elena", "Lopez Garcia"),
        ("Roza", "Garcai"),
        ("Ros", "Garccia"),
        ("Garcia", "Rosa"),
        ("Rosaelena", "García López"),
    ],
)
def test_a_person_is_found_as_people_type(typed):
    assert found(typed, patient("Rosa Elena", "García López")) == "1"


@pytest.mark.parametrize(
    "typed",
    [
        ("Rosa", "Gracai"),  # two mistakes
        ("Rosa", "Garcia Lopez Demir"),  # one name too many
        ("Rosa Rosa", "Garcia"),  # each known name answers for one
        ("Rosa", "Elena"),  # no family name at all
        ("R", "García"),
        ("Rosa", "-"),
        ("-", "García"),
    ],
)
def test_another_person_is_not(typed):
    assert found(typed, patient("Rosa Elena", "García López")) is None


def test_longer_words_may_have_two_mistakes_and_short_ones_none():
    assert found(("Anna", "Papdopolus"), patient("Anna", "Papadopoulos")) is None
    assert found(("Anna", "Papadopulos"), patient("Anna", "Papadopoulos")) == "1"
    assert found(("Anna", "Papadpoulso"), patient("Anna", "Papadopoulos")) == "1"
    assert found(("Mei", "Li"), patient("Mei", "Lu")) is None
    assert found(("雷", "李"), patient("雷", "王")) is None
    assert found(("Mei Li", "Wang"), patient("Mei Lu", "Wang")) is None


def test_a_patient_of_two_names_is_still_one():
    married = patient("Rosa", "García")
    married["name"].append({"given": ["Rosa"], "family": "Garcia"})
    assert found(("Rosa", "Garcia"), married) == "1"


def test_of_two_alike_twins_only_the_exact_one_is_named():
    twins = patient("Marta", "Demir", ident="1"), patient("Maria", "Demir", ident="2")
    assert found(("Marta", "Demir"), *twins) == "1"
    assert found(("Maria", "Demir"), *twins) == "2"
    assert found(("Marja", "Demir"), *twins) is None
    assert found(("Marta", "Demir"), *twins, patient("Marta", "Demir", ident="3")) is None
    assert found(("Marta", "Demir"), *twins, patient("Marta", "Demir", date(1984, 3, 10), ident="3")) == "1"


@given(NAMES, NAMES, NAMES, NAMES, st.dates(), st.dates())
def test_nobody_of_another_birth_date_is_named(given_names, family, typed_given, typed_family, born, typed):
    assume(born != typed)
    assert the_one([patient(given_names, family, born)], typed_given, typed_family, typed) is None
    assert the_one([patient(given_names, family, born)], given_names, family, typed) is None


@given(LETTERS, LETTERS)
def test_mistakes_are_the_same_both_ways(one, other):
    assert mistakes(one, other) == mistakes(other, one)
    assert (mistakes(one, other) == 0) == (one == other)
    assert near(one, other) == near(other, one)


@given(LETTERS.filter(lambda word: len(word) >= 4), st.data())
def test_one_mistake_anywhere_does_not_matter(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("abcdeñø"))
    for typed in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ):
        assert mistakes(typed, word) in (0, 1)
        assert found(("Ana", typed), patient("Ana", word)) == "1"


@given(st.lists(LETTERS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_matter(words, chance):
    typed = list(words)
    chance.shuffle(typed)
    assert near(" ".join(typed), " ".join(words))
    assert near(typed[0], " ".join(words))


@given(NAMES, NAMES, NAMES, NAMES)
def test_two_whom_the_typed_name_nearly_fits_are_nobody(one, other, typed_given, typed_family):
    people = [patient(one, other, ident="1"), patient(one, other, ident="2")]
    assert the_one(people, typed_given, typed_family, BORN) is None
