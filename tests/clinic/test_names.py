"""Names are compared the way people write them."""

import pytest

from clinic.names import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "jose"),
        ("GARCÍA LÓPEZ", "garcia-lopez"),
        ("O'Neill", "ONeill"),
        ("Sørensen", "Sorensen"),
        ("Groß", "GROSS"),
        ("李 雷", "李雷"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_the_same_person(one, other):
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Rosa", "Rose"), ("李", "雷"), ("Ana", "Anna")])
def test_another_person(one, other):
    assert folded(one) != folded(other)
