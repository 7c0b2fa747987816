"""A doctor in a real Chromium: signs in, answers the first waiting visit, looks, listens, asks, writes and closes.

Runs beside the demo as a program of its own and writes one line of JSON for each thing it saw:
`python -m kiosk.demo.doctor_robot --url URL --name NAME --password PASSWORD --events FILE`.
"""

import os
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import av
from playwright.sync_api import Error, Page, sync_playwright

from kiosk.demo.doctor_peer import FPS, HEIGHT, NOD_FRAMES, WIDTH, doctor_drawn
from kiosk.demo.plans import GREETINGS, plan_for
from kiosk.demo.witness import (
    LOUD_MIN,
    MEASURING_S,
    MOVING_S,
    REPLY_S,
    Diary,
    RobotError,
    browser_here,
    changed,
    order,
    over,
)
from kiosk.media.audio import TestVoice
from kiosk.media.qt_audio import RATE_HZ

Found = TypeVar("Found")

VOICE_S = 8.0

FRAME = """() => {
  const video = document.querySelector("video.patient");
  if (!video || !video.videoWidth) return null;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [64, 36];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(video, 0, 0, 64, 36);
  return Array.from(pen.getImageData(0, 0, 64, 36).data.filter((_, at) => at % 4 === 1));
}"""
LOUDNESS = """async () => {
  const stream = document.querySelector("video.patient").srcObject;
  if (!stream || !stream.getAudioTracks().length) return 0;
  const audio = new AudioContext();
  const meter = audio.createAnalyser();
  audio.createMediaStreamSource(stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  let loudest = 0;
  for (let look = 0; look < 20; look++) {
    await new Promise((done) => setTimeout(done, 50));
    meter.getFloatTimeDomainData(samples);
    loudest = Math.max(loudest, Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length));
  }
  await audio.close();
  return loudest;
}"""


