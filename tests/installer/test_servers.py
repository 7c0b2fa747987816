"""A machine without a display or a sound server is told so in a sentence, and nothing is left behind."""

import tempfile

import pytest

from installer import servers
from installer.shell import HouseError


@pytest.mark.parametrize(("server", "program"), [(servers.display, "Xvfb"), (servers.sound, "pulseaudio")])
def test_a_server_that_is_not_there_is_named(server, program, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(HouseError, match=f"need {program}"), server():
        pass
    assert not list(tmp_path.iterdir())
