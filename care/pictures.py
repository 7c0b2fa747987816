"""The cameras of a station by what they are for, and what can be wrong with a picture."""

from enum import Enum


class Role(Enum):
    """What a camera looks at."""

    FACE = "face"
    SCOPE = "scope"
    """Throat or ear."""
    SKIN = "skin"
    DOCUMENT = "document"


class Flaw(Enum):
    """Why a picture is asked for once more; it may be sent as it is all the same."""

    BLURRED = "blurred"
    DARK = "dark"
    BRIGHT = "bright"
    GLARE = "glare"
    NO_PAGE = "no-page"
    """No whole page was found, so that the picture is as the camera gave it."""


CAMERAS = {
    Role.FACE: "face",
    Role.SCOPE: "throat and ear",
    Role.SKIN: "skin",
    Role.DOCUMENT: "document",
}
"""What a camera is called, in English."""

FLAWS = {
    Flaw.BLURRED: "The station found it blurred",
    Flaw.DARK: "The station found it too dark",
    Flaw.BRIGHT: "The station found it too bright",
    Flaw.GLARE: "The station found a reflection on it",
    Flaw.NO_PAGE: "The station found no whole page on it",
}
"""What the record says of a picture, in English."""
