"""The file of a station's bound devices: whole or not at all, and never in the way of the start."""

import stat
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.binding import Binding, Memory
from peripherals.bindings import FILE, Bindings, Bound, look, merged

WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CUFF = Bound(
    kind=Kind.BLOOD_PRESSURE,
    driver="blood-pressure",
    name="Cuff, room 2",
    address="C0:00:00:00:00:01",
    serial="A-17",
    manufacturer="A&D",
    model="UA-651BLE",
    firmware="1.4",
    bonded=True,
    tested=True,
    bound_at=WHEN,
    calibration_due=date(2027, 11, 20),
)
METER = Bound(kind=Kind.GLUCOSE, driver="glucose", name="Meter", address="C0:02", serial="G-1", bound_at=WHEN)


def test_what_was_bound_is_there_at_the_next_start(tmp_path: Path) -> None:
    Bindings(tmp_path / "store").bind(CUFF)
    again = Bindings(tmp_path / "store")
    assert again.devices == (CUFF,)
    assert again.trouble is None
    assert again.of(Kind.BLOOD_PRESSURE) == CUFF
    assert again.of(Kind.WEIGHT) is None
    assert look(tmp_path / "store") == (CUFF,)


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    Bindings(tmp_path).bind(CUFF)
    assert sys.platform == "win32" or stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_another_device_of_the_kind_takes_its_place_and_one_that_is_unbound_is_gone(tmp_path: Path) -> None:
    here = Bindings(tmp_path)
    here.bind(CUFF)
    here.bind(METER)
    here.bind(other := replace(CUFF, address="C0:00:00:00:00:09", serial="A-18"))
    assert here.devices == (other, METER)
    here.unbind(Kind.BLOOD_PRESSURE)
    assert Bindings(tmp_path).devices == (METER,)


def test_what_a_device_told_is_kept_and_nothing_of_one_that_is_not_bound(tmp_path: Path) -> None:
    here = Bindings(tmp_path)
    here.bind(CUFF)
    told = Memory(last_seen=WHEN, battery=80)
    here.remember(CUFF, told)
    here.remember(METER, told)
    here.remember(Binding(kind=Kind.BLOOD_PRESSURE, driver="blood-pressure", name="Other", address="C0:99"), Memory())
    assert Bindings(tmp_path).memories == {CUFF.id: told}


def test_a_meter_that_comes_back_is_not_asked_for_what_it_gave_before(tmp_path: Path) -> None:
    here = Bindings(tmp_path)
    here.bind(METER)
    here.remember(METER, Memory(last_record=212))
    here.bind(replace(METER, address="C0:03", serial="G-2"))
    assert here.memories["C0:03"].last_record is None
    back = Bindings(tmp_path).bind(METER)
    assert back.memory.last_record == 212
    tried = Bindings(tmp_path).bind(replace(METER, memory=Memory(last_record=219)))
    assert tried.memory.last_record == 219


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no list of bound devices"),
        (b'{"devices": [{"kind": "mood"}]}', "mood"),
        (b'{"devices": [], "owner": "me"}', "owner"),
        (b"\xff\xfe\x00", "is no list of bound devices"),
    ],
)
def test_a_ruined_file_is_told_set_aside_and_in_nobodys_way(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(BadInputError, match=why):
        look(tmp_path)
    here = Bindings(tmp_path)
    assert here.devices == ()
    assert here.trouble is not None
    assert why in here.trouble
    assert "bind the devices again" in here.trouble
    [aside] = tmp_path.glob("devices-ruined-*.json")
    assert aside.read_bytes() == content
    here.bind(CUFF)
    assert Bindings(tmp_path).devices == (CUFF,)


def test_two_devices_for_one_kind_or_one_without_a_way_to_it_are_no_list(tmp_path: Path) -> None:
    Bindings(tmp_path).bind(CUFF)
    text = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(text.replace('"C0:00:00:00:00:01"', "null"))
    with pytest.raises(BadInputError, match="neither address nor port"):
        look(tmp_path)
    one = text[text.index("[") + 1 : text.rindex("]")]
    (tmp_path / FILE).write_text(text.replace(one, f"{one},{one}"))
    with pytest.raises(BadInputError, match="two devices for blood-pressure"):
        look(tmp_path)


def test_a_change_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    here = Bindings(tmp_path)
    here.bind(CUFF)
    (tmp_path / f"{FILE}.new").mkdir()
    with pytest.raises(OSError, match=FILE):
        here.unbind(Kind.BLOOD_PRESSURE)
    assert here.devices == Bindings(tmp_path).devices == (CUFF,)


def test_a_bound_device_wins_over_one_named_by_hand_for_its_kind() -> None:
    by_hand = Binding(kind=Kind.BLOOD_PRESSURE, driver="blood-pressure", name="By hand", address="C0:77")
    scale = Binding(kind=Kind.WEIGHT, driver="scale", name="Scale", address="5C:A1")
    assert merged([CUFF], [by_hand, scale]) == (CUFF, scale)
    assert merged([], [by_hand]) == (by_hand,)
