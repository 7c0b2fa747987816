"""What a patient is told of how the visit ends, in any language: one home for screen, paper, phone and record.

Nothing here promises what cannot be kept: a call back is promised only where somebody can be called.
"""

from collections.abc import Mapping

from care.encounter import Visit
from care.people import Known
from care.phone import spaced
from care.plan import Disposition
from care.questionnaire import in_language

ENDINGS: Mapping[Disposition, Mapping[str, str]] = {
    Disposition.SELF_CARE: {
        "en": "You can care for yourself at home",
        "es": "Puede cuidarse en casa",
        "ar": "يمكنك العناية بنفسك في المنزل",
    },
    Disposition.MEDICINE: {
        "en": "Take the medicine as written here",
        "es": "Tome la medicina como está escrito aquí",
        "ar": "تناول الدواء كما هو مكتوب هنا",
    },
    Disposition.TEST: {
        "en": "You need a test",
        "es": "Necesita una prueba",
        "ar": "تحتاج إلى فحص",
    },
    Disposition.IN_PERSON: {
        "en": "Come to the clinic to see a doctor in person",
        "es": "Venga a la clínica para ver a un médico en persona",
        "ar": "تعال إلى العيادة ليفحصك طبيب حضوريًا",
    },
    Disposition.EMERGENCY: {
        "en": "Go to the emergency department now",
        "es": "Vaya ahora mismo a urgencias",
        "ar": "اذهب إلى قسم الطوارئ الآن",
    },
    Disposition.CALL_BACK: {
        "en": "The clinic will call you back",
        "es": "La clínica le llamará",
        "ar": "ستتصل بك العيادة",
    },
}
"""How a visit ends, as the patient reads it (needs clinical sign-off)."""

_CALL_ON: Mapping[str, str] = {
    "en": "The clinic will call you back on {}",
    "es": "La clínica le llamará al {}",
    "ar": "ستتصل بك العيادة على الرقم {}",
}
_ASK_AT_THE_DESK: Mapping[str, str] = {
    "en": "Please ask at the front desk",
    "es": "Pregunte en la recepción, por favor",
    "ar": "يرجى السؤال في مكتب الاستقبال",
}


def reachable(visit: Visit) -> bool:
    """Tell whether the clinic can call: a number was left, or the clinic knows the patient."""
    return visit.phone is not None or isinstance(visit.person, Known)


def call_back(visit: Visit) -> str:
    """Say what becomes of the wish to be called back."""
    if visit.phone is not None:
        # A first-strong isolate would let Arabic words turn the plus sign around.
        return in_language(_CALL_ON, visit.language).format(f"\u2066{spaced(visit.phone)}\u2069")
    return in_language(ENDINGS[Disposition.CALL_BACK] if reachable(visit) else _ASK_AT_THE_DESK, visit.language)


def ending(visit: Visit) -> str:
    """Say how the visit ends: the first line of the plan."""
    if visit.plan is None or visit.plan.disposition is Disposition.CALL_BACK:
        return call_back(visit)
    return in_language(ENDINGS[visit.plan.disposition], visit.language)
