"""Live or training: a station and a clinic are each one of the two, and only meet their own kind."""

from typing import Literal

Mode = Literal["live", "training"]
"""In training everything is marked as test data (HTEST), and nothing of it can enter a live record."""
