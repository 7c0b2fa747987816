"""The birth date is asked in three small steps; a day that does not exist is told as none."""

from datetime import date

from care.events import BirthTyped
from ui.viewmodels.identify import BirthModel


def test_day_month_and_year_come_one_after_the_other():
    model, said = _birth()
    _type(model, "31")
    model.goOn()
    assert model.step == "month"
    model.chooseMonth(12)
    assert model.step == "year"
    _type(model, "1999")
    model.goOn()
    assert said == [BirthTyped(date(1999, 12, 31))]


def test_a_day_that_does_not_exist_is_told_as_none():
    model, said = _birth()
    _type(model, "30")
    model.goOn()
    model.chooseMonth(2)
    _type(model, "2001")
    model.goOn()
    assert said == [BirthTyped(None)]
    assert (model.step, model.day, model.month, model.year) == ("day", "30", 2, "2001")


def test_no_day_beyond_31_and_no_half_year_goes_on():
    model, said = _birth()
    _type(model, "32")
    model.goOn()
    assert model.step == "day"
    model.erase()
    model.goOn()
    model.chooseMonth(1)
    _type(model, "199")
    assert not model.canGoOn
    model.goOn()
    assert said == []


def test_back_takes_one_step_and_keeps_what_was_typed():
    model, _ = _birth()
    _type(model, "7")
    model.goOn()
    assert model.went_back()
    assert (model.step, model.day) == ("day", "7")
    assert not model.went_back()


def _birth() -> tuple[BirthModel, list[object]]:
    model, said = BirthModel(), []
    model.said.connect(said.append)
    return model, said


def _type(model: BirthModel, digits: str) -> None:
    for digit in digits:
        model.digit(digit)
