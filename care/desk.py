"""The roots of what happens at the staff's desk and of what it asks for, wherever they are written."""

import msgspec


class DeskEvent(msgspec.Struct, frozen=True):
    """Something that staff did, or that came back to them."""


class DeskEffect(msgspec.Struct, frozen=True):
    """Something that the desk asks the station to do."""
