"""The one `carepost` command. Imports stay inside the commands: a supervisor must weigh nothing."""

import json
import os
import signal
import subprocess
import sys
from math import isnan
from pathlib import Path
from typing import Any, TextIO

import click

from care.errors import CarepostError
from kiosk.start import program as program
from kiosk.start import station

CONFIG = click.option("--config", type=click.Path(path_type=Path), required=True, help="TOML file of this station.")


class _Sentences(click.Group):
    """Our own errors are a sentence and exit code 1, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CarepostError as error:
            raise click.ClickException(f"{error} [{error.code}]") from error
        except OSError as error:
            if error.filename is None:
                raise  # not about a file that somebody named
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error


class _Number(click.FloatRange):
    """A number; nan is none, though it lies in every range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        return self.fail("nan is not a number.", param, ctx) if isnan(number) else number


@click.group(cls=_Sentences)
@click.version_option(package_name="carepost")
def main() -> None:
    """Carepost: a telehealth kiosk. Check in, be measured, see a doctor, leave with a plan."""


@main.command(context_settings={"ignore_unknown_options": True})
@CONFIG
@click.option("--size", help="WIDTHxHEIGHT@PXPERMM, or tall, of a window instead of the full screen.")
@click.option("--log", type=click.Path(path_type=Path), help="File that the log is written to.")
@click.argument("more", nargs=-1, type=click.UNPROCESSED)
def kiosk(config: Path, size: str | None, log: Path | None, more: tuple[str, ...]) -> None:
    """Run the kiosk under its supervisor."""
    named = {"--config": config, "--size": size, "--log": log}
    told = [text for option, value in named.items() if value is not None for text in (option, str(value))]
    sys.exit(station([*told, *more]))


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def clinic(arguments: tuple[str, ...]) -> None:
    """Run the clinic server, or one of its commands (admin, add-doctor, enrol-code, card)."""
    command = [*program("clinic"), *arguments]
    if os.name == "posix":  # the server takes this process over, so a signal meant for the clinic reaches it
        os.execv(command[0], command)  # noqa: S606 (no shell is wanted)
    child = subprocess.Popen(command)
    try:
        sys.exit(child.wait())
    except KeyboardInterrupt:
        child.terminate()
        sys.exit(child.wait())


@main.command()
@CONFIG
@click.argument("code")
def enrol(config: Path, code: str) -> None:
    """Make this station known to its clinic with a one-time code."""
    import asyncio

    from kiosk.enrol import enrol as enrol_station
    from kiosk.settings import load

    identity = asyncio.run(enrol_station(load(config), code))
    click.echo(f"This station is known to the clinic as {identity.client_id}.")


@main.command()
@click.password_option("--pin", prompt="New PIN", help="The PIN; asked for when not given.")
def pin(pin: str) -> None:
    """Print the hash of a PIN, for the configuration."""
    from kiosk.pins import hashed

    if len(pin) < 4 or not pin.isdigit():
        raise click.ClickException("A PIN is at least four digits.")
    click.echo(hashed(pin))


