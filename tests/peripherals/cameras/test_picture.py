import numpy as np

from peripherals.cameras import camera
from peripherals.cameras.camera import gray
from peripherals.cameras.codes import read_codes
from peripherals.cameras.picture import TestCamera

CARD = "eyJhbGciOiJFUzI1NiJ9." + "aZ09" * 90


def quick(width: int = 1280, height: int = 720) -> TestCamera:
    return TestCamera(width=width, height=height, rate_hz=10_000)


def test_somebody_is_there_and_moves() -> None:
    opened = quick()
    frames = [opened.read().image.copy() for _ in range(3)]
    assert frames[0].shape == (1080, 1280)
    assert 16 <= frames[0][:720].min() < 80 < 200 < frames[0][:720].max() <= 235
    opened_slow = TestCamera(width=640, height=360, rate_hz=10_000)
    opened_slow._rate_hz = 2
    first, second = opened_slow.read().image, opened_slow.read().image
    changed = np.mean(first != second)
    assert 0.005 < changed < 0.5, "the person moves, the room does not"


def test_a_card_is_held_up_read_and_taken_away() -> None:
    opened = quick()
    assert read_codes(gray(opened.read().image)) == []
    opened.show_card(CARD)
    opened._rate_hz = 5
    for _ in range(8):
        assert [code.text for code in read_codes(gray(opened.read().image))] == [CARD]
    opened.show_card(None)
    assert read_codes(gray(opened.read().image)) == []


def test_any_size_is_drawn_even_an_odd_or_narrow_one() -> None:
    for width, height in ((640, 480), (321, 241), (90, 160)):
        opened = quick(width, height)
        opened.show_card("small")
        assert opened.read().image.shape == (height // 2 * 2 * 3 // 2, width // 2 * 2)
        opened.close()


def test_the_name_test_opens_it() -> None:
    assert isinstance(camera.open("test", width=64, height=48), TestCamera)
