"""A FHIR R4 server in memory that fails on purpose: it breaks off, stalls, lies and refuses when told to.

It runs in a thread of its own, so that clients in this process and in others can use it.
"""

import asyncio
import json
import random
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

HTML = b"<!doctype html><title>Free wifi</title><p>Please accept our terms"
CAPABILITY = {
    "resourceType": "CapabilityStatement",
    "status": "active",
    "kind": "instance",
    "fhirVersion": "4.0.1",
    "format": ["json"],
    "rest": [
        {
            "mode": "server",
            "interaction": [{"code": "transaction"}],
            "resource": [{"type": "Encounter", "updateCreate": True}],
        }
    ],
}
FAULTS = (
    "503",
    "429",
    "500",
    "reset-before",
    "reset-after",
    "half-body",
    "captive-portal",
    "stall-before",
    "stall-after",
)


@dataclass
class Request:
    """One request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class FhirServer:
    """`fault` is asked at each request what should go wrong with it; None is nothing."""

    fault: Callable[[Request], str | None] = lambda request: None
    capability: dict[str, Any] = field(default_factory=lambda: CAPABILITY)
    on_commit: Callable[[], None] = lambda: None
    routes: dict[str, Callable[[Request], tuple[int, Any]]] = field(default_factory=dict)
    url: str = ""
    requests: list[Request] = field(default_factory=list)
    resources: dict[str, Any] = field(default_factory=dict)
    versions: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)
    faults_made: Counter[str] = field(default_factory=Counter)

    @property
    def extra_versions(self) -> int:
        """How often something that was there was written again."""
        return sum(count - 1 for count in self.versions.values())

    @property
    def posts(self) -> int:
        return sum(request.method == "POST" for request in self.requests)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _read_request(reader):
                self.requests.append(request)
                if not await self._respond(request, reader, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the client went away, which is its right
        finally:
            writer.close()

    async def _respond(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        fault = self.fault(request)
        if fault:
            self.faults_made[fault] += 1
        if fault in ("503", "429", "500"):
            headers = {"Retry-After": "0"} if fault != "500" else {}
            return await _send(writer, int(fault), b'{"resourceType":"OperationOutcome"}', headers)
        if fault == "422":
            issue = {"severity": "error", "code": "invalid", "diagnostics": "no such code"}
            return await _send(writer, 422, json.dumps({"resourceType": "OperationOutcome", "issue": [issue]}).encode())
        if fault in ("401", "403", "409"):
            return await _send(writer, int(fault), b'{"resourceType":"OperationOutcome"}')
        if fault == "captive-portal":
            return await _send(writer, 200, HTML, {"Content-Type": "text/html"})
        if fault == "reset-before":
            writer.transport.abort()
            return False
        if fault == "stall-before":
            await reader.read()  # until the client gives up
            return False
        status, answer = self._handle(request)
        content = json.dumps(answer).encode()
        if fault == "reset-after":
            writer.transport.abort()
            return False
        if fault == "stall-after":
            await reader.read()
            return False
        if fault == "half-body":
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: {len(content)}\r\n\r\n"
            writer.write(head.encode() + content[: len(content) // 2])
            await writer.drain()
            return False
        if fault == "short-json":
            return await _send(writer, 200, content[: len(content) // 2])
        return await _send(writer, status, content)

    def _handle(self, request: Request) -> tuple[int, Any]:
        parts = urlsplit(request.target)
        path = parts.path.rstrip("/")
        if path in self.routes:
            return self.routes[path](request)
        if path.endswith("/fhir/metadata"):
            return 200, self.capability
        if path.endswith("/fhir") and request.method == "POST":
            return self._transact(json.loads(request.body))
        if path.endswith("/fhir/Encounter"):
            return 200, self._search(parse_qs(parts.query).get("identifier", [""])[0])
        found = self.resources.get(unquote(path.partition("/fhir/")[2]))
        return (200, found) if found else (404, {"resourceType": "OperationOutcome"})

    def _transact(self, bundle: dict[str, Any]) -> tuple[int, Any]:
        for entry in bundle["entry"]:
            key = entry["request"]["url"]
            self.versions[key] += 1
            self.resources[key] = entry["resource"]
            if entry["resource"]["resourceType"] == "Encounter":
                self.order.append(entry["resource"]["identifier"][0]["value"])
        self.on_commit()
        answers = [{"response": {"status": "201 Created"}} for _ in bundle["entry"]]
        return 200, {"resourceType": "Bundle", "type": "transaction-response", "entry": answers}

    def _search(self, identifier: str) -> dict[str, Any]:
        found = [
            {"resource": resource, "search": {"mode": "match"}}
            for resource in self.resources.values()
            if any(f"{i['system']}|{i['value']}" == identifier for i in resource.get("identifier", []))
        ]
        return {"resourceType": "Bundle", "type": "searchset", "total": len(found), "entry": found}


@contextmanager
def running(server: FhirServer, tls: ssl.SSLContext | None = None) -> Iterator[FhirServer]:
    """Serve on a free port of this machine until the block ends; `server.url` is the clinic's address."""
    loop = asyncio.new_event_loop()
    listening = threading.Event()
    stop = asyncio.Event()

    async def serve() -> None:
        listener = await asyncio.start_server(server._serve, "127.0.0.1", 0, ssl=tls)
        port = listener.sockets[0].getsockname()[1]
        server.url = f"{'https' if tls else 'http'}://localhost:{port}"
        listening.set()
        await stop.wait()
        listener.close()
        rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    thread = threading.Thread(target=loop.run_until_complete, args=[serve()])
    thread.start()
    try:
        assert listening.wait(10)
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


