import httpx
import pytest

from care.vitals import Kind
from kiosk.demo.panel import Panel, page
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import CORE, pieces


def test_each_device_is_listed_with_all_that_can_go_wrong_with_it() -> None:
    text = page(CORE, "<done>")
    assert "&lt;done&gt;" in text
    for kind, (_, piece) in pieces(CORE).items():
        part = text.split(f"<h2>{piece.name}</h2>")[1].split("</form>")[0]
        assert f"name=kind value={kind.value}>" in part
        assert part.count("<button") == len(piece.made.faults) >= 8


def test_the_page_has_what_the_room_was_furnished_with() -> None:
    with (
        Panel(lambda _kind, _fault: None, ["glucose-meter", "scale"]) as panel,
        httpx.Client(trust_env=False) as visitor,
    ):
        shown = visitor.get(panel.url).text
        assert "Simulated glucose meter" in shown
        assert shown.count("Simulated scale") == 1
        assert visitor.post(panel.url, data={"kind": "glucose", "fault": "no-strip"}).status_code == 200


def test_a_press_is_a_wish_and_what_a_device_cannot_have_is_said() -> None:
    wished: list[tuple[Kind, Fault]] = []
    with Panel(lambda kind, fault: wished.append((kind, fault))) as panel, httpx.Client(trust_env=False) as visitor:
        assert visitor.get(panel.url).text == page(CORE)
        done = visitor.post(panel.url, data={"kind": "weight", "fault": "link-lost"})
        assert (done.status_code, wished) == (200, [(Kind.WEIGHT, Fault.LINK_LOST)])
        assert "weight: link lost" in done.text
        for wrong in ({"kind": "weight", "fault": "no-finger"}, {"kind": "mood"}, {}):
            assert visitor.post(panel.url, data=wrong).status_code == 400
        assert len(wished) == 1
    with pytest.raises(httpx.ConnectError):
        httpx.get(panel.url, trust_env=False)
