"""Slowing down whoever guesses: a few tries are free, then each wrong one doubles the wait."""

from collections import deque

from clinic.errors import RefusedError

FREE_TRIES = 3
LONGEST_S = 60.0
FORGET_S = 900.0
KEPT = 10_000


class WrongTries:
    """Counts wrong tries by name; a right one clears the count. Time comes in as monotonic seconds."""

    def __init__(self) -> None:
        self._tries: dict[str, tuple[int, float]] = {}

    def require_turn(self, name: str, now_s: float) -> None:
        """Refuse a try that comes too early."""
        count, last_s = self._tries.get(name, (0, now_s))
        if now_s - last_s > FORGET_S:
            self._tries.pop(name, None)
            return
        left_s = last_s + _wait_s(count) - now_s
        if left_s > 0:
            say = f"Too many wrong tries. Please wait {max(1, round(left_s))} seconds."
            raise RefusedError(429, "throttled", say, retry_after_s=left_s)

    def wrong(self, name: str, now_s: float) -> None:
        """Count a wrong try."""
        if len(self._tries) >= KEPT:
            self._tries.pop(next(iter(self._tries)))
        count, _ = self._tries.pop(name, (0, now_s))
        self._tries[name] = (count + 1, now_s)

    def right(self, name: str) -> None:
        """Forget the wrong tries."""
        self._tries.pop(name, None)


def _wait_s(count: int) -> float:
    return 0.0 if count < FREE_TRIES else min(2.0 ** (count - FREE_TRIES), LONGEST_S)


class Rate:
    """Allows `limit` acts in any `window_s` seconds, by name."""

    def __init__(self, limit: int, window_s: float) -> None:
        self._limit = limit
        self._window_s = window_s
        self._acts: dict[str, deque[float]] = {}

    def require_turn(self, name: str, now_s: float) -> None:
        """Count an act, or refuse it when there were too many."""
        acts = self._acts.setdefault(name, deque())
        while acts and now_s - acts[0] >= self._window_s:
            acts.popleft()
        if len(acts) >= self._limit:
            left_s = acts[0] + self._window_s - now_s
            raise RefusedError(429, "throttled", "Too many questions at once. Please wait a minute.", left_s)
        acts.append(now_s)
