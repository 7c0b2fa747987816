"""Every characteristic against its layout in the Bluetooth specifications, in every combination of its flags."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peripherals.codecs import decode
from tests.worlds.wire import (
    Layout,
    Pieces,
    chosen,
    counted,
    date_time,
    joined,
    marked,
    nibbles,
    nothing,
    number,
    same,
    sfloat,
    user,
    word,
)

TENTH, HUNDREDTH, TWO_HUNDREDTH, THOUSANDTH = Fraction(1, 10), Fraction(1, 100), Fraction(1, 200), Fraction(1, 1000)

# Pulse Oximeter Service 1.0.1, tables 3.4 and 3.5: bits 0-4 of the first and 16-23 of the second are reserved.
MEASUREMENT_STATUS = marked(
    "measurement_status",
    2,
    {
        5: "ongoing",
        6: "early_estimate",
        7: "validated",
        8: "fully_qualified",
        9: "from_storage",
        10: "demo",
        11: "test",
        12: "calibration_ongoing",
        13: "unavailable",
        14: "questionable",
        15: "invalid",
    },
)
SENSOR_STATUS = marked(
    "sensor_status",
    3,
    {
        0: "extended_display_update_ongoing",
        1: "equipment_malfunction",
        2: "signal_processing_irregularity",
        3: "inadequate_signal",
        4: "poor_signal",
        5: "low_perfusion",
        6: "erratic_signal",
        7: "nonpulsatile_signal",
        8: "questionable_pulse",
        9: "signal_analysis_ongoing",
        10: "sensor_interference",
        11: "sensor_unconnected_to_user",
        12: "unknown_sensor_connected",
        13: "sensor_displaced",
        14: "sensor_malfunctioning",
        15: "sensor_disconnected",
    },
)


def oximetry(speed: str = "") -> Pieces:
    return joined(sfloat(f"spo2{speed}", "%"), sfloat(f"pulse_rate{speed}", "/min"))


SPOT_CHECK = Layout(
    "2a5e",
    oximetry(),
    {
        0: date_time("timestamp"),
        1: MEASUREMENT_STATUS,
        2: SENSOR_STATUS,
        3: sfloat("perfusion_index", "%"),
        4: nothing(clock_not_set=True),
    },
)
CONTINUOUS_OXIMETRY = Layout(
    "2a5f",
    oximetry(),
    {
        0: oximetry("_fast"),
        1: oximetry("_slow"),
        2: MEASUREMENT_STATUS,
        3: SENSOR_STATUS,
        4: sfloat("perfusion_index", "%"),
    },
)

# Heart Rate Service: bits 1 and 2 together say whether there is contact, bit 0 how wide the rate is.
CONTACT = {0b000: {}, 0b010: {}, 0b100: {"contact": False}, 0b110: {"contact": True}}
HEART_RATES = [
    Layout(
        "2a37",
        joined(nothing(**contact), counted("heart_rate", 2 if wide else 1, "/min")),
        {3: counted("energy", 2, "kJ")},
        fixed=0b10111,
        chosen=bits | wide,
    )
    for bits, contact in CONTACT.items()
    for wide in (0, 1)
]

# Glucose Service 1.0.1 and its two characteristics in the GATT Specification Supplement.
SAMPLE = nibbles(
    (
        "type",
        {
            1: "capillary_whole_blood",
            2: "capillary_plasma",
            3: "venous_whole_blood",
            4: "venous_plasma",
            5: "arterial_whole_blood",
            6: "arterial_plasma",
            7: "undetermined_whole_blood",
            8: "undetermined_plasma",
            9: "interstitial_fluid",
            10: "control_solution",
        },
    ),
    ("location", {1: "finger", 2: "alternate_site", 3: "earlobe", 4: "control_solution", 15: "not_available"}),
)
GLUCOSE_STATUS = marked(
    "status",
    2,
    {
        0: "battery_low",
        1: "sensor_malfunction",
        2: "sample_insufficient",
        3: "strip_insertion_error",
        4: "strip_type_incorrect",
        5: "result_too_high",
        6: "result_too_low",
        7: "temperature_too_high",
        8: "temperature_too_low",
        9: "read_interrupted",
        10: "general_device_fault",
        11: "time_fault",
    },
)
GLUCOSES = [
    Layout(
        "2a18",
        joined(number("sequence", "H"), date_time("base_time")),
        {
            0: number("time_offset_min", "h"),
            1: joined(glucose, SAMPLE),
            3: GLUCOSE_STATUS,
            4: nothing(context_follows=True),
        },
        fixed=0b100,
        chosen=molar,
    )
    for molar, glucose in ((0, sfloat("glucose", "mg/dL", 5)), (0b100, sfloat("glucose", "mmol/L", 3)))
]
CARBOHYDRATES = {1: "breakfast", 2: "lunch", 3: "dinner", 4: "snack", 5: "drink", 6: "supper", 7: "brunch"}
MEALS = {1: "preprandial", 2: "postprandial", 3: "fasting", 4: "casual", 5: "bedtime"}
TESTERS = {1: "self", 2: "health_care_professional", 3: "lab_test", 15: "not_available"}
HEALTHS = {
    1: "minor_health_issues",
    2: "major_health_issues",
    3: "during_menses",
    4: "under_stress",
    5: "no_health_issues",
    15: "not_available",
}
INSULINS = {1: "rapid_acting", 2: "short_acting", 3: "intermediate_acting", 4: "long_acting", 5: "pre_mixed"}
GLUCOSE_CONTEXTS = [
    Layout(
        "2a34",
        number("sequence", "H"),
        {
            7: st.binary(min_size=1, max_size=1).map(lambda extended: (extended, {})),
            0: joined(chosen("carbohydrate_id", CARBOHYDRATES), sfloat("carbohydrate", "g", 3)),
            1: chosen("meal", MEALS),
            2: nibbles(("tester", TESTERS), ("health", HEALTHS)),
            3: joined(
                counted("exercise_duration", 2, "s", top="overrun"),
                counted("exercise_intensity", 1, "%"),
            ),
            4: joined(chosen("medication_id", INSULINS), dose),
            6: sfloat("hba1c", "%"),
        },
        fixed=0b100000,
        chosen=litres,
    )
    for litres, dose in ((0, sfloat("medication", "mg", 6)), (0b100000, sfloat("medication", "mL", 3)))
]


def mass(name: str, imperial: int) -> Pieces:
    unit, step = ("lb", HUNDREDTH) if imperial else ("kg", TWO_HUNDREDTH)
    return counted(name, 2, unit, step, top="unsuccessful")


# Body Composition Service 1.0.
BODY_COMPOSITIONS = [
    Layout(
        "2a9c",
        counted("body_fat", 2, "%", TENTH, top="unsuccessful"),
        {
            1: date_time("timestamp"),
            2: user(),
            3: counted("basal_metabolism", 2, "kJ"),
            4: counted("muscle_percentage", 2, "%", TENTH, top="unsuccessful"),
            5: mass("muscle_mass", imperial),
            6: mass("fat_free_mass", imperial),
            7: mass("soft_lean_mass", imperial),
            8: mass("body_water_mass", imperial),
            9: counted("impedance", 2, "ohm", TENTH),
            10: mass("weight", imperial),
            11: counted("height", 2, "in", TENTH) if imperial else counted("height", 2, "m", THOUSANDTH),
            12: nothing(more_packets=True),
        },
        fixed=1,
        chosen=imperial,
        width=2,
    )
    for imperial in (0, 1)
]

LAYOUTS = [
    SPOT_CHECK,
    CONTINUOUS_OXIMETRY,
    *HEART_RATES,
    *GLUCOSES,
    *GLUCOSE_CONTEXTS,
    *BODY_COMPOSITIONS,
]
each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.target}-{layout.chosen:x}")


@each_layout
@given(data=st.data())
def test_a_packet_reads_back_whatever_its_reserved_bits_and_whatever_follows(
    layout: Layout, data: st.DataObject
) -> None:
    flags = data.draw(st.integers(0, (1 << 8 * layout.width) - 1)) & ~layout.fixed
    wire, fields = layout.packet(flags, *data.draw(layout.pieces))
    found = decode(layout.target, wire + data.draw(st.binary(max_size=3)))
    assert same(fields, found), (wire.hex(), found)


@each_layout
@settings(max_examples=2)
@given(data=st.data())
def test_every_combination_of_flags_reads_back(layout: Layout, data: st.DataObject) -> None:
    pieces = data.draw(layout.pieces)
    known = ~layout.fixed & ~layout.reserved
    for flags in {every & known for every in range(1 << 8 * layout.width)}:
        wire, fields = layout.packet(flags, *pieces)
        found = decode(layout.target, wire)
        assert same(fields, found), (wire.hex(), found)


@each_layout
@settings(max_examples=30)
@given(data=st.data())
def test_a_packet_that_ends_before_its_flags_say_is_truncated(layout: Layout, data: st.DataObject) -> None:
    flags = data.draw(st.integers(0, (1 << 8 * layout.width) - 1)) & ~layout.fixed
    wire, _ = layout.packet(flags, *data.draw(layout.pieces))
    for end in range(len(wire)):
        assert word(decode, layout.target, wire[:end]) == "truncated"
