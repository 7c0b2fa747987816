"""Where a key may come from, and above all where it may not."""

from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from sync.errors import NoKeyError
from sync.keys import key_for
from sync.store import Store


class MemoryKeyring(KeyringBackend):
    """A backend that is not on the list, unless a test puts it there."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


ALLOWED = frozenset({f"{__name__}.MemoryKeyring"})


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


def test_a_training_key_is_made_on_first_use_and_then_kept(folder: Path):
    key = key_for(folder, "training")
    assert key_for(folder, "training") == key
    assert len(key) == 32
    assert (folder / "store.key").stat().st_mode & 0o777 == 0o600


def test_a_key_cut_off_while_it_was_written_is_no_key(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def cut(_descriptor: int) -> None:
        raise OSError("the power is gone")

    with monkeypatch.context() as power:
        power.setattr("sync.keys.flush", cut)
        with pytest.raises(NoKeyError, match="the power is gone"):
            key_for(folder, "training")
    assert not (folder / "store.key").exists()
    assert len(key_for(folder, "training")) == 32


def test_a_key_that_another_made_meanwhile_is_never_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def outrun(_descriptor: int) -> None:
        (folder / "store.key").write_text("00" * 32)

    monkeypatch.setattr("sync.keys.flush", outrun)
    with pytest.raises(NoKeyError):
        key_for(folder, "training")
    assert (folder / "store.key").read_text() == "00" * 32


def test_a_live_store_refuses_a_training_key(folder: Path):
    key_for(folder, "training")
    with pytest.raises(NoKeyError, match="training key"):
        key_for(folder, "live", keyring=MemoryKeyring(), allowed=ALLOWED)


def test_no_new_key_is_made_over_an_existing_store(folder: Path):
    Store.open(folder, key_for(folder, "training")).close()
    (folder / "store.key").unlink()
    with pytest.raises(NoKeyError, match="a new key would not open it"):
        key_for(folder, "training")
    with pytest.raises(NoKeyError, match="a new key would not open it"):
        key_for(folder, "live", keyring=MemoryKeyring(), allowed=ALLOWED)
    assert not (folder / "store.key").exists()


def test_a_live_key_lives_in_the_keyring(folder: Path):
    keyring = MemoryKeyring()
    key = key_for(folder, "live", keyring=keyring, allowed=ALLOWED)
    Store.open(folder, key).close()
    assert key_for(folder, "live", keyring=keyring, allowed=ALLOWED) == key
    assert key.hex() not in "".join(path.read_bytes().hex() for path in folder.iterdir())


@pytest.mark.parametrize("backend", [NoKeyring(), MemoryKeyring()])
def test_a_keyring_that_is_not_on_the_list_is_refused(folder: Path, backend: KeyringBackend):
    with pytest.raises(NoKeyError, match="is not safe for a live store"):
        key_for(folder, "live", keyring=backend)
    assert not folder.exists()


def test_a_handed_over_credential_comes_before_the_keyring(folder: Path, tmp_path: Path):
    (tmp_path / "carepost-store-key").write_text("ab" * 32 + "\n")
    assert key_for(folder, "live", credentials=tmp_path) == b"\xab" * 32


def test_a_named_key_file_is_taken_only_when_private(folder: Path, tmp_path: Path):
    file = tmp_path / "operator.key"
    key = key_for(folder, "live", insecure_key_file=file)
    assert key_for(folder, "live", insecure_key_file=file) == key
    file.chmod(0o644)
    with pytest.raises(NoKeyError, match="can be read by others"):
        key_for(folder, "live", insecure_key_file=file)


def test_a_file_that_is_no_key_is_refused(folder: Path, tmp_path: Path):
    file = tmp_path / "operator.key"
    file.write_text("password")
    file.chmod(0o600)
    with pytest.raises(NoKeyError, match="does not hold a key"):
        key_for(folder, "live", insecure_key_file=file)


@pytest.mark.parametrize("place", ["a file", "a file/store"])
def test_a_key_that_cannot_be_kept_is_said(tmp_path: Path, place: str):
    (tmp_path / "a file").touch()
    with pytest.raises(NoKeyError, match="cannot be read or kept"):
        key_for(tmp_path / place, "training")
