"""Names of people, compared the way people write them: case, accents, spaces and hyphens make no difference."""

import unicodedata

_SAME = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})


def folded(name: str) -> str:
    """Reduce a name, in any script, to what is compared."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_SAME)
    return "".join(char for char in plain if char.isalnum())
