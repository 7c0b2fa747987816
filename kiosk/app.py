"""Puts the station together on the io thread: store, session, devices, media, signalling, delivery."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

from care import messages
from care.binding import StopBinding
from care.checkin import CheckIn, Setup
from care.desk_lists import PartLine
from care.effects import Alarm
from care.encounter import Visit
from care.events import (
    CallOver,
    CardRefused,
    Event,
    Identified,
    Measured,
    Offered,
    PlaceTold,
    PlanReceived,
    Touched,
)
from care.fhir.bundle import bundle
from care.fhir.device import Station as FhirStation
from care.fhir.encounter import probe
from care.fhir.questionnaire import parse as parse_questionnaire
from care.mode import Mode
from care.nursing import Desk, DeskEvent
from care.people import Known
from care.questionnaire import Questionnaire
from care.vitals import Reading, Trouble
from kiosk import log
from kiosk.binding import BindingDesk
from kiosk.calls import CallDesk
from kiosk.cards import scanned
from kiosk.devices import DeviceDesk
from kiosk.equipment import Equipment
from kiosk.media.client import MediaProcess
from kiosk.printing import PrintDesk
from kiosk.session import Session
from kiosk.settings import Settings
from kiosk.signalling import Signalling
from peripherals.station import Station
from sync.client import ClinicClient
from sync.identity import load_identity
from sync.keys import key_for
from sync.loop import Delivery
from sync.store import Store

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Screen:
    """How the app reaches the window; each way is safe from this thread. `paper` answers with `App.paper_made`."""

    show: Callable[[CheckIn, Desk], None]
    leave: Callable[[bool], None]
    alarm: Callable[[Alarm], None]
    quiet: Callable[[UUID], None]
    paper: Callable[[Visit, Path], None]


class App:
    """The station's io side. `handle` is the door for what people do; it is called on this thread."""

    def __init__(self, settings: Settings, media: MediaProcess, screen: Screen, card: str | None = None) -> None:
        self._settings = settings
        self._media = media
        self._screen = screen
        self._card = card
        self._stack = AsyncExitStack()
        self._tasks: set[asyncio.Task[None]] = set()
        self._scanner = ""
        self._signalling: Signalling | None = None
        self._delivery: Delivery | None = None
        self._client: ClinicClient | None = None
        self._devices: DeviceDesk | None = None
        self.session: Session | None = None

    def handle(self, event: Event | DeskEvent) -> None:
        """Take one event; before the session is there, nothing has been promised and nothing is lost."""
        if self.session is not None:
            self.session.handle(event)

    @property
    def call_figures(self) -> dict[str, float]:
        """Return the newest numbers of the call (frames, size, packets lost, round trip), for the technician."""
        return dict(self._calls.figures)

    async def run(self) -> None:
        """Open everything, then work until cancelled."""
        async with self._stack:
            await self._open()
            await self._work()

    async def _open(self) -> None:
        settings = self._settings
        self._store = open_store(settings)
        self._stack.callback(self._store.close)
        equipment = Equipment(settings)
        setup = Setup(
            station=settings.station,
            clinic=settings.clinic.name,
            number=settings.clinic.emergency_number,
            kinds=equipment.kinds(equipment.bindings),
            cameras=tuple(settings.camera.sources),
            questionnaire=questionnaire(),
            protocol=settings.measuring,
            irregular_hint=settings.devices.irregular_hint,
        )
        roles = {"nurse": settings.staff.nurse_pin, "technician": settings.staff.technician_pin}
        self.session = Session(setup, self._store, self, roles, self._screen.show)
        self.session.alarms.sound_again()
        await self._open_devices(self.session, equipment)
        self._open_call(self.session)
        await self._open_clinic(self.session)
        self._printing = PrintDesk(
            settings.printer, settings.store_folder, self._screen.paper, self.handle, self._later
        )
        self.session.parts = self._parts
        self.session.handle(Touched())
        self._printing.look()

    async def _open_devices(self, session: Session, equipment: Equipment) -> None:
        devices = self._settings.devices
        bindings, radio, ports = equipment.bindings, None, None
        if devices.simulate:
            from peripherals.simulator.furniture import fault_for, with_more
            from peripherals.simulator.room import SimulatedRoom  # bumble is heavy and only for training

            furniture = with_more(devices.furniture)
            faults = {kind: fault_for(kind, name, furniture) for kind, name in devices.faults.items()}
            wishes = Path(devices.wishes) if devices.wishes else None
            room = SimulatedRoom(
                seed=devices.seed, pace=devices.pace, faults=faults, furniture=furniture, wishes=wishes
            )
            await self._stack.enter_async_context(room)
            bindings, radio = equipment.in_room(room.bindings), room.radio
            ports = [binding.port for binding in room.bindings if binding.port]
        station = Station(
            bindings,
            unassigned=self._late,
            radio=radio,
            registry=equipment.registry,
            memories=equipment.file.memories,
            remember=equipment.remember,
        )
        self._stack.push_async_callback(station.stop)
        session.devices = self._devices = DeviceDesk(station, session.handle)
        session.binding = BindingDesk(
            station,
            equipment,
            session.handle,
            unassigned=self._late,
            changed=lambda: session.measures(equipment.kinds(station.bindings)),
            radio=radio,
            ports=ports,
        )
        self._stack.callback(session.binding.do, StopBinding())

    def _late(self, reading: Reading) -> None:
        self.handle(Measured(reading))

    def _open_call(self, session: Session) -> None:
        camera = self._settings.camera
        session.calls = self._calls = CallDesk(
            self._media,
            session.handle,
            self.tell,
            self._code,
            camera.sources,
            (camera.width, camera.height),
            self._card,
        )

    async def _open_clinic(self, session: Session) -> None:
        settings = self._settings
        clinic = settings.clinic
        identity = load_identity(self._store)
        self._client = ClinicClient(clinic.url, identity, settings.ca_file)
        self._stack.push_async_callback(self._client.close)
        self._delivery = Delivery(self._store, self._client)
        self._signalling = Signalling(
            clinic.url,
            self._client.token,
            self._hello,
            ca=settings.ca_file,
            on_message=self._from_clinic,
            on_online=self._online,
            greet=session.greetings,
        )

    def _hello(self) -> messages.Hello:
        assert self.session is not None
        return messages.Hello(
            station=self._settings.station,
            mode=self._settings.mode,
            version=VERSION,
            at=datetime.now(UTC),
            here=self.session.under_way,
        )

    async def _work(self) -> None:
        assert self._signalling is not None
        assert self._delivery is not None
        assert self._devices is not None
        async with asyncio.TaskGroup() as group:
            group.create_task(self._devices.run())
            group.create_task(self._calls.run())
            group.create_task(self._signalling.run())
            group.create_task(self._delivery.run())
            group.create_task(self._tick())
            if self._settings.scanner.port:
                group.create_task(self._scan())

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(1.0)
            if self.session is not None:
                self.session.tick()
                self._printing.tick(self.session.state, monotonic())

    # --- the clinic ---------------------------------------------------------------------------------

    def _online(self, online: bool) -> None:
        if self.session is not None:
            self.session.online(online)
        if online and self._delivery is not None:
            self._delivery.poke()

    def _from_clinic(self, message: messages.ToKiosk) -> None:
        assert self.session is not None
        match message:
            case messages.Welcome(ice_servers=servers):
                self._calls.use_ice(servers)
            case messages.Placed():
                self.session.handle(PlaceTold(message))
            case messages.CallOffered():
                self._offered(self.session, message)
            case messages.PlanReady(visit_id=visit_id, plan=plan):
                self.session.handle(PlanReceived(visit_id, plan))
                self._printing.look()  # it may have come or gone since the start
            case messages.AlarmSeen(alarm_id=alarm_id, by=by):
                self.session.alarms.seen(alarm_id, by)
            case messages.CallEnded(call_id=call_id):
                self.session.handle(CallOver(call_id))
            case messages.Refused(code=code):
                log.get().warning("the clinic refused a message", code=code)
            case messages.Description() | messages.Candidate() | messages.Relay():
                self._calls.on_clinic(message)

    def _offered(self, session: Session, offer: messages.CallOffered) -> None:
        """Pass on a call for the patient who is here; one for somebody who has left is answered with no."""
        visit = session.state.visit
        if visit is None or visit.id != offer.visit_id:
            self.tell(messages.CallAnswered(call_id=offer.call_id, ready=False))
            return
        self._calls.use_ice(offer.ice_servers)
        session.handle(Offered(offer.call_id, offer.doctor, offer.role))

    # --- the session's world ------------------------------------------------------------------------

    def freeze(self, visit: Visit) -> tuple[UUID, str, bytes, str]:
        """Make the one Bundle of an ended visit."""
        return frozen(visit, self._settings.station, self._settings.mode)

    def tell(self, message: messages.FromKiosk) -> None:
        """Say this to the clinic."""
        if self._signalling is not None:
            self._signalling.send(message)

    def look(self, given: str, family: str, born: date) -> None:
        """Ask the clinic who this is."""
        self._later(self._look(given, family, born))

    async def _look(self, given: str, family: str, born: date) -> None:
        found = None
        try:
            if self._client is not None:
                async with asyncio.timeout(5):
                    found = await self._client.identify(given=given, family=family, birth_date=born)
        except Exception as error:  # whatever it is, the patient must not stay before "one moment"
            log.get().warning("the clinic could not be asked who this is", error=type(error).__name__)
        self.handle(Identified(found))

    def scanned(self, data: bytes) -> None:
        """Something was scanned, on whichever way; nothing of it is logged or kept, not even a document's number."""
        if self.session is None or not self.session.state.takes_codes:
            return
        card = scanned(data, self._store.setting("card-key"), datetime.now().astimezone().date())
        if isinstance(card, CardRefused):
            log.get().info("what was scanned does not say who it is", why=card.why)
        self.handle(card)

    async def _scan(self) -> None:
        from peripherals.links.serial import open_port  # stations without a serial scanner do not need it
        from peripherals.scanner import line, listen

        scanner = self._settings.scanner
        await listen(lambda: open_port(scanner.port, line(scanner.baud), find_s=0), self.scanned, self._scanner_is)

    def _scanner_is(self, trouble: Trouble | None) -> None:
        word = "ready" if trouble is None else "unplugged"
        if word != self._scanner:
            log.get().info("the scanner was looked for", word=word)
        self._scanner = word

    def _parts(self) -> tuple[PartLine, ...]:
        scanner = PartLine(part="scanner", word=self._scanner) if self._scanner else None
        return tuple(line for line in (self._printing.line, scanner) if line is not None)

    def _code(self, text: str) -> None:
        self.scanned(text.encode("latin-1", "replace"))

    def alarm(self, alarm: Alarm) -> None:
        """Be loud here."""
        log.get().warning("alarm raised")
        self._screen.alarm(alarm)

    def quiet(self, alarm_id: UUID) -> None:
        """Be loud for this alarm no more."""
        self._screen.quiet(alarm_id)

    def print_plan(self, visit: Visit) -> None:
        """Print the plan."""
        self._printing.print(visit)

    def paper_made(self, made: bool) -> None:
        """The window has written the page, or could not."""
        self._printing.drawn(made)

    def deliver(self) -> None:
        """Try to deliver now."""
        if self._delivery is not None:
            self._delivery.poke()

    def leave(self, *, for_good: bool) -> None:
        """End this process."""
        self._screen.leave(for_good)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def open_store(settings: Settings) -> Store:
    """Open this station's store with its key. Raises StoreBusyError while another program holds it."""
    folder = settings.store_folder
    return Store.open(folder, key_for(folder, settings.mode, insecure_key_file=settings.key_file))


def frozen(visit: Visit, station: str, mode: Mode) -> tuple[UUID, str, bytes, str]:
    """Freeze a visit: bundle id, patient key, canonical bytes, and the search that finds it."""
    bundle_id, body = bundle(
        visit,
        questionnaire=questionnaire(),
        mode=mode,
        station=FhirStation(id=station, name=station, version=VERSION),
        now=visit.ended_at or datetime.now(UTC),
    )
    key = visit.person.reference if isinstance(visit.person, Known) else str(visit.id)
    return bundle_id, key, body, probe(visit.id)


def questionnaire() -> Questionnaire:
    """Read the check-in questionnaire that ships with the station."""
    return parse_questionnaire(resources.files("assets").joinpath("questionnaires/checkin.json").read_bytes())
