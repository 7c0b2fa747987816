"""Where the database's key may lie, and where not."""

import os

import keyring
import pytest
from keyring.backends.null import Keyring as NullKeyring

from clinic.errors import KeyRefusedError
from clinic.keys import LIVE_KEY, TRAINING_KEY, key_for
from clinic.settings import Settings
from clinic.store import DATABASE


def test_a_training_key_lies_beside_the_database_for_its_owner_only(tmp_path):
    settings = Settings(mode="training", data=tmp_path)
    key = key_for(settings, tmp_path / DATABASE)
    assert len(key) == 32
    assert (tmp_path / TRAINING_KEY).stat().st_mode & 0o777 == 0o600
    assert key_for(settings, tmp_path / DATABASE) == key


def test_a_live_clinic_refuses_a_training_key(tmp_path):
    key_for(Settings(mode="training", data=tmp_path), tmp_path / DATABASE)
    with pytest.raises(KeyRefusedError, match="is a training key"):
        key_for(Settings(mode="live", key="file", data=tmp_path), tmp_path / DATABASE)


def test_a_live_key_in_a_file_must_be_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", NullKeyring)
    with pytest.raises(KeyRefusedError, match='set key = "file"'):
        key_for(Settings(data=tmp_path), tmp_path / DATABASE)
    assert list(tmp_path.iterdir()) == []
    key_for(Settings(key="file", data=tmp_path), tmp_path / DATABASE)
    assert (tmp_path / LIVE_KEY).stat().st_mode & 0o777 == 0o600


def test_a_lost_key_is_not_replaced(tmp_path):
    settings = Settings(mode="training", data=tmp_path)
    (tmp_path / DATABASE).write_bytes(b"records")
    with pytest.raises(KeyRefusedError, match="a new key would not open it"):
        key_for(settings, tmp_path / DATABASE)


@pytest.mark.parametrize(("content", "mode"), [("zz", 0o600), ("ab" * 31, 0o600), ("ab" * 32, 0o644)])
def test_a_key_that_is_none_or_open_to_others_is_refused(tmp_path, content, mode):
    file = tmp_path / TRAINING_KEY
    file.write_text(content)
    file.chmod(mode)
    with pytest.raises(KeyRefusedError, match=r"does not hold a key|chmod 600"):
        key_for(Settings(mode="training", data=tmp_path), tmp_path / DATABASE)


def test_a_key_cut_off_while_it_was_written_is_no_key(tmp_path, monkeypatch):
    def cut(_descriptor: int, _content: bytes = b"") -> int:
        raise OSError("the power is gone")

    settings = Settings(mode="training", data=tmp_path)
    with monkeypatch.context() as power:
        power.setattr(os, "write", cut)
        with pytest.raises(OSError, match="the power is gone"):
            key_for(settings, tmp_path / DATABASE)
    assert not (tmp_path / TRAINING_KEY).exists()
    assert len(key_for(settings, tmp_path / DATABASE)) == 32
