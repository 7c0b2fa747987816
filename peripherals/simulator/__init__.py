"""Devices that are not there: a virtual radio room and a serial line, for training, demonstrations and tests.

The only home of bumble. Its import is heavy: import from here only where something is simulated.
"""
