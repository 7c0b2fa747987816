"""What counts as seen: a picture that stands still, or a deadline that has passed, is never taken for a success."""

import json

import pytest

from kiosk.demo.witness import CHANGED_MIN, LOUD_MIN, Diary, RobotError, changed, over

PICTURE = [100] * 2304


def test_a_picture_that_stands_still_has_not_changed():
    assert changed(PICTURE, list(PICTURE)) is None
    assert changed(PICTURE, [101] * 2304) is None  # noise of the codec


def test_a_small_thing_that_moves_is_a_change():
    moved = changed(PICTURE, [*PICTURE[:-46], *[180] * 46])
    assert moved is not None
    assert moved > CHANGED_MIN


def test_no_picture_is_no_change():
    assert changed(None, PICTURE) is changed(PICTURE, None) is changed([], []) is None


def test_silence_is_not_a_sound():
    assert over(0.0, LOUD_MIN) is None
    assert over(0.02, LOUD_MIN) == 0.02


def test_the_diary_is_a_line_of_json_for_each_thing_seen(tmp_path):
    diary = Diary(tmp_path / "seen.jsonl", 60)
    diary.note("chat-received", text="نعم")
    diary.note("ended")
    first, second = map(json.loads, (tmp_path / "seen.jsonl").read_text().splitlines())
    assert (first["event"], first["text"]) == ("chat-received", "نعم")
    assert second["s"] >= first["s"] >= 0


def test_after_the_deadline_the_trouble_is_named(tmp_path):
    with pytest.raises(RobotError, match="nobody waited"):
        Diary(tmp_path / "seen.jsonl", 0).left_s("nobody waited")
