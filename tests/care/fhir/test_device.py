from msgspec.structs import replace

from tests.worlds.visits import CUFF, NOBODY, URGENT, WHOLE, of_type


def test_the_station_is_a_device_and_says_its_software():
    (station,) = of_type("Device", URGENT)
    assert station["deviceName"][0]["name"] == "Station 7"
    assert station["version"] == [{"value": "0.1.0"}]
    assert station["type"]["coding"][0]["code"] == "531981"
    assert station["identifier"][1]["value"] == "station-7"


def test_each_instrument_is_written_once_with_all_that_it_measured():
    _, cuff, clip = of_type("Device", WHOLE)
    assert [coding["code"] for coding in cuff["type"]["coding"]] == ["528391", "528392", "528399"]
    assert (cuff["manufacturer"], cuff["serialNumber"], cuff["modelNumber"]) == ("Sample & Co", "SN-1", "S1")
    assert cuff["version"] == [{"value": "2.1"}]
    assert clip["type"]["text"] == "Finger clip"
    assert "manufacturer" not in clip
    assert "version" not in clip


def test_the_lasting_identifier_is_the_same_in_every_visit_and_the_id_is_not():
    first, second = of_type("Device", WHOLE)[1], of_type("Device", NOBODY)[1]
    assert first["identifier"][1] == second["identifier"][1]
    assert first["identifier"][1]["value"] == "station-7/cuff-a"
    assert first["id"] != second["id"]


def test_a_device_without_a_name_is_called_by_its_id():
    visit = replace(WHOLE, readings=(replace(WHOLE.readings[0], device=replace(CUFF, name=" ")),))
    assert of_type("Device", visit)[1]["deviceName"][0]["name"] == "cuff-a"


def test_a_device_that_tells_more_of_itself_later_is_still_one_device():
    told_more = replace(WHOLE.readings[2], device=replace(CUFF, firmware="2.2"))
    visit = replace(WHOLE, readings=(WHOLE.readings[0], told_more))
    assert [device["id"] for device in of_type("Device", visit)] == [d["id"] for d in of_type("Device", WHOLE)[:2]]
