"""A scripted patient: looks at the screen, touches what is there, and writes down how long each page took.

It knows the visit no better than a person does: it acts on the page it sees, so a doctor who calls early, a
question more or less, or an offline end needs no other script.
"""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from ui.finger import Finger, NotTouchableError
from ui.shell import Shell

LOOK_MS = 60
STUCK_S = 60.0
"""A page that does not go on for this long is a failure."""
CHAT_AFTER_S = 6.0
LINES = {"en": "yes", "es": "si", "ar": "نعم"}
BORN = ("digit-4", "continue", "month-5", "digit-1", "digit-9", "digit-5", "digit-2", "continue")
PHONE = ("digit-plus", *(f"digit-{digit}" for digit in "34911555019"), "continue")
SETTLE_S, PAUSE_S = 0.35, 0.1
"""A page is pictured when it has stood still this long."""
CONNECTS_S = 15.0
"""So long the picture of the call waits for the doctor's; then it shows how it is."""


class Autopilot:
    """Drives one visit from Attract to Goodbye on the real screens."""

    def __init__(
        self,
        shell: Shell,
        out: Path,
        *,
        seed: int,
        offline: bool,
        name: str = "",
        stop_at: str = "",
        figures: Callable[[], dict[str, float]] = dict,
    ) -> None:
        """`name` is typed on the keyboard instead of a card; on the page `stop_at` the patient stands still.

        `figures` gives the running call in numbers, for the report.
        """
        self._shell = shell
        self._figures = figures
        self._stop_at = stop_at
        self._scripts = {
            "name": [*(f"key-{letter}" for letter in name), "continue"],
            "birth": list(BORN),
            "phone": list(PHONE),
        }
        self._out = out
        self._offline = offline
        self._random = Random(seed)  # noqa: S311 (invented people)
        self._language = "en" if seed == 1 else self._random.choice(("en", "es", "ar"))
        self._way_in = "card" if seed == 1 else self._random.choice(("card", "card", "guest"))
        self._way_in = "name" if name else self._way_in
        self._began = monotonic()
        self._page, self._since, self._acted = "", monotonic(), -1.0
        self._steps: list[dict[str, Any]] = []
        self._shots: set[str] = set()
        self._ended_well = False
        self._call: dict[str, Any] = {"seconds": 0.0}
        self._line, self._typed = LINES[self._language], 0

    def start(self) -> None:
        """Begin, unless this folder's visit was flown already (the fresh process after the wipe)."""
        if (self._out / "autopilot.json").exists():
            return
        self._finger = Finger(self._shell)
        self._stop = self._finger.every(LOOK_MS, self._look)

    def _look(self) -> None:
        page, now = self._finger.page(), monotonic()
        if page != self._page:
            self._turned(page, now)
        if page == "call":
            self._call.update(self._figures())
        self._picture(page, now)
        if page == self._stop_at and page in self._shots:
            self._stand_still(page)
        elif page == "goodbye":
            if now - self._since > 2 * SETTLE_S:
                self._end(arrived=self._ended_well)
        elif now - self._since > STUCK_S:
            self._end(arrived=False, stuck=page)
        elif now - self._acted > SETTLE_S and now - self._since > SETTLE_S + PAUSE_S:
            self._act(page, now)

    def _turned(self, page: str, now: float) -> None:
        if self._page:
            self._steps.append(
                {
                    "name": self._page,
                    "start_s": round(self._since - self._began, 3),
                    "took_s": round(now - self._since, 3),
                }
            )
        if self._page == "call":
            self._call["seconds"] = round(self._call.get("seconds", 0.0) + now - self._since, 2)
        self._ended_well = self._ended_well or page in ("plan", "call-back")
        self._page, self._since, self._acted = page, now, -1.0

    def _picture(self, page: str, now: float) -> None:
        """Take one picture a screen, when it stands still; a call is pictured when it has run a while."""
        wait = 4.5 if page == "call" else 1.6 if page == "measure" else SETTLE_S
        if page in self._shots or now - self._since < wait or self._finger.is_fading():
            return
        if page == "call" and not self._call.get("frames_in") and now - self._since < CONNECTS_S:
            return
        self._shots.add(page)
        name = f"{len(self._shots):02}-{page.replace('/', '-')}.png"
        self._finger.grab(self._out / "screens" / name)

    def _act(self, page: str, now: float) -> None:
        act = self._acts().get(page)
        if act is None:
            return
        self._acted = now
        try:
            act()
        except NotTouchableError:
            return  # not there yet; the page is looked at again, and being stuck is told

    def _acts(self) -> dict[str, Callable[[], None]]:
        touch = self._finger.touch
        return {
            "attract": lambda: touch("start"),
            "language": lambda: touch(f"language-{self._language}"),
            "safety": lambda: touch("none-of-these"),
            "reason": lambda: self._choose(["reason-"]),
            "identify": self._identify,
            "name": lambda: self._follow(self._scripts["name"]),
            "birth": lambda: self._follow(self._scripts["birth"]),
            "confirm": lambda: touch("confirm-yes"),
            "not-found": lambda: touch("new-here"),
            "consent": lambda: touch("consent-yes"),
            "question": lambda: self._choose(["answer-", "scale-"]),
            "offline": lambda: touch("carry-on"),
            "vitals": lambda: touch("measure-start"),
            "prepare": self._prepare,
            "result": lambda: touch("continue"),
            "trouble": lambda: touch("try-again"),
            "review": lambda: touch("send"),
            "call-back": self._call_back,
            "phone": lambda: self._follow(self._scripts["phone"]),
            "call": self._talk,
            "plan": lambda: touch("finish" if "plan/qr" in self._shots else "qr"),
            "plan/qr": lambda: touch("overlay-close"),
        }

    def _identify(self) -> None:
        """Hold the card to the camera (the test picture does), type the name, or go on as a guest."""
        if self._way_in != "card":
            self._finger.touch("guest" if self._way_in == "guest" else "type-name")

    def _prepare(self) -> None:
        """Say of each step that it is done, and rest as long as one is asked to."""
        if self._finger.sees("guide-done"):
            self._finger.touch("guide-done")

    def _call_back(self) -> None:
        """Leave a phone number, then finish; while the doctor can still be reached, wait."""
        if self._offline:
            self._finger.touch("leave-phone" if self._scripts["phone"] else "finish")

    def _follow(self, script: list[str]) -> None:
        """Touch the next of these."""
        if script:
            self._finger.touch(script[0])
            script.pop(0)

    def _choose(self, prefixes: list[str]) -> None:
        """Go on when something is chosen; else choose one of what is offered, or say "I'm not sure"."""
        offered = [name for prefix in prefixes for name in self._finger.names(prefix)]
        if self._finger.sees("continue"):
            self._finger.touch("continue")
        elif offered:
            self._finger.touch(self._random.choice(offered))
        else:
            self._finger.touch("not-sure")

    def _talk(self) -> None:
        """Agree to what the doctor asks, and write one line; the doctor ends the call."""
        finger = self._finger
        if finger.sees("ask-agree"):
            finger.touch("ask-agree")
        elif self._line and finger.sees(self._next_key()):
            finger.touch(self._next_key())
            self._line, self._typed = (self._line, self._typed + 1) if self._typed < len(self._line) else ("", 0)
        elif self._line and monotonic() - self._since > CHAT_AFTER_S:
            finger.touch("type")

    def _next_key(self) -> str:
        """Name the key of the next letter of the line, or the one that sends it."""
        return f"key-{self._line[self._typed]}" if self._typed < len(self._line) else "chat-send"

    def _stand_still(self, page: str) -> None:
        self._stop()
        self._tell("stopped", {"page": page})

    def _end(self, *, arrived: bool, stuck: str = "") -> None:
        self._stop()
        self._turned("", monotonic())
        told = {"arrived": arrived, "stuck": stuck, "language": self._language, "steps": self._steps}
        self._tell("autopilot", {**told, "call": self._call})

    def _tell(self, name: str, told: dict[str, Any]) -> None:
        """Write what was seen as a file that is there whole or not at all, for whoever waits for it."""
        part = self._out / f"{name}.part"
        part.write_text(json.dumps(told))
        part.rename(part.with_suffix(".json"))