@main.command()
@click.option("--config", type=click.Path(path_type=Path), help="Also check this station's configuration.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(config: Path | None, as_json: bool) -> None:
    """The technician's preflight: pass, fail or skip for each part, with what to do."""
    from kiosk.health import preflight

    rows = list(preflight(config))
    if as_json:
        click.echo(json.dumps({"ok": all(row.result != "fail" for row in rows), "parts": [row.told() for row in rows]}))
    else:
        for row in rows:
            remedy = f"  -> {row.remedy}" if row.remedy else ""
            click.echo(f"{row.result.upper():5} {row.part:<16} {row.found}{remedy}")
    sys.exit(1 if any(row.result == "fail" for row in rows) else 0)


@main.command()
@click.option("--autopilot", is_flag=True, help="A scripted patient touches the screens; a doctor answers.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for report.json, bundle.json and screens/.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed is another patient.")
@click.option("--offline", is_flag=True, help="The clinic is away until the visit has ended.")
@click.option("--size", default="tall", show_default=True, help="The kiosk's: full, tall or WIDTHxHEIGHT@PXPERMM.")
@click.option(
    "--fault", "faults", multiple=True, metavar="KIND=FAULT", help="Something goes wrong once: oxygen=no-finger."
)
@click.option(
    "--device",
    "furniture",
    multiple=True,
    metavar="DRIVER",
    help="Also this simulated device: glucose-meter, ecg-lead…",
)
def demo(
    autopilot: bool,
    out: Path | None,
    seed: int,
    offline: bool,
    size: str,
    faults: tuple[str, ...],
    furniture: tuple[str, ...],
) -> None:
    """Clinic, simulated devices, kiosk and doctor's page on this machine."""
    from kiosk.demo import run_by_hand, run_by_itself

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # its programs and folder go with it
    wrong = dict(_fault(fault, furniture) for fault in faults)
    sys.exit(
        run_by_itself(out or Path("out"), seed, offline, size, wrong, furniture)
        if autopilot
        else run_by_hand(seed, size, wrong, furniture)
    )


def _fault(text: str, furniture: tuple[str, ...]) -> tuple[str, str]:
    """Read KIND=FAULT. Raises UsageError with what there is."""
    from care.errors import BadInputError
    from care.vitals import Kind
    from peripherals.simulator.furniture import fault_for, with_more

    kind, _, fault = text.partition("=")
    if kind not in [k.value for k in Kind]:
        kinds = ", ".join(k.value for k in Kind)
        raise click.UsageError(f"'{text}' is not KIND=FAULT with KIND of {kinds}.")
    try:
        fault_for(Kind(kind), fault, with_more(furniture))
    except BadInputError as error:
        raise click.UsageError(f"{kind}: {error}") from error
    return kind, fault


@main.group()
def devices() -> None:
    """What is there and what is bound, one reading, a captured frame."""


@devices.command("list")
@click.option("--config", type=click.Path(path_type=Path))
def devices_list(config: Path | None) -> None:
    """Show the devices bound to a station; without one, what is there."""
    from kiosk.terminal_devices import show_devices

    show_devices(config)


@devices.command("scan")
@click.option("--config", type=click.Path(path_type=Path), help="Also with this station's own drivers.")
@click.option("--seconds", type=_Number(0.1, 300), default=12.0, show_default=True, help="How long to look.")
def devices_scan(config: Path | None, seconds: float) -> None:
    """Look around: what shows itself, how near it is, and who can speak with it."""
    from kiosk.terminal_devices import scan

    scan(config, look_s=seconds)


@devices.command("bind")
@CONFIG
@click.argument("where", metavar="[ADDRESS|PORT]", required=False)
@click.option("--kind", help="What it measures.")
@click.option("--driver", help="Which driver speaks with it: a serial port does not tell.")
@click.option("--name", help="Its name on the screens.")
@click.option("--calibration", metavar="YYYY-MM-DD", help="The day its calibration is due; '' for none.")
@click.option("--no-test", is_flag=True, help="Without a test reading.")
@click.option("--seconds", type=_Number(0.1, 300), default=12.0, show_default=True, help="How long to look.")
def devices_bind(
    config: Path,
    where: str | None,
    kind: str | None,
    driver: str | None,
    name: str | None,
    calibration: str | None,
    no_test: bool,
    seconds: float,
) -> None:
    """Bind one device to this station: find, pair, test reading, name (refused while its kiosk runs)."""
    from kiosk.terminal_devices import Wanted, bind, kind_of

    wanted = Wanted(
        kind=kind_of(kind) if kind else None,
        driver=driver,
        where=where,
        name=name,
        calibration=calibration,
        test=not no_test,
        look_s=seconds,
    )
    sys.exit(bind(config, wanted))


@devices.command("unbind")
@CONFIG
@click.argument("kind")
def devices_unbind(config: Path, kind: str) -> None:
    """Take the device of this kind away from the station (refused while its kiosk runs)."""
    from kiosk.terminal_devices import kind_of, unbind

    unbind(config, kind_of(kind))


@devices.command("read")
@click.argument("kind")
@click.option("--simulate", is_flag=True, help="Use the simulated device of this kind.")
@click.option("--seed", type=int, default=1)
@click.option("--pace", type=_Number(0.1, 8.0), default=1.0, help="Simulated: so many times as fast as life.")
@click.option("--config", type=click.Path(path_type=Path))
def devices_read(kind: str, simulate: bool, seed: int, pace: float, config: Path | None) -> None:
    """Take one guided reading in the terminal."""
    from kiosk.terminal_devices import read_device

    sys.exit(read_device(kind, simulate=simulate, seed=seed, pace=pace, config=config))


class _Targets(click.Command):
    """Names what can be decoded when help is asked for: the decoders are not wanted before."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from peripherals.codecs import TARGETS

        with formatter.section("Targets"):
            formatter.write_text(", ".join(sorted(TARGETS)))
        super().format_epilog(ctx, formatter)


@devices.command("decode", cls=_Targets)
@click.argument("target", required=False)
@click.argument("frame", metavar="HEX", required=False)
@click.option("--jsonl", type=click.File("r", "utf-8", errors="replace"), help="Lines of {id, target, hex}.")
def devices_decode(target: str | None, frame: str | None, jsonl: TextIO | None) -> None:
    """Decode a captured frame: HEX is its bytes, TARGET the characteristic or the format that they are of."""
    from peripherals.codecs import DecodeError
    from peripherals.tools import decode_hex, decode_jsonl

    if jsonl is not None:
        for line in decode_jsonl(jsonl):
            click.echo(line)
    elif target is not None and frame is not None:
        try:
            click.echo(json.dumps(decode_hex(target, frame)))
        except DecodeError as error:
            raise click.ClickException(f"this is not a whole {target} frame: {error.word}") from error
    else:
        raise click.UsageError("Give TARGET and HEX, or --jsonl FILE.")


@devices.command("ecg")
@click.argument("lead", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--rate", "rate_hz", type=float, required=True, help="Samples a second.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def devices_ecg(lead: Path, rate_hz: float, as_json: bool) -> None:
    """Find the beats in a recorded lead (little-endian 16-bit samples)."""
    from kiosk.terminal import show_ecg

    show_ecg(lead, rate_hz, as_json=as_json)


@main.group()
def sync() -> None:
    """The outbox: what waits, and delivery."""


@sync.command("status")
@click.option("--store", type=click.Path(path_type=Path))
@click.option("--config", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def sync_status(store: Path | None, config: Path | None, as_json: bool) -> None:
    """Show what waits to be sent, how old it is, and why (read-only)."""
    from kiosk.terminal import show_queue

    show_queue(store, config, as_json=as_json)


@sync.command("drain")
@click.option("--to", "url", required=True, help="FHIR R4 base URL.")
@click.option("--store", type=click.Path(path_type=Path))
@click.option("--config", type=click.Path(path_type=Path), help="Store, key and authority as this station has them.")
@click.option("--until-empty", is_flag=True)
@click.option(
    "--backoff-cap", type=_Number(min=0, min_open=True), default=900.0, show_default=True, help="Longest wait, in s."
)
@click.option("--ca", type=click.Path(path_type=Path), help="The only certificate authority to trust.")
def sync_drain(
    url: str, store: Path | None, config: Path | None, until_empty: bool, backoff_cap: float, ca: Path | None
) -> None:
    """Deliver the outbox to any FHIR R4 server (refused while a kiosk holds the store)."""
    from kiosk.terminal import drain_queue

    sys.exit(drain_queue(url, store, config, until_empty=until_empty, backoff_cap=backoff_cap, ca=ca))


@main.group()
def simulate() -> None:
    """Invented visits for load, tests and training."""


@simulate.command("encounters")
@click.argument("count", type=click.IntRange(min=1))
@click.option("--store", type=click.Path(path_type=Path), required=True)
@click.option("--seed", type=int, default=1)
def simulate_encounters(count: int, store: Path, seed: int) -> None:
    """Confirm COUNT invented encounters through the same code as the screens."""
    from rich.progress import Progress

    from kiosk.simulate import simulate as invent

    with Progress(disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("encounters", total=count)
        for _ in invent(count, store, seed):
            bar.advance(task)
    click.echo(f"{count} encounters are confirmed and wait in {store}.")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
