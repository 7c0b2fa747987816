from msgspec.structs import replace

from care.people import birth_year, display_name
from tests.worlds.visits import GUEST, KNOWN, PROVISIONAL


def test_a_queue_shows_the_first_name_and_an_initial():
    assert display_name(KNOWN) == "Rosa M."
    assert display_name(PROVISIONAL) == "ليلى ح."
    assert display_name(replace(PROVISIONAL, family="")) == "ليلى"
    assert display_name(GUEST) == display_name(None) == ""


def test_the_year_of_birth_is_told_where_it_is_known():
    assert birth_year(KNOWN) == 1950
    assert birth_year(PROVISIONAL) == 1988
    assert birth_year(GUEST) is birth_year(None) is None
