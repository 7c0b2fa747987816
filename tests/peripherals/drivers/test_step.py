import pytest

from care.vitals import Flag, Progress, Trouble, Weight
from peripherals.driver import SILENCE, DriverError
from peripherals.drivers import step
from peripherals.drivers.step import COMPOSITION, MEASUREMENT, Step
from tests.worlds.clock import Clock

LONG = 3
FAT = (219).to_bytes(2, "little")
WHOLE, MORE = b"\x00\x00" + FAT, b"\x00\x10" + FAT
STALE, HERS = 82.0, 61.5


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ticking = Clock(0.25)
    monkeypatch.setattr(step, "get_running_loop", lambda: ticking)
    return ticking


def weigh(onto: Step, *kilograms: float) -> list[Progress]:
    seen = [onto.add(MEASUREMENT, b"\x00" + round(each * 200).to_bytes(2, "little")) for each in kilograms]
    return [piece for piece in seen if piece is not None]


def silence(onto: Step, times: int) -> None:
    for _ in range(times):
        assert onto.add(*SILENCE) is None


def test_without_fat_a_settled_weight_is_all() -> None:
    for weights, times in ([HERS], LONG), ([30.0, *[HERS] * 4], 1), ([HERS] * 9, 0):
        onto = Step(tells_fat=False)
        weigh(onto, *weights)
        if times:
            silence(onto, times - 1)
            assert not onto.is_done, "the first sway of many, after a pause of the radio, looks the same"
            silence(onto, 1)
        assert onto.is_done
        assert onto.take().vital == Weight(kilograms=HERS)


def test_fat_after_one_weight_is_its_own() -> None:
    onto = Step(tells_fat=True)
    weigh(onto, HERS)
    onto.add(COMPOSITION, WHOLE)
    assert not onto.is_done
    assert onto.ended_well
    assert onto.take().vital == Weight(kilograms=HERS, fat_percent=21.9)


def test_fat_of_nobody_is_no_weight() -> None:
    onto = Step(tells_fat=True)
    onto.add(COMPOSITION, WHOLE)
    silence(onto, LONG)
    assert not onto.is_done
    assert not onto.ended_well


def test_a_scale_that_tells_fat_is_waited_for() -> None:
    onto = Step(tells_fat=True)
    weigh(onto, *[HERS] * 9)
    assert not onto.is_done
    assert onto.add(COMPOSITION, MORE) is None
    assert not onto.is_done
    onto.add(COMPOSITION, b"\x00\x00\xff\xff")
    assert onto.is_done
    assert onto.take().vital == Weight(kilograms=HERS, fat_percent=21.9)


def test_fat_that_does_not_come_is_not_waited_for_long() -> None:
    onto = Step(tells_fat=True)
    weigh(onto, *[HERS] * 9)
    silence(onto, LONG - 1)
    assert not onto.is_done
    silence(onto, 1)
    assert onto.is_done
    assert onto.take().vital == Weight(kilograms=HERS)


def test_who_steps_off_before_the_fat_is_known_has_a_weight_without_it() -> None:
    onto = Step(tells_fat=True)
    weigh(onto, *[HERS] * 9)
    assert not onto.is_done
    weigh(onto, 30.0)
    assert onto.is_done
    assert onto.take().vital == Weight(kilograms=HERS)
    assert not onto.is_done


def test_the_weight_that_is_said_again_with_the_fat_is_the_one_it_belongs_to() -> None:
    onto, time = Step(tells_fat=True), bytes.fromhex("ea070504091e0f")
    weigh(onto, *[HERS] * 9)
    onto.add(MEASUREMENT, b"\x02" + round(HERS * 200 + 10).to_bytes(2, "little") + time)
    onto.add(COMPOSITION, b"\x02\x00" + FAT + time)
    given = onto.take()
    assert given.vital == Weight(kilograms=HERS + 0.05, fat_percent=21.9)
    assert given.device_time is not None


