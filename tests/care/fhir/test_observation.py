from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from care.encounter import Skipped
from care.vitals import Flag, Glucose, Kind, Method, Oxygen, Reading
from tests.worlds.visits import (
    AVERAGED,
    BUILD,
    CUFF,
    MORE,
    NOBODY,
    ODD,
    OFFLINE,
    PRESSURE,
    ROUND,
    STRAP,
    SUGAR,
    TRACED,
    UNABLE,
    VISITS,
    WHOLE,
    minutes,
    of_type,
    reading,
)

PROFILE = "http://hl7.org/fhir/StructureDefinition/"


def _codes(observation: dict[str, Any]) -> list[str]:
    return [coding["code"] for coding in observation["code"]["coding"]]


def _by_id(number: int) -> dict[str, Any]:
    (found,) = [o for o in of_type("Observation", ODD) if o["id"] == str(UUID(int=0xB000 + number))]
    return found


def test_a_reading_becomes_an_observation_with_its_own_id():
    pressure = of_type("Observation", WHOLE)[0]
    assert pressure["id"] == str(PRESSURE.id)
    assert pressure["meta"]["profile"] == [f"{PROFILE}vitalsigns", f"{PROFILE}bp"]
    assert pressure["category"][0]["coding"][0]["code"] == "vital-signs"
    assert pressure["effectiveDateTime"] == "2026-03-02T09:05:00.000Z"
    assert pressure["status"] == "final"
    assert _codes(pressure) == ["85354-9", "150020"]
    values = [(_codes(part)[0], part["valueQuantity"]["value"]) for part in pressure["component"]]
    assert values == [("8480-6", 128), ("8462-4", 82), ("8478-0", 97.3)]
    device = next(d for d in of_type("Device", WHOLE) if d["deviceName"][0]["name"] == CUFF.name)
    assert pressure["device"]["reference"] == f"Device/{device['id']}"


def test_a_pulse_is_a_heart_rate_of_its_own_derived_from_what_gave_it():
    observations = of_type("Observation", WHOLE)
    rates = [o for o in observations if "8867-4" in _codes(o)]
    assert [_codes(rate) for rate in rates] == [["8867-4", "149546"], ["8867-4", "149530"]]
    assert [rate["valueQuantity"]["value"] for rate in rates] == [71, 72]
    assert rates[0]["derivedFrom"] == [{"reference": f"Observation/{PRESSURE.id}"}]
    assert rates[0]["meta"]["profile"][1] == f"{PROFILE}heartrate"
    assert "component" not in rates[0]


def test_oxygen_has_both_of_its_codes():
    (oxygen,) = [o for o in of_type("Observation", WHOLE) if "2708-6" in _codes(o)]
    assert _codes(oxygen) == ["2708-6", "59408-5", "150456"]
    assert oxygen["valueQuantity"]["code"] == "%"


def test_temperature_says_where_and_weight_what():
    warmth, heaviness = of_type("Observation", WHOLE)[-2:]
    assert warmth["bodySite"]["coding"][0]["code"] == "117590005"
    assert warmth["valueQuantity"] == {
        "value": 36.7,
        "unit": "°C",
        "system": "http://unitsofmeasure.org",
        "code": "Cel",
    }
    assert heaviness["valueQuantity"]["value"] == 71.45
    assert _by_id(14)["bodySite"] == {"text": "behind the knee"}
    assert "bodySite" not in _by_id(15)


def test_the_devices_own_doubts_are_kept():
    flags = [part["code"]["coding"][0]["code"] for part in _by_id(11)["component"] if part.get("valueBoolean")]
    assert flags == ["cuff-loose", "movement"]
    assert [part["valueBoolean"] for part in _by_id(13)["component"]] == [True]


def test_an_implausible_value_is_kept_preliminary_and_abnormal():
    odd, fine = _by_id(11), _by_id(12)
    assert (odd["status"], fine["status"]) == ("preliminary", "final")
    assert odd["interpretation"][0]["coding"][0]["code"] == "A"
    assert "Implausible" in odd["note"][0]["text"]
    assert "interpretation" not in fine


def test_nothing_is_final_before_the_patient_reviewed_it():
    assert of_type("Observation", NOBODY)[0]["status"] == "preliminary"


