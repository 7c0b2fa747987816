"""The one reviewed code table: LOINC, UCUM, SNOMED CT, IEEE 11073 and the HL7 codes that Carepost writes.

Nothing else in the house spells a code. The check digits and the displays are tested against a checked-in list.
LOINC 88330-6 is often used for "NEWS" in public code: it is a mobility score and must never appear here.
"""

from collections.abc import Mapping

import msgspec

from care.vitals import Kind

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
SNOMED = "http://snomed.info/sct"
MDC = "urn:iso:std:iso:11073:10101"
HL7 = "http://terminology.hl7.org/CodeSystem/"
URI_SYSTEM = "urn:ietf:rfc:3986"
"""Our identifiers are UUIDs written as URIs: unique everywhere without owning a domain."""
OURS = "https://carepost.example/fhir/"
"""The root of what FHIR has no code for; .example is reserved, so it can never become somebody else's."""
STATION_SYSTEM = f"{OURS}station"
DEVICE_SYSTEM = f"{OURS}station-device"


class Coding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One code of one code system, with the display that the system itself gives it."""

    system: str | None = None
    code: str | None = None
    display: str | None = None
    extension: tuple[object, ...] = ()


def _loinc(code: str, display: str) -> Coding:
    return Coding(system=LOINC, code=code, display=display)


def _mdc(code: int, display: str) -> Coding:
    return Coding(system=MDC, code=str(code), display=display)


def _snomed(code: str, display: str) -> Coding:
    return Coding(system=SNOMED, code=code, display=display)


def _hl7(system: str, code: str, display: str) -> Coding:
    return Coding(system=HL7 + system, code=code, display=display)


def ours(system: str, code: str, display: str) -> Coding:
    """Make a code of our own, where no public system has one."""
    return Coding(system=f"{OURS}{system}", code=code, display=display)


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A UCUM unit: `code` for machines, `words` for people."""

    code: str
    words: str


MMHG = Unit(code="mm[Hg]", words="mmHg")
PER_MINUTE = Unit(code="/min", words="beats/minute")
PERCENT = Unit(code="%", words="%")
CELSIUS = Unit(code="Cel", words="°C")
KILOGRAM = Unit(code="kg", words="kg")
MG_DL = Unit(code="mg/dL", words="mg/dL")
MICROVOLT = Unit(code="uV", words="µV")
NO_UNIT = Unit(code="1", words="1")
DAY = Unit(code="d", words="days")


