"""A clock for drivers that measure their own seconds: each look at it is a step later than the one before."""


class Clock:
    """Stands in for the running loop where only its time is wanted."""

    def __init__(self, step: float = 1.0) -> None:
        self.now, self.step = 0.0, step

    def time(self) -> float:
        self.now += self.step
        return self.now