def test_a_typed_value_says_so_and_has_no_device_code():
    typed = _by_id(14)
    assert typed["method"]["coding"][0]["code"] == "typed"
    assert typed["note"][0]["text"] == "Typed by hand (nurse); not taken over from a device."
    assert typed["performer"] == [{"display": "nurse"}]
    assert _codes(typed) == ["8310-5"]
    assert "device" not in typed
    assert _by_id(15)["note"][0]["text"] == "Typed by hand (staff); not taken over from a device."
    assert "performer" not in _by_id(15)


def test_the_devices_clock_is_noted():
    assert _by_id(13)["note"] == [{"text": "The device's own clock said 2026-03-02T09:06:00+00:00."}]


def test_a_simulated_value_is_test_data_in_any_mode_and_so_is_its_pulse():
    simulated = reading(20, Oxygen(saturation=97, pulse=70), method=Method.SIMULATED)
    visit = replace(WHOLE, readings=(simulated,))
    labels = [o["meta"]["security"][0]["code"] for o in of_type("Observation", visit)]
    assert labels == ["HTEST", "HTEST"]
    assert "security" not in of_type("Observation", WHOLE)[0]["meta"]


def test_what_was_skipped_is_there_with_the_reason():
    gaps = {_codes(o)[0]: o for o in of_type("Observation", OFFLINE) if "dataAbsentReason" in o}
    reasons = {code: gap["dataAbsentReason"]["coding"][0]["code"] for code, gap in gaps.items()}
    assert reasons == {"2708-6": "error", "8310-5": "asked-declined", "29463-7": "not-performed"}
    assert gaps["2708-6"]["dataAbsentReason"]["text"] == "not-found"
    assert {gap["status"] for gap in gaps.values()} == {"cancelled"}


def test_a_skipped_pressure_lacks_both_its_parts():
    visit = replace(NOBODY, readings=(), skipped=(Skipped(kind=Kind.BLOOD_PRESSURE, why="patient"),))
    (gap,) = of_type("Observation", visit)
    assert [_codes(part)[0] for part in gap["component"]] == ["8480-6", "8462-4"]
    assert all("dataAbsentReason" in part for part in gap["component"])
    assert gap["effectiveDateTime"] == "2026-03-02T09:16:00.000Z"


def test_what_was_measured_in_the_end_was_not_skipped():
    visit = replace(WHOLE, skipped=(Skipped(kind=Kind.OXYGEN, why="patient"),))
    assert not any("dataAbsentReason" in o for o in of_type("Observation", visit))


def test_the_lease_never_leaves_the_station():
    assert all("secret lease" not in str(o) for visit in VISITS.values() for o in of_type("Observation", visit))


def test_every_repeat_is_kept():
    again = replace(PRESSURE, id=UUID(int=0xBEEF), received_at=minutes(7))
    panels = [o for o in of_type("Observation", replace(WHOLE, readings=(PRESSURE, again))) if "85354-9" in _codes(o)]
    assert [panel["id"] for panel in panels] == [str(PRESSURE.id), str(again.id)]


def _of(found: Reading) -> list[dict[str, Any]]:
    return of_type("Observation", replace(MORE, readings=(found,)))


def test_glucose_is_a_test_of_blood_and_no_vital_sign():
    (sugar,) = _of(SUGAR)
    assert _codes(sugar) == ["41653-7", "160184"]
    assert sugar["category"][0]["coding"][0]["code"] == "laboratory"
    assert "meta" not in sugar
    assert (sugar["valueQuantity"]["value"], sugar["valueQuantity"]["code"]) == (104.5, "mg/dL")


@pytest.mark.parametrize(
    ("meal", "code"),
    [
        ("preprandial", "8417868"),
        ("postprandial", "8417872"),
        ("fasting", "8417876"),
        ("casual", "8417880"),
        ("bedtime", None),
        ("after_breakfast", None),
    ],
)
def test_the_meal_stands_beside_a_glucose_in_codes_where_there_is_one_and_always_in_words(meal, code):
    (sugar,) = _of(reading(40, Glucose(milligrams_per_decilitre=88, meal=meal)))
    (part,) = sugar["component"]
    assert part["code"]["coding"][0]["code"] == "8417864"
    said = part["valueCodeableConcept"]
    assert said["text"] == meal
    assert [coding["code"] for coding in said.get("coding", ())] == ([code] if code else [])


