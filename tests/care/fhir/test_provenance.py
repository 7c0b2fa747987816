from tests.worlds.visits import ODD, WHOLE, of_type, resources


def test_provenance_names_every_resource_of_the_bundle():
    *others, last = resources(WHOLE)
    targets = [target["reference"] for target in last["target"]]
    assert last["resourceType"] == "Provenance"
    assert targets == [f"{other['resourceType']}/{other['id']}" for other in others]


def test_the_station_assembled_and_the_patient_told():
    (written,) = of_type("Provenance", WHOLE)
    assert [agent["type"]["coding"][0]["code"] for agent in written["agent"]] == ["assembler", "informant"]
    assert written["recorded"] == "2026-03-02T09:16:00.000Z"


def test_a_helper_is_named():
    (written,) = of_type("Provenance", ODD)
    assert written["agent"][2]["who"] == {"display": "nurse"}