def test_a_stored_weight_is_given_for_the_nurse_and_is_not_live() -> None:
    onto = Step(tells_fat=True)
    assert [piece.live for piece in weigh(onto, STALE)] == [False]
    silence(onto, LONG)
    assert onto.is_done
    assert onto.take().vital == Weight(kilograms=STALE)
    shown = weigh(onto, 30.0, 70.0, 55.0, *[HERS] * 9)
    assert [piece.live for piece in shown[:4]] == [False, False, True, True]
    onto.add(COMPOSITION, WHOLE)
    assert onto.take().vital == Weight(kilograms=HERS, fat_percent=21.9)


def test_a_stored_weight_is_not_that_of_who_steps_on_soon() -> None:
    onto = Step(tells_fat=False)
    weigh(onto, STALE)
    silence(onto, LONG - 1)
    weigh(onto, 30.0, 70.0, 55.0)
    assert not onto.is_done
    weigh(onto, *[HERS] * 9)
    assert onto.take().vital == Weight(kilograms=HERS)


def test_a_scale_that_stops_while_the_weight_sways_gives_none() -> None:
    onto = Step(tells_fat=False)
    weigh(onto, 30.0, 80.0, 55.0)
    silence(onto, LONG - 1)
    assert not onto.is_done
    with pytest.raises(DriverError) as error:
        onto.add(*SILENCE)
    assert error.value.trouble is Trouble.TIMEOUT
    assert not onto.ended_well


def test_a_burst_of_stored_weights_is_given_for_the_nurse(clock: Clock) -> None:
    clock.step = 0.01
    onto = Step(tells_fat=False)
    assert not any(piece.live for piece in weigh(onto, STALE, 90.0))
    silence(onto, LONG)
    assert onto.take().vital == Weight(kilograms=90.0)


def stamped(kilograms: float, second: int) -> bytes:
    stamp = (2026).to_bytes(2, "little") + bytes((11, 21, 9, 30, second))
    return b"\x02" + round(kilograms * 200).to_bytes(2, "little") + stamp


@pytest.mark.parametrize("seconds", [(7, 7), (7, 8)])
def test_a_scale_that_stops_soon_after_somebody_stepped_on_gives_none(clock: Clock, seconds: tuple[int, int]) -> None:
    clock.step = 0.01
    told = Step(tells_fat=False)
    for kilograms, second in zip((30.0, 55.5), seconds, strict=True):
        told.add(MEASUREMENT, stamped(kilograms, second))
    seen_empty = Step(tells_fat=False)
    weigh(seen_empty, 0.0, 30.0, 55.5)
    for onto in (told, seen_empty):
        silence(onto, LONG - 1)
        with pytest.raises(DriverError) as error:
            onto.add(*SILENCE)
        assert error.value.trouble is Trouble.TIMEOUT


def test_a_burst_that_was_stored_at_several_times_is_given_for_the_nurse(clock: Clock) -> None:
    clock.step = 0.01
    onto = Step(tells_fat=False)
    for kilograms, second in ((STALE, 7), (90.0, 40)):
        onto.add(MEASUREMENT, stamped(kilograms, second))
    silence(onto, LONG)
    assert onto.take().vital == Weight(kilograms=90.0)


def test_an_empty_scale_is_a_sign_of_life_and_no_weight() -> None:
    onto = Step(tells_fat=False)
    assert [piece.live for piece in weigh(onto, 0.0, HERS)] == [True, True]
    weigh(onto, 0.0)
    silence(onto, LONG)
    assert not onto.is_done
    assert not onto.ended_well


def test_the_end_of_the_link_after_one_weight_or_several_alike_is_the_scales_own() -> None:
    for weights in ([HERS], [30.0, *[HERS] * 4]):
        onto = Step(tells_fat=True)
        weigh(onto, *weights)
        assert onto.ended_well
        assert onto.take().vital == Weight(kilograms=HERS)


def test_what_is_left_of_a_restless_step_is_no_weight_of_its_own(clock: Clock) -> None:
    onto = Step(tells_fat=False)
    weigh(onto, *[HERS, HERS + 3] * 41)
    assert onto.is_done
    assert onto.take().flags == {Flag.UNSTABLE}
    weigh(onto, HERS + 3)
    assert not onto.ended_well
    clock.step = 5.0
    onto = Step(tells_fat=False)
    weigh(onto, STALE)
    silence(onto, LONG)
    onto.take()
    weigh(onto, HERS)
    assert onto.ended_well, "another one, later, has stepped on"
