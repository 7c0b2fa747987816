"""Carries TCP from one address to another: so programs in two networks find each other at their own localhost.

`python -m bench.forward HOST PORT TO_HOST TO_PORT` runs until it is ended.
"""

import asyncio
import contextlib
import sys


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes, to its end."""
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


async def forward(host: str, port: int, to_host: str, to_port: int) -> None:
    """Listen, and connect whoever comes."""

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(to_host, to_port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(carry(reader, far_writer), carry(far_reader, writer))

    server = await asyncio.start_server(come, host, port)
    await server.serve_forever()


if __name__ == "__main__":
    from_host, from_port, where, which = sys.argv[1:]
    asyncio.run(forward(from_host, int(from_port), where, int(which)))
