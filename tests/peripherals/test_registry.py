from importlib import metadata
from typing import Any, ClassVar

import pytest

from care.errors import BadInputError
from care.vitals import Kind
from peripherals import registry
from peripherals.driver import Match
from peripherals.registry import BUILT_IN, load

SHELF = {
    "id": "shelf-scale",
    "kind": "weight",
    "service": "fff0",
    "result": "fff1",
    "values": {"kilograms": {"field": "mass", "unit": "kg"}},
    "first": "step-on",
    "layout": {"fields": [{"name": "mass", "format": "uint16", "unit": "g", "power": 1}]},
}


class Acme:
    """What a vendor writes."""

    id = "acme"
    kind = Kind.WEIGHT
    line = None
    matches: ClassVar = (Match(name="ACME"),)

    async def prepare(self, link: Any) -> None:
        """Nothing."""

    async def measure(self, link: Any) -> Any:
        """Nothing."""


class Half:
    id = "half"
    kind = Kind.WEIGHT


class Named(Acme):
    id = "scale"


class Other(Acme):
    id = "other"
    kind = "weight"  # type: ignore[assignment]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some packages are installed; one cannot be imported, one leaves."""
    points = [
        metadata.EntryPoint(name, f"{__name__}:{what}", registry.GROUP)
        for name, what in [("acme", "Acme"), ("half", "Half"), ("named", "Named"), ("other", "Other"), ("x", "Missing")]
    ]
    points.append(metadata.EntryPoint("gone", "a_package_that_is_not_there:Driver", registry.GROUP))
    points.append(metadata.EntryPoint("leaves", "tests.worlds.leaves:Driver", registry.GROUP))
    monkeypatch.setattr(metadata, "entry_points", lambda group: points if group == registry.GROUP else [])


def test_every_kind_has_a_driver_and_each_its_own_id() -> None:
    drivers = BUILT_IN.all()
    assert {known.kind for known in drivers} == set(Kind)
    assert len({known.id for known in drivers}) == len(drivers)
    assert all(BUILT_IN.find(known.id, known.kind) is known for known in drivers)


def test_a_driver_that_nobody_wrote_or_that_measures_something_else_is_refused_with_what_there_is() -> None:
    with pytest.raises(BadInputError, match="no driver 'cuff': use one of and-standard, blood-pressure"):
        BUILT_IN.find("cuff", Kind.BLOOD_PRESSURE)
    with pytest.raises(BadInputError, match=r"'scale' measures weight, not oxygen: use .*nonin-df2"):
        BUILT_IN.find("scale", Kind.OXYGEN)


@pytest.mark.usefixtures("installed")
def test_only_the_drivers_that_were_allowed_are_loaded() -> None:
    found = load(["acme"])
    assert found.find("acme", Kind.WEIGHT).id == "acme"
    assert found.refused == ()
    assert next(known.id for known in found.all()) == "acme", "what is written for one device claims before the rest"
    with pytest.raises(BadInputError, match="no driver 'acme'"):
        load([]).find("acme", Kind.WEIGHT)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nobody", "not installed"),
        ("gone", "ModuleNotFoundError"),
        ("x", "AttributeError"),
        ("leaves", "SystemExit"),
        ("half", "it has no line, matches, prepare, measure"),
        ("named", "the id 'scale' is taken"),
        ("other", "no kind of measurement"),
    ],
)
def test_a_driver_that_fails_is_told_and_takes_nothing_with_it(name: str, why: str) -> None:
    found = load([name, "acme"])
    [refused] = found.refused
    assert refused.name == name
    assert why in refused.why
    assert found.find("acme", Kind.WEIGHT)
    assert found.find("scale", Kind.WEIGHT) is BUILT_IN.find("scale", Kind.WEIGHT)


def test_a_profile_is_written_down_and_needs_no_program() -> None:
    found = load([], [SHELF])
    assert found.refused == ()
    assert found.find("shelf-scale", Kind.WEIGHT).matches == (Match(service="fff0"),)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"layout": None}, "nobody decodes fff1"),
        ({"live_at": "fff2"}, "nobody decodes fff2"),
        ({"kind": "mood"}, "Invalid enum value"),
        ({"color": "red"}, "unknown field"),
        ({"id": "thermometer"}, "is taken"),
        ({"id": ""}, "has no id"),
        ({"values": {}}, "do not say where 'kilograms' is found"),
        ({"values": SHELF["values"] | {"systolic": {"field": "mass", "unit": "mmHg"}}}, "no weight has 'systolic'"),
        ({"values": {"kilograms": {"field": "weight", "unit": "kg"}}}, "the layout has no field 'weight'"),
        ({"layout": {"fields": [{"name": "mass", "format": "uint16", "unit": "[stone_av]"}]}}, "cannot be read as kg"),
    ],
)
def test_a_profile_with_a_mistake_is_told(wrong: dict[str, Any], why: str) -> None:
    [refused] = load([], [SHELF | wrong]).refused
    assert why in refused.why
