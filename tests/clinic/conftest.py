"""One clinic a test module, with a station and doctors of its own."""

from collections.abc import Iterator

import pytest

from tests.worlds.clinic_server import ClinicServer, Doctor, KioskIdentity


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicServer]:
    """A clinic server, over real sockets."""
    with ClinicServer(tmp_path_factory.mktemp("clinic")) as server:
        yield server


@pytest.fixture(scope="module")
def kiosk(clinic: ClinicServer) -> KioskIdentity:
    """A station that it has enrolled."""
    return clinic.kiosk()


@pytest.fixture
def hall(clinic: ClinicServer) -> KioskIdentity:
    """A station of one test alone."""
    return clinic.kiosk("Hall")


@pytest.fixture(scope="module")
def doctor(clinic: ClinicServer) -> Iterator[Doctor]:
    """A doctor who is signed in."""
    with clinic.doctor() as signed_in:
        yield signed_in


@pytest.fixture(scope="module")
def ada(doctor: Doctor) -> Doctor:
    """The same, where more than one doctor is spoken of."""
    return doctor
