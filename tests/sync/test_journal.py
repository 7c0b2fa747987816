"""The second copy: sealed, and no record takes its neighbours with it."""

from pathlib import Path
from uuid import UUID

from sync.journal import MARK, Entry, Journal
from tests.sync.conftest import KEY, NOON


def entry(number: int) -> Entry:
    return Entry(
        visit_id=UUID(int=number),
        bundle_id=UUID(int=number),
        patient_key="anna",
        probe="",
        body=b"body" * 50,
        at=NOON.replace(month=number),
    )


def written(folder: Path, *numbers: int) -> Journal:
    journal = Journal(folder, KEY)
    for number in numbers:
        journal.append(entry(number))
    journal.close()
    return journal


def test_what_was_written_is_read_in_order_from_a_file_a_month(tmp_path: Path):
    journal = written(tmp_path, 2, 1, 3)
    assert list(journal.entries()) == [entry(1), entry(2), entry(3)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"journal-20260{n}.cpj" for n in (1, 2, 3)]


def test_another_key_reads_nothing(tmp_path: Path):
    assert written(tmp_path, 1).opens()
    assert not Journal(tmp_path, bytes(32)).opens()


def test_a_torn_end_is_stepped_over_and_written_after(tmp_path: Path):
    journal = written(tmp_path, 1, 1)
    path = next(tmp_path.iterdir())
    path.write_bytes(path.read_bytes()[:-10])
    written(tmp_path, 1)
    assert list(journal.entries()) == [entry(1), entry(1)]


def test_one_flipped_bit_costs_one_record(tmp_path: Path):
    journal = written(tmp_path, 1, 1, 1)
    path = next(tmp_path.iterdir())
    content = bytearray(path.read_bytes())
    second = content.find(MARK, 4)
    for at in (second + 1, second + 5, second + 40):
        broken = bytearray(content)
        broken[at] ^= 1
        path.write_bytes(broken)
        assert len(list(journal.entries())) == 2
