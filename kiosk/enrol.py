"""Makes this station known to its clinic: an ES256 key made here, traded in with a one-time code."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from care.errors import CarepostError, Remedy
from care.fhir.elements import is_test_data
from kiosk.app import open_store
from kiosk.settings import Settings
from sync.client import ClinicClient
from sync.errors import RefusedError, StoreBusyError
from sync.identity import KioskIdentity, load_identity, new_private_key, public_jwk, save_identity


class NotEnrolledError(CarepostError):
    """The clinic does not know this station yet."""

    code = "not-enrolled"


class WrongModeError(CarepostError):
    """The station is set to live and its clinic to training, or the other way round: its visits could never arrive."""

    code = "clinic-wrong-mode"
    remedy = Remedy.CORRECT_INPUT


async def enrol(settings: Settings, code: str) -> KioskIdentity:
    """Enrol with the one-time code and keep the identity and the clinic's card key in the sealed store.

    Raises WrongModeError before a store is made or the code is used, ClinicError when the clinic refuses the code,
    StoreBusyError while a kiosk runs on the store.
    """
    async with ClinicClient(settings.clinic.url, None, settings.ca_file) as client:
        await _require_mode(client, settings)
        store = open_store(settings)
        try:
            private_key = new_private_key()
            client_id = await _traded(client, code, private_key, settings)
            card_key = await client.card_key()
            identity = KioskIdentity(client_id=client_id, private_key=private_key, clinic_url=settings.clinic.url)
            save_identity(store, identity)
            store.set_setting("card-key", card_key)
            return identity
        finally:
            store.close()


async def _require_mode(client: ClinicClient, settings: Settings) -> None:
    theirs = "training" if is_test_data(await client.capability()) else "live"
    if theirs != settings.mode:
        raise WrongModeError(
            f"{settings.clinic.url} is a {theirs} clinic and this station is set to {settings.mode}: set mode = "
            f'"{theirs}" with a store folder of its own, or name another clinic under [clinic]'
        )


async def _traded(client: ClinicClient, code: str, private_key: bytes, settings: Settings) -> UUID:
    try:
        return await client.enrol(code, public_jwk(private_key), settings.station)
    except RefusedError as error:
        raise RefusedError(
            f"{settings.clinic.url} does not take this code: it is wrong, used or older than 10 minutes; "
            "make a new one with carepost clinic enrol-code"
        ) from error


async def clock_ahead(settings: Settings) -> timedelta:
    """Say by how much this station's clock is ahead of its clinic's, or behind, within some seconds.

    Raises ClinicError when the clinic cannot be reached.
    """
    async with ClinicClient(settings.clinic.url, None, settings.ca_file) as client:
        theirs = await client.clock()
        return datetime.now(UTC) - theirs


async def answers(settings: Settings) -> None:
    """Raise ClinicError when the clinic cannot be reached, WrongModeError when it is live and we are not, or the
    other way round.
    """
    async with ClinicClient(settings.clinic.url, None, settings.ca_file) as client:
        await _require_mode(client, settings)


async def reach(settings: Settings) -> str:
    """Say how this station stands with its clinic. Raises as `answers`, NotEnrolledError without an identity, and
    RefusedError when the clinic does not take it.
    """
    await answers(settings)
    try:
        store = open_store(settings)
    except StoreBusyError:
        return f"not tried: {settings.clinic.url} answers, but the running kiosk holds the identity"
    try:
        identity = load_identity(store)
    finally:
        store.close()
    if identity is None:
        raise NotEnrolledError(f"{settings.clinic.url} answers, but this station is not enrolled")
    async with ClinicClient(settings.clinic.url, identity, settings.ca_file) as client:
        await client.token()
    return f"{settings.clinic.url} knows this station"
