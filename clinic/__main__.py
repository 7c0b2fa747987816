"""`python -m clinic`: the server, and what is done at its keyboard: admins, doctors, stations, cards, training data."""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from errno import EADDRINUSE
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec

from care.errors import CarepostError
from care.messages import MAX_MESSAGE_BYTES
from clinic import directory, log, settings
from clinic.keys import key_for
from clinic.settings import Settings
from clinic.store import DATABASE, Store, open_store


@click.group(invoke_without_command=True)
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="The clinic's TOML file.")
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=int, help="The port to listen on; 0 takes a free one.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="The folder of the database.")
@click.option("--mode", type=click.Choice(["live", "training"]), help="Live, or training with test data only.")
@click.pass_context
def main(context: click.Context, /, config: Path | None, **options: Any) -> None:
    """Run the clinic server (the default), or one of its commands."""
    context.obj = (config, options)
    if context.invoked_subcommand is None:
        context.invoke(serve)


def _with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Every command takes `--config` as well, in front of its name or after it."""

    @click.option("--config", "own", type=click.Path(path_type=Path, dir_okay=False), help="The clinic's TOML file.")
    @wraps(command)
    def run(own: Path | None = None, **more: Any) -> None:
        config, options = click.get_current_context().find_root().obj
        try:
            command(_settings(own or config, options), **more)
        except CarepostError as error:
            raise click.ClickException(str(error)) from error

    return run


def _settings(config: Path | None, options: dict[str, Any]) -> Settings:
    found = settings.load(config) if config else Settings()
    given = {name: value for name, value in options.items() if value is not None}
    return settings.checked(msgspec.structs.replace(found, **given))


@contextmanager
def _store(found: Settings) -> Iterator[Store]:
    found.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = open_store(found.data, key_for(found, found.data / DATABASE))
    try:
        yield store
    finally:
        store.close()


def _now_s() -> float:
    return datetime.now(UTC).timestamp()


@main.command()
@_with_settings
def serve(found: Settings) -> None:
    """Run the clinic server until it is told to stop."""
    from clinic.serving import run

    log.set_up()
    try:
        door = socket.create_server((found.host, found.port), family=_family(found.host), backlog=512)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]
        hint = "; is another clinic running?" if error.errno == EADDRINUSE else ""
        raise click.ClickException(f"{found.host}:{found.port} cannot be listened on ({why}){hint}") from error
    with door, _store(found) as store:
        run(msgspec.structs.replace(found, port=door.getsockname()[1]), store, door, MAX_MESSAGE_BYTES)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


@main.command()
@_with_settings
def admin(found: Settings) -> None:
    """Print a one-time link with which an admin sets name and password (1 hour, one use)."""
    from clinic.login import make_first_admin

    with _store(found) as store:
        click.echo(make_first_admin(found, store, _now_s()))


@main.command("add-doctor")
@_with_settings
def add_doctor(found: Settings) -> None:
    """Print a one-time link with which a doctor sets name and password (1 hour, one use)."""
    from clinic.login import first_link

    with _store(found) as store:
        click.echo(first_link(found, store.writing(lambda db: directory.make_link(db, "doctor", _now_s()))))


@main.command("enrol-code")
@_with_settings
def enrol_code(found: Settings) -> None:
    """Print a one-time code that enrols a kiosk (10 minutes, one use)."""
    with _store(found) as store:
        click.echo(store.writing(lambda db: directory.make_code(db, _now_s())))


@main.command()
@click.option("--patient", required=True, help="The patient's id, or Patient/<id>.")
@_with_settings
def card(found: Settings, patient: str) -> None:
    """Print the text of a patient's card, signed by this clinic."""
    from clinic.cards import make_card

    with _store(found) as store:
        click.echo(make_card(store, patient, datetime.now(UTC)))


@main.command("seed-demo")
@click.option("--seed", type=int, default=1, show_default=True, help="Other seeds make other people.")
@click.option("--password", help="The doctor's password; made up when not given.")
@_with_settings
def seed_demo(found: Settings, seed: int, password: str | None) -> None:
    """Fill a training clinic with a doctor and patients, and print them as JSON."""
    from clinic.seed import seed_training

    with _store(found) as store:
        sys.stdout.buffer.write(msgspec.json.encode(seed_training(found, store, seed, password)) + b"\n")


if __name__ == "__main__":
    main(prog_name="carepost clinic")
