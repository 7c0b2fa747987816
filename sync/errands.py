"""What `carepost sync status` and `carepost sync drain` do."""

import random
from collections.abc import Callable
from pathlib import Path

from sync.client import ClinicClient
from sync.identity import KioskIdentity, load_identity
from sync.loop import Change, Delivery
from sync.outbox import LONGEST_WAIT_S
from sync.records import QueueStatus
from sync.store import Store, read_outbox, read_status

__all__ = ["drain_to", "read_outbox", "read_status"]


async def drain_to(
    url: str,
    path: Path,
    key: bytes,
    *,
    until_empty: bool = False,
    backoff_cap_s: float = LONGEST_WAIT_S,
    verify: Path | None = None,
    on_change: Callable[[Change, QueueStatus], None] = lambda change, status: None,  # noqa: ARG005 (nobody listens)
    rng: random.Random | None = None,
) -> QueueStatus:
    """Deliver the outbox of the store in `path` to the FHIR R4 base `url` and say how it stands afterwards.

    `url` may also be the clinic that this kiosk is enrolled at. Raises StoreBusyError while a kiosk holds the
    store, DeliveryStoppedError when the server goes on refusing us.
    """
    store = Store.open(path, key)
    try:
        async with _client(url, load_identity(store), verify) as client:
            delivery = Delivery(
                store,
                client,
                rng=rng,
                on_change=lambda change: on_change(change, store.queue_status()),
                backoff_cap_s=backoff_cap_s,
            )
            return await delivery.drain(until_empty=until_empty)
    finally:
        store.close()


def _client(url: str, identity: KioskIdentity | None, verify: Path | None) -> ClinicClient:
    """Show our identity to our own clinic only: a token request elsewhere would tell a stranger who we are."""
    base = url.rstrip("/")
    ours = identity.clinic_url.rstrip("/") if identity else ""
    if identity and base in (ours, f"{ours}/fhir"):
        return ClinicClient(identity.clinic_url, identity, verify)
    return ClinicClient(base, None, verify, fhir_url=base)
