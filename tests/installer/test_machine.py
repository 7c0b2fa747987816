"""What a machine lacks is found by looking."""

import shutil

import pytest

from installer import machine
from installer.shell import HouseError


def test_a_library_that_is_not_there_names_its_package(monkeypatch):
    monkeypatch.setattr(machine, "LIBRARIES", {"libno-such-thing.so.9": "libno-such-thing9", "libc.so.6": "libc6"})
    assert machine.missing_libraries() == ["libno-such-thing9"]


def test_a_machine_without_programs_needs_a_browser_a_compiler_and_a_print_queue(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    needed = {"chromium", "cups-client", "cups-daemon", "gcc", "libc6-dev", "pulseaudio", "xvfb"}
    assert set(machine.missing_programs()) >= needed


def test_a_program_outside_a_users_path_is_found_where_it_is(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "cups-daemon" not in machine.missing_programs(), "the tests' own machine has it"


def test_without_the_right_to_install_the_exact_line_is_said(monkeypatch):
    monkeypatch.setattr(machine, "root_prefix", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(HouseError) as told:
        machine.install(["xvfb", "libegl1", "xvfb"])
    assert "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libegl1 xvfb'" in str(told.value)
