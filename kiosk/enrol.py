"""Makes this station known to its clinic: an ES256 key made here, traded in with a one-time code."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from care.errors import CarepostError
from kiosk.app import open_store
from kiosk.settings import Settings
from sync.client import ClinicClient
from sync.errors import RefusedError, StoreBusyError
from sync.identity import KioskIdentity, load_identity, new_private_key, public_jwk, save_identity


class NotEnrolledError(CarepostError):
    """The clinic does not know this station yet."""

    code = "not-enrolled"


async def enrol(settings: Settings, code: str) -> KioskIdentity:
    """Enrol with the one-time code and keep the identity and the clinic's card key in the sealed store.

    Raises ClinicError when the clinic refuses the code, StoreBusyError while a kiosk runs on the store.
    """
    store = open_store(settings)
    try:
        private_key = new_private_key()
        async with ClinicClient(settings.clinic.url, None, settings.ca_file) as client:
            client_id = await _traded(client, code, private_key, settings)
            card_key = await client.card_key()
        identity = KioskIdentity(client_id=client_id, private_key=private_key, clinic_url=settings.clinic.url)
        save_identity(store, identity)
        store.set_setting("card-key", card_key)
        return identity
    finally:
        store.close()


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


async def reach(settings: Settings) -> str:
    """Say how this station stands with its clinic. Raises ClinicError when it cannot be reached or refuses us."""
    try:
        store = open_store(settings)
    except StoreBusyError:
        return "not tried: the running kiosk holds the identity"
    try:
        identity = load_identity(store)
    finally:
        store.close()
    async with ClinicClient(settings.clinic.url, identity, settings.ca_file) as client:
        await client.capability()
        if identity is None:
            raise NotEnrolledError(f"{settings.clinic.url} answers, but this station is not enrolled")
        await client.token()
    return f"{settings.clinic.url} knows this station"
