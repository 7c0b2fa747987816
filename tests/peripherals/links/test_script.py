import asyncio

import pytest

from peripherals.driver import SILENCE, LinkLostError
from peripherals.links.script import ScriptLink


def test_a_script_gives_what_was_asked_for_and_then_is_lost() -> None:
    async def story() -> None:
        link = ScriptLink([("2a35", b"a"), ("2a36", b"b"), SILENCE])
        values = link.values("2a35")
        assert await anext(values) == ("2a35", b"a")
        assert await anext(values) == SILENCE
        with pytest.raises(LinkLostError):
            await anext(values)

    asyncio.run(story())


def test_closing_a_script_ends_it_after_what_was_sent() -> None:
    async def story() -> None:
        link = ScriptLink(ends=False)
        link.send("", b"late")
        await link.close()
        chunks = link.chunks()
        assert await anext(chunks) == b"late"
        with pytest.raises(LinkLostError):
            await anext(chunks)

    asyncio.run(story())