VITAL_SIGNS = _hl7("observation-category", "vital-signs", "Vital Signs")
PROCEDURE = _hl7("observation-category", "procedure", "Procedure")
LABORATORY = _hl7("observation-category", "laboratory", "Laboratory")


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What one number means: its LOINC codes (the profile's own first), its MDC code, its unit, profile and category.

    R4 has a profile for each vital sign; a test of blood is none, and `vitalsigns` is not for it.
    """

    loinc: tuple[Coding, ...]
    mdc: Coding | None
    unit: Unit | None
    profile: str | None = None
    category: Coding = VITAL_SIGNS

    @property
    def codings(self) -> tuple[Coding, ...]:
        return (*self.loinc, self.mdc) if self.mdc else self.loinc


def _profile(name: str) -> str:
    return f"http://hl7.org/fhir/StructureDefinition/{name}"


VITAL_SIGNS_PROFILE = _profile("vitalsigns")

BLOOD_PRESSURE = Measure(
    loinc=(_loinc("85354-9", "Blood pressure panel with all children optional"),),
    mdc=_mdc(150020, "MDC_PRESS_BLD_NONINV"),
    unit=None,
    profile=_profile("bp"),
)
SYSTOLIC = Measure(
    loinc=(_loinc("8480-6", "Systolic blood pressure"),), mdc=_mdc(150021, "MDC_PRESS_BLD_NONINV_SYS"), unit=MMHG
)
DIASTOLIC = Measure(
    loinc=(_loinc("8462-4", "Diastolic blood pressure"),), mdc=_mdc(150022, "MDC_PRESS_BLD_NONINV_DIA"), unit=MMHG
)
MEAN_PRESSURE = Measure(
    loinc=(_loinc("8478-0", "Mean blood pressure"),), mdc=_mdc(150023, "MDC_PRESS_BLD_NONINV_MEAN"), unit=MMHG
)
CUFF_PULSE = Measure(
    loinc=(_loinc("8867-4", "Heart rate"),),
    mdc=_mdc(149546, "MDC_PULS_RATE_NON_INV"),
    unit=PER_MINUTE,
    profile=_profile("heartrate"),
)
OXIMETER_PULSE = Measure(
    loinc=(_loinc("8867-4", "Heart rate"),),
    mdc=_mdc(149530, "MDC_PULS_OXIM_PULS_RATE"),
    unit=PER_MINUTE,
    profile=_profile("heartrate"),
)
OXYGEN = Measure(
    loinc=(
        _loinc("2708-6", "Oxygen saturation in Arterial blood"),
        _loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
    ),
    mdc=_mdc(150456, "MDC_PULS_OXIM_SAT_O2"),
    unit=PERCENT,
    profile=_profile("oxygensat"),
)
TEMPERATURE = Measure(
    loinc=(_loinc("8310-5", "Body temperature"),),
    mdc=_mdc(150364, "MDC_TEMP_BODY"),
    unit=CELSIUS,
    profile=_profile("bodytemp"),
)
WEIGHT = Measure(
    loinc=(_loinc("29463-7", "Body weight"),),
    mdc=_mdc(188736, "MDC_MASS_BODY_ACTUAL"),
    unit=KILOGRAM,
    profile=_profile("bodyweight"),
)
BODY_FAT = Measure(
    loinc=(_loinc("41982-0", "Percentage of body fat Measured"),), mdc=_mdc(188748, "MDC_BODY_FAT"), unit=PERCENT
)
GLUCOSE = Measure(
    loinc=(_loinc("41653-7", "Glucose [Mass/volume] in Capillary blood by Glucometer"),),
    mdc=_mdc(160184, "MDC_CONC_GLU_CAPILLARY_WHOLEBLOOD"),
    unit=MG_DL,
    category=LABORATORY,
)
HEART_RATE = Measure(
    loinc=(_loinc("8867-4", "Heart rate"),),
    mdc=_mdc(147842, "MDC_ECG_HEART_RATE"),
    unit=PER_MINUTE,
    profile=_profile("heartrate"),
)
ECG_LEAD = Measure(loinc=(), mdc=_mdc(131329, "MDC_ECG_ELEC_POTL_I"), unit=MICROVOLT, category=PROCEDURE)
PULSE_WAVE = Measure(loinc=(), mdc=_mdc(150452, "MDC_PULS_OXIM_PLETH"), unit=NO_UNIT, category=PROCEDURE)
"""Waveforms: no vital signs of their own, but what one was found in."""

MEASURES: tuple[Measure, ...] = (
    BLOOD_PRESSURE,
    SYSTOLIC,
    DIASTOLIC,
    MEAN_PRESSURE,
    CUFF_PULSE,
    OXIMETER_PULSE,
    OXYGEN,
    TEMPERATURE,
    WEIGHT,
    BODY_FAT,
    GLUCOSE,
    HEART_RATE,
)
WAVEFORMS: tuple[Measure, ...] = (ECG_LEAD, PULSE_WAVE)

MEASURE_OF: Mapping[Kind, Measure] = {
    Kind.BLOOD_PRESSURE: BLOOD_PRESSURE,
    Kind.OXYGEN: OXYGEN,
    Kind.TEMPERATURE: TEMPERATURE,
    Kind.WEIGHT: WEIGHT,
    Kind.GLUCOSE: GLUCOSE,
    Kind.HEART_RATE: HEART_RATE,
}

DEVICE_TYPE_OF: Mapping[Kind, Coding] = {
    Kind.BLOOD_PRESSURE: _mdc(528391, "MDC_DEV_SPEC_PROFILE_BP"),
    Kind.OXYGEN: _mdc(528388, "MDC_DEV_SPEC_PROFILE_PULS_OXIM"),
    Kind.TEMPERATURE: _mdc(528392, "MDC_DEV_SPEC_PROFILE_TEMP"),
    Kind.WEIGHT: _mdc(528399, "MDC_DEV_SPEC_PROFILE_SCALE"),
    Kind.GLUCOSE: _mdc(528401, "MDC_DEV_SPEC_PROFILE_GLUCOSE"),
    Kind.HEART_RATE: _mdc(528525, "MDC_DEV_SUB_SPEC_PROFILE_HR"),
}
GATEWAY_TYPE = _mdc(531981, "MDC_MOC_VMS_MDS_AHD")

CONSENT_DOCUMENT = _loinc("59284-0", "Consent Document")
EPISODE_SUMMARY = _loinc("34133-9", "Summary of episode note")
CONSULT_NOTE = _loinc("11488-4", "Consult note")
PHOTOGRAPH = _loinc("72170-4", "Photographic image")

DOCUMENTS: tuple[Coding, ...] = (CONSENT_DOCUMENT, EPISODE_SUMMARY, CONSULT_NOTE, PHOTOGRAPH)

SITES: Mapping[str, Coding] = {
    "armpit": _snomed("91470000", "Axillary region structure"),
    "ear": _snomed("117590005", "Ear structure"),
    "finger": _snomed("7569003", "Finger structure"),
    "forehead": _snomed("52795006", "Forehead structure"),
    "mouth": _snomed("123851003", "Mouth region structure"),
    "rectum": _snomed("34402009", "Rectum structure"),
    "toe": _snomed("29707007", "Toe structure"),
    "tympanum": _snomed("42859004", "Tympanic membrane structure"),
}
"""Where a thermometer was, by the words of GATT 2A1D; a site that is not here is written as words."""

MEAL = _mdc(8417864, "MDC_CTXT_GLU_MEAL")
MEALS: Mapping[str, Coding] = {
    "preprandial": _mdc(8417868, "MDC_CTXT_GLU_MEAL_PREPRANDIAL"),
    "postprandial": _mdc(8417872, "MDC_CTXT_GLU_MEAL_POSTPRANDIAL"),
    "fasting": _mdc(8417876, "MDC_CTXT_GLU_MEAL_FASTING"),
    "casual": _mdc(8417880, "MDC_CTXT_GLU_MEAL_CASUAL"),
}
"""When glucose was measured, by the words of GATT 2A34; public lists disagree on the code of `bedtime`: only words."""

ABNORMAL = _hl7("v3-ObservationInterpretation", "A", "Abnormal")
NOT_PERFORMED = _hl7("data-absent-reason", "not-performed", "Not Performed")
ASKED_DECLINED = _hl7("data-absent-reason", "asked-declined", "Asked But Declined")
ASKED_UNKNOWN = _hl7("data-absent-reason", "asked-unknown", "Asked But Unknown")
ABSENT_ERROR = _hl7("data-absent-reason", "error", "Error")
VIRTUAL = _hl7("v3-ActCode", "VR", "virtual")
EMERGENCY = _hl7("v3-ActPriority", "EM", "emergency")
URGENT = _hl7("v3-ActPriority", "UR", "urgent")
AS_SOON_AS_POSSIBLE = _hl7("v3-ActPriority", "A", "ASAP")
ROUTINE = _hl7("v3-ActPriority", "R", "routine")
ATTENDER = _hl7("v3-ParticipationType", "ATND", "attender")
TEST_DATA = _hl7("v3-ActReason", "HTEST", "test health data")
TREATMENT = _hl7("consentscope", "treatment", "Treatment")
PRIVACY = _hl7("consentscope", "patient-privacy", "Privacy Consent")
ASSEMBLER = _hl7("provenance-participant-type", "assembler", "Assembler")
INFORMANT = _hl7("provenance-participant-type", "informant", "Informant")
ENTERER = _hl7("provenance-participant-type", "enterer", "Enterer")

SEE_DOCTOR = ours("task", "see-doctor", "See a doctor now")
CALL_BACK = ours("task", "call-back", "Call the patient back")
MATCH_PATIENT = ours("task", "match-patient", "Match this provisional patient with the clinic's own, and merge")
