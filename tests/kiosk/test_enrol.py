"""A station becomes known to its clinic with a one-time code, once, and says how it stands."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from care.errors import CarepostError
from care.mode import Mode
from kiosk.app import open_store
from kiosk.enrol import NotEnrolledError, WrongModeError, enrol, reach
from kiosk.settings import Clinic, Settings
from sync.errors import RefusedError, UnreachableError
from sync.identity import load_identity
from tests.worlds.clinic_server import ClinicServer


def settings(folder: Path, url: str, mode: Mode = "training") -> Settings:
    return Settings(mode=mode, station="Hall", store=str(folder / "store"), clinic=Clinic(url=url))


def test_enrolled_with_a_code_the_station_is_known(tmp_path: Path) -> None:
    with ClinicServer(tmp_path / "clinic") as clinic:
        ours = settings(tmp_path, clinic.url)
        with pytest.raises(NotEnrolledError):
            asyncio.run(reach(ours))
        identity = asyncio.run(enrol(ours, clinic.code()))
        assert "knows this station" in asyncio.run(reach(ours))
        store = open_store(ours)
        kept, card_key = load_identity(store), store.setting("card-key")
        assert kept is not None
        assert kept.client_id == identity.client_id
        assert card_key is not None
        assert asyncio.run(reach(ours)).startswith("not tried")
    with pytest.raises(UnreachableError):  # which is known without the store
        asyncio.run(reach(ours))
    store.close()


def test_a_code_works_once(tmp_path: Path) -> None:
    with ClinicServer(tmp_path / "clinic") as clinic:
        code = clinic.code()
        asyncio.run(enrol(settings(tmp_path, clinic.url), code))
        with pytest.raises(CarepostError):
            asyncio.run(enrol(settings(tmp_path, clinic.url), code))


def test_a_wrong_code_or_no_clinic_changes_nothing(tmp_path: Path) -> None:
    with ClinicServer(tmp_path / "clinic") as clinic, pytest.raises(RefusedError, match="enrol-code"):
        asyncio.run(enrol(settings(tmp_path, clinic.url), "WRONG-CODE"))
    with pytest.raises(UnreachableError):
        asyncio.run(enrol(settings(tmp_path, "http://localhost:1"), "CODE"))
    store = open_store(settings(tmp_path, ""))
    assert load_identity(store) is None
    store.close()


@pytest.mark.parametrize(("ours", "theirs"), [("live", "training"), ("training", "live")])
def test_a_station_of_the_other_mode_is_told_before_anything_is_made(tmp_path: Path, ours: Mode, theirs: Mode) -> None:
    with ClinicServer(tmp_path / "clinic", mode=theirs, key="file") as clinic:
        code = clinic.code()
        for _ in range(2):
            with pytest.raises(WrongModeError, match=f'is a {theirs} clinic .* set mode = "{theirs}"'):
                asyncio.run(enrol(settings(tmp_path, clinic.url, ours), code))
        assert not (tmp_path / "store").exists()
        mended = replace(settings(tmp_path, clinic.url, theirs), insecure_key_file=str(tmp_path / "hall.key"))
        asyncio.run(enrol(mended, code))  # the code was not used up
        assert "knows this station" in asyncio.run(reach(mended))
