from msgspec.structs import replace

from care.plan import as_text
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
        "! You cannot breathe well",
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
