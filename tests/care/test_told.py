import pytest
from msgspec.structs import replace

from care.plan import Disposition
from care.told import ENDINGS, call_back, ending, reachable
from tests.worlds.visits import GUEST, KNOWN, OFFLINE, PLAN, PROVISIONAL, WHOLE

NUMBER = "+34911555019"


def test_every_ending_has_words_in_every_language_and_no_two_are_the_same():
    assert set(ENDINGS) == set(Disposition)
    for language in ("en", "es", "ar"):
        assert len({words[language] for words in ENDINGS.values()}) == len(Disposition)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Go to the emergency department now"),
        ("es", "Vaya ahora mismo a urgencias"),
        ("ar", "اذهب إلى قسم الطوارئ الآن"),
        ("fr", "Go to the emergency department now"),
    ],
)
def test_the_ending_is_told_in_the_patients_language(language: str, says: str):
    emergency = replace(PLAN, disposition=Disposition.EMERGENCY)
    assert ending(replace(WHOLE, plan=emergency, language=language)) == says


def test_a_call_is_promised_only_where_somebody_can_be_called():
    for person in (GUEST, PROVISIONAL, None):
        assert not reachable(replace(OFFLINE, person=person))
        assert call_back(replace(OFFLINE, person=person)) == "Please ask at the front desk"
    assert call_back(replace(OFFLINE, person=KNOWN)) == "The clinic will call you back"
    assert call_back(replace(OFFLINE, person=GUEST, phone=NUMBER)) == (
        "The clinic will call you back on \u2066+349\u00a0115\u00a0550\u00a019\u2069"
    )


def test_a_plan_that_says_the_clinic_calls_promises_no_more_than_the_station_does():
    plan = replace(PLAN, disposition=Disposition.CALL_BACK)
    guest = replace(WHOLE, plan=plan, person=GUEST, language="es")
    assert ending(guest) == "Pregunte en la recepción, por favor"
    assert ending(replace(guest, phone=NUMBER)).startswith("La clínica le llamará al \u2066+34")
    assert ending(replace(guest, plan=None)) == call_back(guest)