class Robot:
    """The doctor's hands and eyes on one page, with one deadline for everything."""

    def __init__(self, page: Page, events: Path, timeout_s: float) -> None:
        self._page = page
        self._diary = Diary(events, timeout_s)
        self.note = self._diary.note
        self._language = "en"

    def left_ms(self) -> float:
        """Milliseconds until the deadline; raises RobotError when it has passed."""
        return self._diary.left_s() * 1000

    def see(self, selector: str) -> None:
        """Wait until this stands on the page."""
        self._page.wait_for_selector(selector, timeout=self.left_ms())

    def sign_in(self, url: str, name: str, password: str) -> None:
        page = self._page
        page.goto(url, timeout=self.left_ms())
        self.see("#name")
        page.fill("#name", name)
        page.fill("#password", password)
        page.keyboard.press("Enter")
        self.see(".presence")
        self.note("signed-in")

    def go_on_call(self) -> None:
        on_call = ".presence .on-call"
        self.see(f"{on_call}:enabled")
        self._page.click(on_call, timeout=self.left_ms())
        self.see(f"{on_call}[aria-checked=true]")
        self.note("on-call")

    def answer(self) -> str:
        """Answer the first visit that waits, when the patient has checked everything; returns its reason in words."""
        page = self._page
        waiting, ringing = "tr.row[data-phase=waiting]", ".ring [data-key=ring-look]"
        self.see(waiting)
        patience = time.monotonic() + MEASURING_S
        while time.monotonic() < patience and not page.locator(f"{waiting}[data-reviewed=true]").count():
            page.wait_for_timeout(min(200, self.left_ms()))
        # The page drops what is pressed in a ring's first half second; a person looks at the row for longer.
        page.wait_for_timeout(2000)
        if page.locator(ringing).count():
            page.click(ringing, timeout=self.left_ms())
        row = page.locator(waiting).first
        reason = row.locator(".line").first.inner_text(timeout=self.left_ms())
        self._language = row.get_attribute("data-language", timeout=self.left_ms()) or "en"
        row.click(timeout=self.left_ms())
        self.picture("queue")
        page.click(".preview [data-key=answer]", timeout=self.left_ms())
        self.see(".call-page")
        self.note("accepted", reason=reason)
        return reason

    def look_and_listen(self) -> Callable[[], None]:
        """See the first picture, that it moves, hear sound; returns the wait for the rest of ten seconds."""
        page = self._page
        self.see(".call-page.live")
        first = self._frame()  # the page is live before its video has drawn anything
        began = time.monotonic()
        self.note("first_frame")
        moved = self._until(lambda: changed(first, page.evaluate(FRAME)), "the picture did not move")
        self.note("moving", changed=round(moved, 1))
        loud = self._until(lambda: over(float(page.evaluate(LOUDNESS)), LOUD_MIN), "there was no sound")
        self.note("sound", loudness=round(loud, 4))

        def rest() -> None:
            while time.monotonic() < began + MOVING_S:
                self._see_a_change()
            self.note("moved-on", seconds=round(time.monotonic() - began, 1))

        return rest

    def _see_a_change(self) -> None:
        before = self._frame()
        self._until(lambda: changed(before, self._page.evaluate(FRAME), 0.2), "the picture stood still")

    def _frame(self) -> list[int]:
        """The patient's picture as the page shows it: the brightness of 64 x 36 points."""
        return self._until(lambda: self._page.evaluate(FRAME), "there was no picture")

    def _until(self, look: Callable[[], Found | None], trouble: str) -> Found:
        while (found := look()) is None:
            self._page.wait_for_timeout(min(200, self._diary.left_s(trouble) * 1000))
        return found

    def write_to_the_patient(self) -> None:
        page = self._page
        page.click("[data-key=text]", timeout=self.left_ms())
        page.fill("#text-line", GREETINGS.get(self._language, GREETINGS["en"]))
        page.keyboard.press("Enter")
        self.see(".lines .line.doctor")
        page.click(".text-panel [data-key=shut]", timeout=self.left_ms())
        self.note("chat-sent")

    def read_the_patient(self) -> bool:
        """Read the patient's line, which may have come at any time since; tells whether there was one."""
        page = self._page
        page.click("[data-key=text]", timeout=self.left_ms())
        until = time.monotonic() + REPLY_S
        lines = page.locator(".lines .line.patient span")
        while not (heard := lines.count() > 0) and time.monotonic() < until:
            page.wait_for_timeout(min(200, self.left_ms()))
        if heard:
            self.note("chat-received", text=lines.first.inner_text(timeout=self.left_ms()))
        else:
            self.note("trouble", what="the patient wrote nothing")
        self.picture("text")
        page.click(".text-panel [data-key=shut]", timeout=self.left_ms())
        return heard

    def ask_for_still(self) -> None:
        page = self._page
        page.click("[data-key=still]", timeout=self.left_ms())
        self.see(".still-strip canvas")
        page.click(".still-strip button", timeout=self.left_ms())
        self.see(".still-viewer canvas")
        width, height = page.evaluate(
            "() => (({width, height}) => [width, height])(document.querySelector('.still-viewer canvas'))"
        )
        self.note("still-received", width=width, height=height)
        page.click(".still-viewer [data-key=shut]", timeout=self.left_ms())

    def ask_for_pressure(self) -> None:
        page = self._page
        page.click("[data-key=measure]", timeout=self.left_ms())
        page.click("[data-ask=blood-pressure]", timeout=self.left_ms())
        self.see(".asks li:has-text('Blood pressure').done")
        tile = page.locator(".tile", has_text="Blood pressure")
        value, source = tile.locator(".value").inner_text(), tile.locator(".source").inner_text()
        self.note("reading-received", kind="blood-pressure", value=value, source=source)

    def write_note(self, reason: str) -> None:
        page = self._page
        page.fill(".note textarea[name=says]", f"{reason}. Demonstration visit.")
        page.click("text=Insert readings", timeout=self.left_ms())
        page.fill(".note textarea[name=thinks]", plan_for(reason).diagnosis)
        self.see(".note .saved b.good")
        self.note("note-saved")

    def end(self) -> None:
        self._page.click(".control.end", timeout=self.left_ms())
        self._page.click("[data-key=end-now]", timeout=self.left_ms())
        self.see(".close-page")
        self.note("ended")

    def close(self, reason: str) -> None:
        page, plan = self._page, plan_for(reason, self._language)
        page.check(f".endings input[value={plan.ending}]", force=True)
        page.fill("#diagnosis", plan.diagnosis)
        page.fill("#advice", plan.advice)
        page.fill("#followUp", plan.follow_up)
        page.fill("#danger", plan.danger)
        if plan.medicine:
            name, dose, days = plan.medicine
            page.click("[data-key=add-medicine]", timeout=self.left_ms())
            page.fill("[name=name-1]", name)
            page.fill("[name=dose-1]", dose)
            page.fill("[name=days-1]", days)
            for when in ("morning", "midday", "evening"):
                page.fill(f"[name={when}-1]", "1")
        self.picture("close")
        page.click("[data-key=sign]", timeout=self.left_ms())
        self.see(".queue-page")
        self.note("closed", diagnosis=plan.diagnosis, ending=plan.ending)

    def picture(self, name: str) -> None:
        """Keep a picture of the doctor's page when the environment says where."""
        if folder := os.environ.get("CAREPOST_SHOTS"):
            self._page.screenshot(path=Path(folder) / f"doctor-{name}.png")


