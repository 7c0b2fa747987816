"""What follows from the floor: who is there for patients, and each one's honest place in line."""

from care.messages import Placed
from care.presence import Presence, place_of, wait_range
from clinic.floor.state import Doctor, Floor


def presence_of(floor: Floor, doctor: Doctor) -> Presence:
    """What others see: busy while in a call."""
    in_call = any(call.doctor == doctor.id for call in floor.calls.values())
    return Presence.BUSY if in_call and doctor.chosen is not Presence.AWAY else doctor.chosen


def on_call(floor: Floor) -> tuple[int, int]:
    """How many doctors are on duty, in a call or not, and how many of them are free."""
    on_duty = [doctor for doctor in floor.doctors.values() if doctor.chosen is Presence.ON_CALL]
    free = [doctor for doctor in on_duty if presence_of(floor, doctor) is Presence.ON_CALL]
    return len(on_duty), len(free)


def places(floor: Floor) -> list[tuple[str, Placed]]:
    """Each waiting visit's honest place in line, for its station."""
    on_duty, free = on_call(floor)
    line = [one for one in floor.visits.values() if one.in_line]
    cards = [one.card for one in line]
    found = []
    for one in line:
        place = place_of(one.card.visit_id, cards) or 0
        wait = wait_range(place, on_duty, free)
        told = Placed(visit_id=one.card.visit_id, place=place, doctors_on_call=on_duty, wait_min=wait)
        found.append((one.kiosk, told))
    return found
