from pathlib import Path

import pytest

from clinic.errors import SettingsError
from clinic.keys import key_for
from clinic.seed import Seeded, seed_training
from clinic.settings import Settings
from clinic.store import DATABASE, open_store


def seeded(folder: Path, mode: str = "training") -> Seeded:
    folder.mkdir()
    settings = Settings(mode="training", data=folder)
    store = open_store(folder, key_for(settings, folder / DATABASE))
    try:
        return seed_training(Settings(mode=mode, data=folder), store, 1)  # type: ignore[arg-type]  # a word of Mode
    finally:
        store.close()


def test_a_seed_gives_the_same_people_and_tells_nobody_the_password(tmp_path):
    one, other = seeded(tmp_path / "one"), seeded(tmp_path / "other")
    assert [patient.id for patient in one.patients] == [patient.id for patient in other.patients]
    assert one.password != other.password


def test_a_live_clinic_takes_no_training_people(tmp_path):
    with pytest.raises(SettingsError, match="Only a training clinic"):
        seeded(tmp_path / "live", mode="live")
