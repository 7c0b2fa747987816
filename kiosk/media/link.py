"""When a line counts as lost, back or failed: a call's, or the media process's. Pure, told the time, asked often."""

from dataclasses import dataclass

from kiosk.media.protocol import CallState

LOST_AFTER_S = 1.0
FAILED_AFTER_S = 10.0
SETUP_MAX_S = 20.0
PAUSE_S = 0.6
"""Asked later than this after the last time, it was we who slept; that is not held against the link."""


@dataclass
class LinkWatch:
    """Follows one connection from its offer to its end."""

    started_at: float
    failed_after_s: float = FAILED_AFTER_S
    state: CallState = CallState.CONNECTING

    def __post_init__(self) -> None:
        self._asked_at = self._heard_at = self.started_at
        self._packets = 0

    def observe(self, now: float, packets: int, transport: str) -> CallState | None:
        """Tell the count of packets received so far and aiortc's connection state; returns a state that is new."""
        pause = now - self._asked_at
        if pause > PAUSE_S:
            self._heard_at += pause
        heard = packets > self._packets
        if heard:
            self._heard_at = now
        self._packets, self._asked_at = packets, now
        state = self._next(now, heard, transport)
        if state is None or state is self.state:
            return None
        self.state = state
        return state

    def silence_s(self, now: float) -> float:
        """How long nothing has been heard."""
        return now - self._heard_at

    def _next(self, now: float, heard: bool, transport: str) -> CallState | None:
        gone = transport in ("failed", "closed")
        match self.state:
            case CallState.CONNECTING:
                if gone or now - self.started_at > SETUP_MAX_S:
                    return CallState.FAILED
                return CallState.CONNECTED if transport == "connected" else None
            case CallState.CONNECTED | CallState.BACK:
                return CallState.LOST if gone or self.silence_s(now) > LOST_AFTER_S else None
            case CallState.LOST:
                if gone or self.silence_s(now) > self.failed_after_s:
                    return CallState.FAILED
                return CallState.BACK if heard else None
            case CallState.FAILED | CallState.ENDED:
                return None
