from uuid import UUID

import pytest
from msgspec.structs import replace

from care.plan import Medicine, as_text, medicine_line
from tests.worlds.visits import PLAN


def test_a_plan_is_plain_lines():
    assert as_text(PLAN, "Take the medicine").splitlines() == [
        "Take the medicine",
        "A common cold <not the flu> & nothing worse",
        "Drink enough",
        "Rest",
        "Paracetamol 500 mg: 1 tablet, 1 in the morning, 0.5 at night, for 3 days",
        "Saline spray: as needed, both sides",
        "If it is not better 2026-03-09",
        "Get help at once if:",
        "- You cannot breathe well",
        "Dr. Ada Sample",
    ]


def test_what_is_not_there_leaves_no_line():
    bare = replace(PLAN, advice=(), medicines=(), follow_up="", follow_up_on=None, danger_signs=())
    assert as_text(bare, "Rest").splitlines() == [
        "Rest",
        "A common cold <not the flu> & nothing worse",
        "Dr. Ada Sample",
    ]
    dated = replace(bare, follow_up_on=PLAN.follow_up_on)
    assert as_text(dated, "Rest").splitlines()[2] == "2026-03-09"


@pytest.mark.parametrize(
    ("language", "days", "says"),
    [
        ("en", 1, "Paracetamol: 1 tablet, 0.5 in the morning, 1 at night, for 1 day, with food"),
        ("es", 5, "Paracetamol: 1 tablet, 0.5 por la mañana, 1 por la noche, durante 5 días, with food"),
        ("ar", 1, "Paracetamol: 1 tablet، 0.5 صباحًا، 1 ليلًا، لمدة يوم واحد، with food"),
        ("ar", 2, "Paracetamol: 1 tablet، 0.5 صباحًا، 1 ليلًا، لمدة يومين، with food"),
        ("ar", 10, "Paracetamol: 1 tablet، 0.5 صباحًا، 1 ليلًا، لمدة 10 أيام، with food"),
        ("ar", 11, "Paracetamol: 1 tablet، 0.5 صباحًا، 1 ليلًا، لمدة 11 يومًا، with food"),
    ],
)
def test_a_medicine_is_written_in_the_patients_language(language: str, days: int, says: str):
    taken = Medicine(
        id=UUID(int=1), name="Paracetamol", dose="1 tablet", morning=0.5, night=1, days=days, note="with food"
    )
    assert medicine_line(taken, language) == says


@pytest.mark.parametrize(("language", "says"), [("es", "Pida ayuda enseguida si:"), ("ar", "اطلب المساعدة فورًا إذا:")])
def test_the_whole_text_has_no_english_of_ours_in_another_language(language: str, says: str):
    text = as_text(PLAN, "", language)
    assert says in text.splitlines()
    assert not any(word in text for word in ("in the morning", "at night", "days", "Get help"))
