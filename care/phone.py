"""Phone numbers as a patient types them: digits, and one plus sign before them."""

LEAST_DIGITS = 5
MOST_DIGITS = 15
"""The longest number of E.164."""


def phone_number(typed: str) -> str | None:
    """Return the number without anything that only groups it; None when it is not one."""
    bare = "".join(sign for sign in typed if not sign.isspace() and sign not in "-()./")
    digits = bare.removeprefix("+")
    if not (digits.isascii() and digits.isdigit() and LEAST_DIGITS <= len(digits) <= MOST_DIGITS):
        return None
    return bare


def spaced(number: str) -> str:
    """Group the digits by three from the start, on one line, so that they can be checked by eye."""
    digits = number.removeprefix("+")
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return ("+" if number.startswith("+") else "") + "\u00a0".join(groups)