def chaos(seed: int, share: float, faults: tuple[str, ...] = FAULTS) -> Callable[[Request], str | None]:
    """Let that share of the requests fail, each in a way of its own."""
    rng = random.Random(seed)

    def fault(request: Request) -> str | None:
        if request.target.endswith("/metadata") or rng.random() >= share:
            return None
        return rng.choice(faults)

    return fault


def scripted(*faults: str | None) -> Callable[[Request], str | None]:
    """Fail the transactions in this order, and then no more."""
    left = list(faults)

    def fault(request: Request) -> str | None:
        return left.pop(0) if request.method == "POST" and left else None

    return fault


def bundle(number: int, patient: str = "") -> tuple[str, bytes]:
    """A small transaction with ids of its own, and the search that finds it."""
    system, value = "https://carepost.example/ids", f"visit-{number}"
    encounter = {
        "resourceType": "Encounter",
        "id": f"enc-{number}",
        "status": "finished",
        "class": {"code": "VR"},
        "identifier": [{"system": system, "value": value}],
        "subject": {"reference": f"Patient/{patient or f'pat-{number}'}"},
    }
    observation = {"resourceType": "Observation", "id": f"obs-{number}", "status": "final"}
    entries = [
        {
            "fullUrl": f"urn:{one['id']}",
            "resource": one,
            "request": {"method": "PUT", "url": f"{one['resourceType']}/{one['id']}"},
        }
        for one in (encounter, observation)
    ]
    body = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    return f"Encounter?identifier={system}|{value}", json.dumps(body).encode()


async def _read_request(reader: asyncio.StreamReader) -> Request | None:
    line = await reader.readline()
    if not line:
        return None
    method, target, _ = line.decode().split(" ", 2)
    headers: dict[str, str] = {}
    while (line := await reader.readline()).strip():
        name, _, value = line.decode().partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(method, target, headers, body)


async def _send(
    writer: asyncio.StreamWriter, status: int, content: bytes, headers: dict[str, str] | None = None
) -> bool:
    fields = {"Content-Type": "application/fhir+json", "Content-Length": str(len(content)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    writer.write(f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + content)
    await writer.drain()
    return True