def test_without_a_meal_nothing_is_said_of_one_but_doubts_are():
    (sugar,) = _of(reading(41, Glucose(milligrams_per_decilitre=88), flags=frozenset({Flag.UNSTABLE})))
    assert [part["valueBoolean"] for part in sugar["component"]] == [True]


def test_a_strip_is_an_observation_of_its_own_that_the_rate_is_derived_from():
    rate, strip = _of(TRACED)
    assert rate["derivedFrom"] == [{"reference": f"Observation/{strip['id']}"}]
    assert (_codes(strip), strip["category"][0]["coding"][0]["code"]) == (["131329"], "procedure")
    data = strip["valueSampledData"]
    assert data["data"].split() == ["0", "12", "-3", "210", "-40", "5"] * 50
    assert (data["period"], data["factor"], data["origin"]["code"]) == (4, 4.88, "uV")
    assert not {"valueQuantity", "component", "derivedFrom", "meta", "note"} & strip.keys()
    assert [part["valueBoolean"] for part in rate["component"]] == [True]


def test_a_simulated_strip_is_marked_as_no_persons():
    _, strip = _of(replace(TRACED, method=Method.SIMULATED))
    assert strip["meta"]["security"][0]["code"] == "HTEST"


def test_a_straps_heart_rate_is_under_the_profile_with_the_code_of_its_way():
    (strap,) = _of(STRAP)
    assert _codes(strap) == ["8867-4", "147842"]
    assert strap["meta"]["profile"] == [f"{PROFILE}vitalsigns", f"{PROFILE}heartrate"]
    assert (strap["valueQuantity"]["value"], strap["valueQuantity"]["code"]) == (68, "/min")
    assert "derivedFrom" not in strap


def test_body_fat_is_an_observation_of_its_own_derived_from_the_weight():
    weight, fat = _of(BUILD)
    assert (_codes(weight), weight["valueQuantity"]["value"]) == (["29463-7", "188736"], 71.4)
    assert (_codes(fat), fat["valueQuantity"]["value"]) == (["41982-0", "188748"], 24.6)
    assert fat["derivedFrom"] == [{"reference": f"Observation/{BUILD.id}"}]
    assert fat["meta"]["profile"] == [f"{PROFILE}vitalsigns"]


def test_a_skipped_strip_and_strap_are_there_with_the_reason():
    gaps = {_codes(o)[0]: o for o in of_type("Observation", UNABLE) if "dataAbsentReason" in o}
    reasons = {code: gap["dataAbsentReason"]["coding"][0]["code"] for code, gap in gaps.items()}
    assert reasons == {"41653-7": "error", "8867-4": "asked-declined"}
    assert gaps["41653-7"]["category"][0]["coding"][0]["code"] == "laboratory"


def test_a_mean_is_an_observation_of_its_own_derived_from_each_reading_that_counts():
    *single, average = [o for o in of_type("Observation", AVERAGED) if "85354-9" in _codes(o)]
    assert [each["component"][0]["valueQuantity"]["value"] for each in single] == [154, 150, 147]
    assert [each["component"][0]["valueQuantity"]["value"] for each in (average,)] == [149]
    assert average["derivedFrom"] == [{"reference": f"Observation/{each.id}"} for each in ROUND[1:]]
    assert _codes(average) == ["85354-9"], "no device measured it"
    assert average["method"]["coding"][0]["code"] == "calculated"
    assert "device" not in average
    rates = [o for o in of_type("Observation", AVERAGED) if "8867-4" in _codes(o)]
    assert rates[-1]["derivedFrom"] == [{"reference": f"Observation/{average['id']}"}]


def test_a_rest_that_was_left_out_is_told_with_every_reading_after_it():
    for pressure in (o for o in of_type("Observation", AVERAGED) if "85354-9" in _codes(o)):
        flags = [part["code"]["coding"][0]["code"] for part in pressure["component"] if part.get("valueBoolean")]
        assert flags == ["rest-left-out"]
    assert "cannot wait" in of_type("Observation", AVERAGED)[0]["note"][0]["text"]


def test_a_mean_of_simulated_readings_is_test_data_even_at_a_live_station():
    simulated = tuple(replace(each, method=Method.SIMULATED) for each in ROUND)
    visit = replace(AVERAGED, readings=(*simulated, AVERAGED.readings[-1]))
    marked = [o["meta"].get("security", [{}])[0].get("code") for o in of_type("Observation", visit)]
    assert marked == ["HTEST"] * len(marked)
