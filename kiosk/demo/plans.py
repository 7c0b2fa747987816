"""What the demo's doctors write and advise, by reason and in the patient's language; not medical advice."""

from collections.abc import Mapping

import msgspec

GREETINGS: Mapping[str, str] = {
    "en": "Good day. Can you read this?",
    "es": "Buenos días. ¿Puede leer esto?",
    "ar": "مرحبًا. هل يمكنك قراءة هذا؟",
}


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A plan's words in one language, as text for the fields of the page."""

    diagnosis: str
    advice: str
    follow_up: str
    danger: str


class Advice(Words, frozen=True, kw_only=True):
    """A plan for one reason; `medicine` is its name, its dose in words, and for how many days."""

    ending: str
    medicine: tuple[str, str, str] | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How a visit for one reason ends, with its words by language; the medicine is paracetamol or none."""

    ending: str
    words: Mapping[str, Words]
    medicine_days: int | None = None

    def advice(self, language: str) -> Advice:
        """Return it in this language, or in English."""
        told = language if language in self.words else "en"
        medicine = (*PARACETAMOL[told], str(self.medicine_days)) if self.medicine_days else None
        return Advice(ending=self.ending, medicine=medicine, **msgspec.structs.asdict(self.words[told]))


PARACETAMOL: Mapping[str, tuple[str, str]] = {
    "en": ("Paracetamol 500 mg", "1 tablet with water"),
    "es": ("Paracetamol 500 mg", "1 pastilla con agua"),
    "ar": ("باراسيتامول 500 ملغ", "قرص واحد مع الماء"),
}
USUAL = Plan(
    ending="self-care",
    words={
        "en": Words(
            diagnosis="Nothing dangerous was found today.",
            advice="Rest today.\nDrink water often.",
            follow_up="Come back if you do not feel better in three days.",
            danger="You find it hard to breathe.\nYou faint.",
        ),
        "es": Words(
            diagnosis="Hoy no se ha encontrado nada peligroso.",
            advice="Descanse hoy.\nBeba agua a menudo.",
            follow_up="Vuelva si no se siente mejor en tres días.",
            danger="Le cuesta respirar.\nSe desmaya.",
        ),
        "ar": Words(
            diagnosis="لم نجد اليوم شيئًا خطيرًا.",
            advice="استرح اليوم.\nاشرب الماء كثيرًا.",
            follow_up="عد إلينا إذا لم تتحسن خلال ثلاثة أيام.",
            danger="صعب عليك التنفس.\nأغمي عليك.",
        ),
    },
)
PLANS: Mapping[str, Plan] = {
    "cough": Plan(
        ending="self-care",
        words={
            "en": Words(
                diagnosis="You have a cold. Your lungs sound free.",
                advice="Rest, and drink warm drinks.\nSleep with your head raised.",
                follow_up="Come back if you still cough in one week.",
                danger="You find it hard to breathe.\nYou cough up blood.",
            ),
            "es": Words(
                diagnosis="Tiene un resfriado. Sus pulmones suenan limpios.",
                advice="Descanse y tome bebidas calientes.\nDuerma con la cabeza elevada.",
                follow_up="Vuelva si en una semana todavía tose.",
                danger="Le cuesta respirar.\nTose sangre.",
            ),
            "ar": Words(
                diagnosis="لديك نزلة برد. صوت رئتيك سليم.",
                advice="استرح واشرب مشروبات دافئة.\nنم ورأسك مرفوع.",
                follow_up="عد إلينا إذا استمر السعال بعد أسبوع.",
                danger="صعب عليك التنفس.\nخرج دم مع السعال.",
            ),
        },
    ),
    "throat": Plan(
        ending="medicine",
        medicine_days=3,
        words={
            "en": Words(
                diagnosis="You have a sore throat from a cold.",
                advice="Drink cool or warm drinks, as you like.\nRest your voice.",
                follow_up="Come back if it still hurts in three days.",
                danger="You cannot swallow.\nYou find it hard to breathe.",
            ),
            "es": Words(
                diagnosis="Le duele la garganta por un resfriado.",
                advice="Tome bebidas frescas o calientes, como prefiera.\nDescanse la voz.",
                follow_up="Vuelva si en tres días todavía le duele.",
                danger="No puede tragar.\nLe cuesta respirar.",
            ),
            "ar": Words(
                diagnosis="لديك التهاب في الحلق بسبب نزلة برد.",
                advice="اشرب مشروبات باردة أو دافئة كما تحب.\nأرح صوتك.",
                follow_up="عد إلينا إذا استمر الألم بعد ثلاثة أيام.",
                danger="لم تستطع البلع.\nصعب عليك التنفس.",
            ),
        },
    ),
    "pain": Plan(
        ending="medicine",
        medicine_days=5,
        words={
            "en": Words(
                diagnosis="You have a strained muscle.",
                advice="Keep moving gently.\nPut something warm on it.",
                follow_up="Come back if it still hurts in one week.",
                danger="Your leg or arm goes numb.\nThe pain becomes very strong.",
            ),
            "es": Words(
                diagnosis="Tiene un tirón en un músculo.",
                advice="Siga moviéndose con suavidad.\nPóngase algo caliente.",
                follow_up="Vuelva si en una semana todavía le duele.",
                danger="Se le duerme la pierna o el brazo.\nEl dolor se vuelve muy fuerte.",
            ),
            "ar": Words(
                diagnosis="لديك شد في العضلة.",
                advice="استمر في الحركة برفق.\nضع شيئًا دافئًا على مكان الألم.",
                follow_up="عد إلينا إذا استمر الألم بعد أسبوع.",
                danger="شعرت بخدر في الساق أو الذراع.\nأصبح الألم شديدًا جدًا.",
            ),
        },
    ),
    "skin": Plan(
        ending="in-person",
        words={
            "en": Words(
                diagnosis="You have a rash that a nurse should look at closely.",
                advice="Keep the skin clean and dry.\nDo not scratch.",
                follow_up="The nurse sees you at this clinic.",
                danger="The red area grows quickly.\nYou feel hot and shaky.",
            ),
            "es": Words(
                diagnosis="Tiene una erupción que una enfermera debe ver de cerca.",
                advice="Mantenga la piel limpia y seca.\nNo se rasque.",
                follow_up="La enfermera le atiende en esta clínica.",
                danger="La zona roja crece rápido.\nTiene fiebre y temblores.",
            ),
            "ar": Words(
                diagnosis="لديك طفح جلدي يجب أن تفحصه ممرضة عن قرب.",
                advice="أبق الجلد نظيفًا وجافًا.\nلا تحك الجلد.",
                follow_up="تفحصك الممرضة في هذه العيادة.",
                danger="اتسعت المنطقة الحمراء بسرعة.\nشعرت بحرارة ورعشة.",
            ),
        },
    ),
    "stomach": Plan(
        ending="self-care",
        words={
            "en": Words(
                diagnosis="You have an upset stomach.",
                advice="Drink a little, often.\nEat plain food.",
                follow_up="Come back if it is not better in two days.",
                danger="You see blood.\nYou cannot keep any drink down.",
            ),
            "es": Words(
                diagnosis="Tiene el estómago revuelto.",
                advice="Beba poco y a menudo.\nComa alimentos suaves.",
                follow_up="Vuelva si no mejora en dos días.",
                danger="Ve sangre.\nVomita todo lo que bebe.",
            ),
            "ar": Words(
                diagnosis="لديك اضطراب في المعدة.",
                advice="اشرب قليلًا وعلى فترات متقاربة.\nكل طعامًا خفيفًا.",
                follow_up="عد إلينا إذا لم تتحسن خلال يومين.",
                danger="رأيت دمًا.\nتقيأت كل ما تشربه.",
            ),
        },
    ),
    "blood pressure": Plan(
        ending="call-back",
        words={
            "en": Words(
                diagnosis="Your blood pressure needs another look.",
                advice="Take your usual medicines.\nMeasure again at this station tomorrow.",
                follow_up="We call you when we have seen the next readings.",
                danger="You have chest pain.\nYour face, arm or speech changes.",
            ),
            "es": Words(
                diagnosis="Hay que volver a mirar su presión arterial.",
                advice="Tome sus medicinas de siempre.\nMídase otra vez mañana en esta estación.",
                follow_up="Le llamamos cuando hayamos visto las próximas mediciones.",
                danger="Le duele el pecho.\nLe cambia la cara, el brazo o el habla.",
            ),
            "ar": Words(
                diagnosis="ضغط دمك يحتاج إلى متابعة.",
                advice="تناول أدويتك المعتادة.\nقس ضغطك مرة أخرى غدًا في هذه المحطة.",
                follow_up="نتصل بك بعد أن نرى القياسات القادمة.",
                danger="شعرت بألم في الصدر.\nتغير وجهك أو ذراعك أو كلامك.",
            ),
        },
    ),
}


def plan_for(reason: str, language: str = "en") -> Advice:
    """Choose the plan whose word stands in the reason as the queue shows it, in the patient's language."""
    return next((plan for word, plan in PLANS.items() if word in reason.lower()), USUAL).advice(language)
