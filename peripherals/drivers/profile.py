"""A standard Bluetooth profile as data: one characteristic brings the result, another may show how it is going.

A new one is a Profile, here or in a station's configuration; its driver is this file.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any, ClassVar, get_args

import msgspec

from care.errors import BadInputError
from care.vitals import Flag, Kind, Progress, Reading, Trouble, Vital
from peripherals.codecs import TARGETS
from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.layout import Layout
from peripherals.driver import DriverError, GattLink, Match, SerialLine, device_time, doubt, reading
from peripherals.units import KEPT_IN, in_unit

_VITALS = {vital.__struct_config__.tag: vital for vital in get_args(Vital)}


class Take(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which decoded field is meant, and in which unit it is kept; words have no unit."""

    field: str
    unit: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The driver of one profile. Characteristics are four hex digits, or a whole UUID in lower case.

    `values` says where each part of the vital sign is found; `live` what `live_at` shows meanwhile. `flags` names
    the words of the decoded `status` that are told further. `first` and `then` are keys of guidance. Without a
    `layout` the result is decoded by the codec of its name.
    """

    id: str
    kind: Kind
    service: str
    result: str
    values: Mapping[str, Take]
    first: str
    then: str = "keep-still"
    bonds: bool = False
    live_at: str | None = None
    live: Take | None = None
    flags: Mapping[str, Flag] = {}
    layout: Layout | None = None
    line: ClassVar[SerialLine | None] = None

    def __post_init__(self) -> None:
        if not self.id:
            raise BadInputError("a profile has no id; give it one")
        if self.layout is None and self.result not in TARGETS:
            raise BadInputError(f"profile {self.id!r}: nobody decodes {self.result}; give it a layout")
        if self.live_at is not None and self.live_at not in TARGETS:
            raise BadInputError(f"profile {self.id!r}: nobody decodes {self.live_at}; leave live_at out")
        parts = {part.name: part for part in msgspec.structs.fields(_VITALS[self.kind.value])}
        if missing := [name for name, part in parts.items() if part.required and name not in self.values]:
            raise BadInputError(f"profile {self.id!r}: values do not say where {missing[0]!r} is found")
        for name, take in self.values.items():
            if name not in parts:
                raise BadInputError(f"profile {self.id!r}: no {self.kind.value} has {name!r}; use {', '.join(parts)}")
            self._check_layout(name, take)
            if take.unit != KEPT_IN[name]:  # a device's own unit would be taken for it, and nobody would see that
                raise BadInputError(f"profile {self.id!r}: {name} is kept in {KEPT_IN[name]}; write unit so")

    def _check_layout(self, name: str, take: Take) -> None:
        if self.layout is None:
            return
        found = next((field for field in self.layout.fields if field.name == take.field), None)
        if found is None:
            raise BadInputError(f"profile {self.id!r}: the layout has no field {take.field!r}, which {name} is made of")
        try:
            in_unit(Quantity(value=1.0, unit=found.unit), take.unit or found.unit)
        except DriverError as error:
            raise BadInputError(f"profile {self.id!r}: field {take.field!r}: {error}") from error

    @property
    def matches(self) -> tuple[Match, ...]:
        return (Match(service=self.service),)

    async def prepare(self, link: GattLink) -> None:
        if self.bonds:
            await link.pair()
        await link.set_clock()

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance=self.first)
        wanted = (self.result,) if self.live_at is None else (self.live_at, self.result)
        async for characteristic, value in link.values(*wanted):
            if characteristic == self.result:
                yield self._reading(value)
            else:
                with suppress(DecodeError):  # a passing value is not worth the measurement
                    yield self._progress(value)

    def _progress(self, value: bytes) -> Progress:
        assert self.live_at is not None
        shown = _taken(_fields(TARGETS[self.live_at](value)), self.live) if self.live else None
        unit = self.live.unit if self.live else None
        return Progress(kind=self.kind, value=shown, unit=unit, guidance=self.then)

    def _reading(self, value: bytes) -> Reading:
        fields = self.layout.decode(value) if self.layout else _fields(TARGETS[self.result](value))
        flags = self._flags(fields)
        values = {name: found for name, take in self.values.items() if (found := _taken(fields, take)) is not None}
        try:
            vital = msgspec.convert({"type": self.kind.value, **values}, Vital)
        except msgspec.ValidationError as error:  # the device said why it has no value, or nothing
            trouble = Trouble.OUT_OF_DEVICE_RANGE if self._is_beyond(fields) else Trouble.NO_RESULT
            raise DriverError(doubt(flags) or trouble, f"the device gave no result: {error}") from error
        return reading(vital, raw=value, device_time=device_time(fields.get("timestamp")), flags=flags)

    def _is_beyond(self, fields: Mapping[str, Any]) -> bool:
        """Say whether a value was more, or less, than the device can measure."""
        found = (fields.get(take.field) for take in self.values.values())
        return any(isinstance(each, Quantity) and each.special in ("+INF", "-INF") for each in found)

    def _flags(self, fields: Mapping[str, Any]) -> frozenset[Flag]:
        words = fields.get("status")
        flags = {self.flags[word] for word in words if word in self.flags} if isinstance(words, list) else set()
        if fields.get("pulse_rate_range") in ("above_range", "below_range"):
            flags.add(Flag.PULSE_OUT_OF_RANGE)
        return frozenset(flags)


def _fields(record: msgspec.Struct) -> Mapping[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def _taken(fields: Mapping[str, Any], take: Take) -> Any:
    """What the vital sign gets of a field; None where the device left it out or does not know."""
    found = fields.get(take.field)
    if isinstance(found, Quantity):
        return in_unit(found, take.unit or found.unit)
    return found if isinstance(found, str) and found != "reserved" else None
