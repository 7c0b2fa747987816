"""What the demo's doctors write and advise, by reason; demonstration only, not medical advice."""

import msgspec

GREETING = "Good day. Can you read this?"


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """A plan for one reason, as text for the fields of the page; demonstration only, not medical advice."""

    ending: str
    diagnosis: str
    advice: str
    follow_up: str
    danger: str
    medicine: tuple[str, str, str] | None = None


USUAL = Advice(
    ending="self-care",
    diagnosis="Nothing dangerous was found today.",
    advice="Rest today.\nDrink water often.",
    follow_up="Come back if you do not feel better in three days.",
    danger="You find it hard to breathe.\nYou faint.",
)
PLANS = {
    "cough": Advice(
        ending="self-care",
        diagnosis="You have a cold. Your lungs sound free.",
        advice="Rest, and drink warm drinks.\nSleep with your head raised.",
        follow_up="Come back if you still cough in one week.",
        danger="You find it hard to breathe.\nYou cough up blood.",
    ),
    "throat": Advice(
        ending="medicine",
        diagnosis="You have a sore throat from a cold.",
        advice="Drink cool or warm drinks, as you like.\nRest your voice.",
        follow_up="Come back if it still hurts in three days.",
        danger="You cannot swallow.\nYou find it hard to breathe.",
        medicine=("Paracetamol 500 mg", "1 tablet when it hurts, up to 3 a day", "3"),
    ),
    "pain": Advice(
        ending="medicine",
        diagnosis="You have a strained muscle.",
        advice="Keep moving gently.\nPut something warm on it.",
        follow_up="Come back if it still hurts in one week.",
        danger="Your leg or arm goes numb.\nThe pain becomes very strong.",
        medicine=("Paracetamol 500 mg", "1 tablet when it hurts, up to 3 a day", "5"),
    ),
    "skin": Advice(
        ending="in-person",
        diagnosis="You have a rash that a nurse should look at closely.",
        advice="Keep the skin clean and dry.\nDo not scratch.",
        follow_up="The nurse sees you at this clinic.",
        danger="The red area grows quickly.\nYou feel hot and shaky.",
    ),
    "stomach": Advice(
        ending="self-care",
        diagnosis="You have an upset stomach.",
        advice="Drink a little, often.\nEat plain food.",
        follow_up="Come back if it is not better in two days.",
        danger="You see blood.\nYou cannot keep any drink down.",
    ),
    "blood pressure": Advice(
        ending="call-back",
        diagnosis="Your blood pressure needs another look.",
        advice="Take your usual medicines.\nMeasure again at this station tomorrow.",
        follow_up="We call you when we have seen the next readings.",
        danger="You have chest pain.\nYour face, arm or speech changes.",
    ),
}


def plan_for(reason: str) -> Advice:
    """Choose the plan whose word stands in the reason as the queue shows it."""
    return next((plan for word, plan in PLANS.items() if word in reason.lower()), USUAL)
