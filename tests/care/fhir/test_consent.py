from msgspec.structs import replace

from care.encounter import Consent, ConsentItem
from tests.worlds.visits import LEFT, NOBODY, WHOLE, minutes, of_type


def test_each_question_leaves_its_own_consent():
    written = of_type("Consent", WHOLE)
    assert [consent["provision"]["code"][0]["coding"][0]["code"] for consent in written] == [
        "video",
        "record",
        "pictures",
    ]
    assert {(consent["status"], consent["provision"]["type"]) for consent in written} == {("active", "permit")}
    assert {consent["language"] for consent in written} == {"es"}
    assert [consent["scope"]["coding"][0]["code"] for consent in written] == [
        "treatment",
        "patient-privacy",
        "patient-privacy",
    ]


def test_a_no_is_written_too():
    (written,) = of_type("Consent", LEFT)
    assert (written["status"], written["provision"]["type"]) == ("rejected", "deny")


def test_the_later_answer_counts():
    no = Consent(item=ConsentItem.VIDEO, agreed=False, at=minutes(2), language="es")
    written = of_type("Consent", replace(WHOLE, consents=(*WHOLE.consents, no)))
    assert len(written) == 3
    assert written[0]["status"] == "rejected"


def test_nothing_asked_leaves_nothing():
    assert of_type("Consent", NOBODY) == []