def visit(robot: Robot, url: str, name: str, password: str) -> bool:
    """Do a doctor's part in one visit; a patient who wrote nothing still gets a plan, and False is told."""
    robot.sign_in(url, name, password)
    robot.go_on_call()
    reason = robot.answer()
    rest = robot.look_and_listen()
    robot.write_to_the_patient()
    robot.ask_for_still()
    robot.ask_for_pressure()
    robot.write_note(reason)
    heard = robot.read_the_patient()
    rest()
    robot.picture("call")
    robot.end()
    robot.close(reason)
    return heard


@contextmanager
def doctor_on_film() -> Iterator[list[str]]:
    """Make the picture and the voice that stand in for the browser's camera and microphone; gives its arguments."""
    with tempfile.TemporaryDirectory(prefix="carepost-doctor-") as folder:
        film, voice = Path(folder) / "doctor.y4m", Path(folder) / "doctor.wav"
        with film.open("wb") as file:
            file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{FPS}:1 Ip A1:1 C420\n".encode())
            for moment in range(NOD_FRAMES):
                frame = av.VideoFrame.from_ndarray(doctor_drawn(moment), format="rgb24").reformat(format="yuv420p")
                file.write(b"FRAME\n" + frame.to_ndarray().tobytes())
        said = TestVoice(7)
        with wave.open(str(voice), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE_HZ)
            while sound.getnframes() < VOICE_S * RATE_HZ:
                sound.writeframes(said.hear().tobytes())
        yield [f"--use-file-for-fake-video-capture={film}", f"--use-file-for-fake-audio-capture={voice}"]


def browser_arguments() -> list[str]:
    """Chromium's arguments: its camera and microphone are ours, allowed without asking."""
    alone = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
        "--disable-gpu",
        # Chromium refuses to sandbox itself when root runs it, as in a container.
        *(["--no-sandbox"] if alone else []),
    ]


def main(arguments: Sequence[str]) -> int:
    """Run the robot; returns 0 only when everything happened."""
    told = order("doctor_robot", __doc__, arguments)
    program = browser_here()
    if program is None:
        print("No Chromium was found: install the package chromium.", file=sys.stderr)
        return 1
    with doctor_on_film() as film, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*browser_arguments(), *film])
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, permissions=["camera", "microphone"], ignore_https_errors=True
        )
        robot = Robot(context.new_page(), told.events, told.timeout)
        robot.note("browser", browser=f"Chromium {browser.version}")
        try:
            return 0 if visit(robot, told.url, told.name, told.password) else 1
        except (Error, RobotError) as trouble:
            robot.note("trouble", what=str(trouble).splitlines()[0])
            robot.picture("trouble")
            return 1
        finally:
            browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
