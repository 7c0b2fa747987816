"""Training data: patients that the clinic knows, and a doctor who can sign in. Never in a live clinic."""

import random
import secrets
from datetime import UTC, datetime
from uuid import UUID

import msgspec
import sqlalchemy as sa
from argon2 import PasswordHasher

from care.fhir.elements import labelled
from clinic import directory, records
from clinic.cards import make_card
from clinic.errors import SettingsError
from clinic.records import OURS, Resource
from clinic.settings import Settings
from clinic.store import Store, fact, facts, put

DOCTOR = "Dr Okoro"
PASSWORD_FACT = "training-password"  # noqa: S105 the name under which it is kept, not a password
PATIENTS = 3
GIVEN = ("Rosa", "Samuel", "Amina", "José", "Grace", "Li", "Yusuf", "Ingrid", "Tomasz", "Leila")
FAMILY = ("Martín", "Adeyemi", "Haddad", "Kowalska", "O'Neill", "Chen", "Demir", "Sørensen", "García López", "Rahimi")


class KnownPatient(msgspec.Struct, frozen=True, kw_only=True):
    """A training patient, with the text of the card."""

    id: str
    given: str
    family: str
    birth_date: str
    card: str


class Seeded(msgspec.Struct, frozen=True, kw_only=True):
    """What `seed-demo` prints."""

    doctor: str
    password: str
    enrol_code: str
    patients: tuple[KnownPatient, ...]


def seed_training(settings: Settings, store: Store, seed: int, password: str | None = None) -> Seeded:
    """Fill a training clinic; doing it again changes nothing but the enrolment code. SettingsError in a live clinic."""
    if settings.mode != "training":
        raise SettingsError("Only a training clinic can be filled with training data.")
    now = datetime.now(UTC)
    chance = random.Random(seed)  # noqa: S311 the same people for the same seed, no secrets
    names = zip(chance.sample(GIVEN, PATIENTS), chance.sample(FAMILY, PATIENTS), strict=True)
    people = [_patient(chance, given, family) for given, family in names]
    words = password or secrets.token_urlsafe(12)  # never of the seed: whoever knows it would know the password
    hashed = PasswordHasher().hash(words)

    def work(connection: sa.Connection) -> tuple[str, str]:
        for body in people:
            records.put(connection, body, OURS, now)
        if directory.account(connection, DOCTOR) is None:
            directory.add_user(connection, DOCTOR, "admin", hashed, now.timestamp())
            put(connection, facts, name=PASSWORD_FACT, value=words)
        kept = fact(connection, PASSWORD_FACT) or words
        return kept, directory.make_code(connection, now.timestamp())

    kept, code = store.writing(work)
    known = tuple(_known(body, make_card(store, body["id"], now)) for body in people)
    return Seeded(doctor=DOCTOR, password=kept, enrol_code=code, patients=known)


def _patient(chance: random.Random, given: str, family: str) -> Resource:
    ident = str(UUID(int=chance.getrandbits(128), version=4))
    born = f"{chance.randint(1936, 2004)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    meta = labelled("training")
    return {
        "resourceType": "Patient",
        "id": ident,
        "meta": msgspec.to_builtins(meta),
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{ident}"}],
        "active": True,
        "name": [{"use": "official", "family": family, "given": [given]}],
        "birthDate": born,
    }


def _known(body: Resource, card: str) -> KnownPatient:
    name = body["name"][0]
    return KnownPatient(
        id=body["id"], given=name["given"][0], family=name["family"], birth_date=body["birthDate"], card=card
    )
