"""Delivery against a server that fails in every way we know, and what is told of it."""

import asyncio
import random
from collections.abc import Callable
from uuid import UUID

import pytest

from sync.client import ClinicClient
from sync.errors import DeliveryStoppedError
from sync.loop import Change, Delivery, Road, drain
from sync.outbox import Answer
from sync.records import QueueStatus, State
from sync.store import Store
from tests.worlds.fhir_server import CAPABILITY, FhirServer, Request, chaos, running, scripted

Confirm = Callable[..., UUID]


class Blind(ClinicClient):
    """A client whose probes find nothing: what delivery would be without them."""

    async def search(self, query: str, timeout_s: float = 1.0) -> Answer:
        return Answer(status=200, headers={}, body=b'{"resourceType":"Bundle","total":0}')


def deliver(
    store: Store,
    server: FhirServer,
    changes: list[Change] | None = None,
    kind: type[ClinicClient] = ClinicClient,
    *,
    until_empty: bool = True,
) -> QueueStatus:
    async def run() -> QueueStatus:
        async with kind(server.url) as client:
            return await drain(
                store,
                client,
                until_empty,
                0.02,
                on_change=(changes if changes is not None else []).append,
                rng=random.Random(1),
                first_timeout_s=0.3,
            )

    return asyncio.run(asyncio.wait_for(run(), 50))


def test_what_was_confirmed_arrives_in_order_and_once(store: Store, confirm: Confirm):
    ids = [confirm(number, patient="anna") for number in range(5)]
    changes: list[Change] = []
    with running(FhirServer()) as server:
        status = deliver(store, server, changes)
    assert server.order == [f"visit-{number}" for number in range(5)]
    assert (status.delivered, status.waiting, server.extra_versions) == (5, 0, 0)
    assert [(change.bundle_id, change.state) for change in changes] == [
        (None, None),  # the server was found
        *((id_, State.DELIVERED) for id_ in ids),
    ]
    assert server.requests[1].headers["idempotency-key"] == str(ids[0])


def test_everything_arrives_exactly_once_through_four_faults_in_ten(store: Store, confirm: Confirm):
    for number in range(40):
        confirm(number, patient=f"p{number % 15}")
    with running(FhirServer(fault=chaos(seed=5, share=0.4))) as server:
        status = deliver(store, server)
    assert (status.delivered, status.waiting, status.quarantined) == (40, 0, 0)
    assert sorted(server.order) == sorted(f"visit-{number}" for number in range(40))
    assert server.extra_versions == 0
    assert len(server.faults_made) >= 7  # the chaos was chaos


def test_without_probes_the_same_faults_write_things_twice(store: Store, confirm: Confirm):
    for number in range(40):
        confirm(number, patient=f"p{number % 15}")
    with running(FhirServer(fault=chaos(seed=5, share=0.4))) as server:
        deliver(store, server, kind=Blind)
    assert server.extra_versions > 0


@pytest.mark.parametrize("fault", ["reset-after", "half-body", "short-json", "stall-after"])
def test_a_lost_answer_is_asked_after_and_never_sent_again(store: Store, confirm: Confirm, fault: str):
    confirm(1)
    with running(FhirServer(fault=scripted(fault))) as server:
        deliver(store, server)
    assert (server.posts, server.extra_versions) == (1, 0)
    assert store.outbox_rows()[0].last_outcome == "found-at-the-server"


@pytest.mark.parametrize("fault", ["503", "429", "500", "reset-before", "stall-before", "captive-portal", "409"])
def test_what_did_not_arrive_is_sent_again(store: Store, confirm: Confirm, fault: str):
    confirm(1)
    with running(FhirServer(fault=scripted(fault))) as server:
        deliver(store, server)
    assert (server.posts, server.extra_versions) == (2, 0)
    assert store.outbox_rows()[0].attempts == 2


def test_one_bad_visit_is_set_aside_alone_and_may_try_again(store: Store, confirm: Confirm):
    for number in range(20):
        confirm(number)
    poison = confirm(99)

    def refuse(request: Request) -> str | None:
        return "422" if b"visit-99" in request.body else None

    with running(FhirServer(fault=refuse)) as server:
        status = deliver(store, server)
        assert (status.delivered, status.quarantined, status.waiting) == (20, 1, 0)
        [row] = [row for row in store.outbox_rows() if row.id == poison]
        assert (row.state, row.last_outcome) == (State.QUARANTINED, "http-422")
        assert "no such code" in (row.detail or "")
        server.fault = lambda request: None
        store.release(row.seq)
        assert deliver(store, server).quarantined == 0
    assert server.extra_versions == 0


def test_a_visit_that_upsets_its_server_does_not_hold_up_the_others(store: Store, confirm: Confirm):
    for number in range(6):
        confirm(number)

    def fail(request: Request) -> str | None:
        return "500" if b"visit-0" in request.body and server.posts < 12 else None

    with running(FhirServer(fault=fail)) as server:
        deliver(store, server)
    assert server.order[-1] == "visit-0"


