from uuid import UUID

import msgspec

from care.fhir.practitioner import practitioner


def test_a_doctor_is_written_by_name():
    written = msgspec.to_builtins(practitioner(UUID(int=1), "Dr. Ada Sample", "live"))
    assert written["resourceType"] == "Practitioner"
    assert written["name"] == ({"use": "usual", "text": "Dr. Ada Sample"},)
    assert written["active"] is True
    assert "meta" not in written
