"""`carepost demo`: a clinic, simulated devices, the kiosk and a doctor on one machine."""

from kiosk.demo.show import run_by_hand, run_by_itself

__all__ = ["run_by_hand", "run_by_itself"]