def test_no_more_than_four_fly_at_once_and_one_for_each_patient(store: Store, confirm: Confirm):
    for number in range(12):
        confirm(number, patient=f"p{number % 6}")
    flying: set[str] = set()
    most: list[int] = []

    class Watched(ClinicClient):
        async def transaction(self, bundle: bytes, idempotency_key: str, timeout_s: float = 1.0) -> Answer:
            patient = next(row.patient_key for row in store.outbox_rows() if str(row.id) == idempotency_key)
            assert patient not in flying
            flying.add(patient)
            most.append(len(flying))
            answer = await super().transaction(bundle, idempotency_key, timeout_s)
            flying.discard(patient)
            return answer

    with running(FhirServer()) as server:
        deliver(store, server, kind=Watched)
    assert max(most) == 4


def test_the_mark_is_durable_before_the_first_byte_leaves(store: Store, confirm: Confirm):
    confirm(1)
    seen: list[State] = []

    class Watched(ClinicClient):
        async def transaction(self, bundle: bytes, idempotency_key: str, timeout_s: float = 1.0) -> Answer:
            seen.append(store.outbox_rows()[0].state)
            return await super().transaction(bundle, idempotency_key, timeout_s)

    with running(FhirServer()) as server:
        deliver(store, server, kind=Watched)
    assert seen == [State.AMBIGUOUS]


def test_a_server_that_is_away_is_waited_for(store: Store, confirm: Confirm):
    """Started with nobody there; the clinic comes later, and a poke finds it."""
    confirm(1)

    async def story() -> list[Change]:
        changes: list[Change] = []
        news = asyncio.Event()

        def note(change: Change) -> None:
            changes.append(change)
            news.set()

        with running(FhirServer()) as gone:
            address = gone.url
        async with ClinicClient(address) as client:
            delivery = Delivery(store, client, on_change=note, backoff_cap_s=600.0, rng=random.Random(1))
            task = asyncio.create_task(delivery.run())
            await asyncio.wait_for(news.wait(), 10)
            assert (changes[-1].road, changes[-1].reason) == (Road.AWAY, "unreachable")
            with running(FhirServer()) as server:
                delivery._client = ClinicClient(server.url)
                while not any(change.state is State.DELIVERED for change in changes):
                    news.clear()
                    delivery.poke()
                    await asyncio.wait_for(news.wait(), 10)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                await delivery._client.close()
        return changes

    changes = asyncio.run(story())
    assert changes[-1].road is Road.OPEN
    assert store.queue_status().delivered == 1


def test_a_freeze_wakes_the_delivery(store: Store, confirm: Confirm):
    async def story(server: FhirServer) -> None:
        done = asyncio.Event()
        async with ClinicClient(server.url) as client:
            delivery = Delivery(store, client, on_change=lambda change: done.set())
            task = asyncio.create_task(delivery.run())
            await asyncio.wait_for(done.wait(), 10)
            assert delivery.road is Road.OPEN
            done.clear()
            confirm(1)
            delivery.poke()
            await asyncio.wait_for(done.wait(), 10)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    with running(FhirServer()) as server:
        asyncio.run(story(server))
    assert store.queue_status().delivered == 1


def test_a_listener_that_fails_does_not_end_the_delivery(store: Store, confirm: Confirm):
    confirm(1)
    confirm(2)

    def fail(change: Change) -> None:
        raise RuntimeError("a screen fell over")

    async def run(url: str) -> QueueStatus:
        async with ClinicClient(url) as client:
            return await drain(store, client, True, 0.02, on_change=fail)

    with running(FhirServer()) as server:
        assert asyncio.run(run(server.url)).delivered == 2


def test_refusal_pauses_and_loses_nothing(store: Store, confirm: Confirm):
    confirm(1)
    changes: list[Change] = []
    with (
        running(FhirServer(fault=lambda request: "403" if request.method == "POST" else None)) as server,
        pytest.raises(DeliveryStoppedError, match="http-403"),
    ):
        deliver(store, server, changes)
    assert changes[-1].road is Road.PAUSED
    assert store.queue_status().pending == 1


def test_a_server_that_refuses_our_ids_is_left_alone_and_says_so(store: Store, confirm: Confirm):
    confirm(1)
    no = CAPABILITY | {"rest": [{"resource": [{"type": "Encounter", "updateCreate": False}]}]}
    with (
        running(FhirServer(capability=no)) as server,
        pytest.raises(DeliveryStoppedError, match="conditional creates are not built yet"),
    ):
        deliver(store, server)
    assert server.posts == 0


def test_a_server_that_is_not_r4_is_left_alone(store: Store, confirm: Confirm):
    confirm(1)
    with (
        running(FhirServer(capability=CAPABILITY | {"fhirVersion": "5.0.0"})) as server,
        pytest.raises(DeliveryStoppedError, match="not-a-fhir-r4-server"),
    ):
        deliver(store, server)
    assert server.posts == 0


def test_one_pass_tries_each_once_and_comes_back(store: Store, confirm: Confirm):
    for number in range(3):
        confirm(number)
    with running(FhirServer(fault=lambda request: "409" if b"visit-1" in request.body else None)) as server:
        status = deliver(store, server, until_empty=False)
    assert (status.delivered, status.ambiguous) == (2, 1)
    assert server.posts == 3


def test_a_visit_whose_bytes_rotted_is_not_sent(store: Store, confirm: Confirm):
    confirm(1)
    confirm(2)
    store._db.execute("UPDATE payload SET body = x'7b7d' WHERE seq = 1")
    with running(FhirServer()) as server:
        status = deliver(store, server)
    assert (status.quarantined, status.delivered) == (1, 1)
    assert store.outbox_rows()[0].last_outcome == "damaged-at-rest"
