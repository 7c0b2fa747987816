"""The FHIR Task of each visit, from its reason on, until the station's Bundle brings the lasting one.

It bears the id that the Bundle will use and belongs to the visit's station, so that the Bundle's Task simply is its
next version. It is written when its status or its doctor changes, and not on every card. The clinic never writes over
the Bundle's Task, over somebody else's, or over an end.
"""

from datetime import datetime
from uuid import UUID

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from care.encounter import Ending
from care.fhir.elements import reference
from care.fhir.practitioner import Practitioner, practitioner
from care.fhir.task import Progress, early_task, task_id
from care.messages import VisitCard
from care.mode import Mode
from clinic import records
from clinic.floor.state import Waiting
from clinic.records import OURS, Kept, Resource

ENDED = ("completed", "failed", "cancelled")
"""A Bundle's Task always is one of these, so that a card that comes late changes nothing."""

_ENDINGS = {one.value: one for one in Ending}


def follow(connection: sa.Connection, waiting: Waiting, mode: Mode, now: datetime) -> None:
    """Write the Task of a visit as it stands now, if that is news."""
    known = records.read(connection, "Task", str(task_id(waiting.card.visit_id)))
    before = records.decode(known.body) if known else {}
    if not _may_write(waiting, known) or before.get("status") in ENDED:
        return
    doctor = _doctor(waiting, mode)
    task = early_task(
        _known_patient_only(connection, waiting.card),
        _progress(waiting, doctor),
        station=waiting.station,
        authored_on=before.get("authoredOn") or records.stamp(now),
        now=now,
        mode=mode,
    )
    body = _body(task)
    if _standing(before) == _standing(body):
        return
    if doctor is not None:
        records.put(connection, _body(doctor), OURS, now)
    records.put(connection, body, waiting.kiosk, now)


def _may_write(waiting: Waiting, known: Kept | None) -> bool:
    """A first Task needs a reason, for which an urgent sign counts too; a later one, that it is still the station's."""
    if known is not None:
        return known.source == waiting.kiosk
    return bool(waiting.card.reason or waiting.card.urgent_sign) and not waiting.left


def _known_patient_only(connection: sa.Connection, card: VisitCard) -> VisitCard:
    """Leave out a patient who comes with the Bundle: until then the reference would lead nowhere."""
    kind, _, ident = (card.patient or "").partition("/")
    known = kind == "Patient" and records.read(connection, kind, ident) is not None
    return card if known else replace(card, patient=None)


def _doctor(waiting: Waiting, mode: Mode) -> Practitioner | None:
    if waiting.doctor is None:
        return None
    return practitioner(UUID(waiting.doctor), waiting.doctor_name or "", mode)


def _progress(waiting: Waiting, doctor: Practitioner | None) -> Progress:
    return Progress(
        owner=reference(doctor, doctor.name[0].text) if doctor else None,
        spoken=waiting.called,
        seen=waiting.plan is not None,
        left=waiting.left,
        ending=_ENDINGS.get(waiting.ending or ""),
    )


def _standing(task: Resource) -> tuple[object, object]:
    return task.get("status"), task.get("owner")


def _body(resource: msgspec.Struct) -> Resource:
    return records.decode(msgspec.json.encode(resource))
