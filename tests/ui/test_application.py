"""A window's size is read from words or numbers, and one on a desktop leaves room."""

from ui.application import TALL, application, parse_size


def test_a_tall_window_leaves_the_desktop_to_be_seen():
    room = application().primaryScreen().availableSize()
    width, height, px_per_mm = parse_size("tall")
    assert room.height() < TALL[1]  # else there is nothing to see here
    assert 0.8 * room.height() < height < 0.9 * room.height()
    assert width < room.width()
    for side, whole in ((width, TALL[0]), (height, TALL[1]), (px_per_mm, TALL[2])):
        assert abs(side / whole - height / TALL[1]) < 0.01  # as a picture of the station is smaller
