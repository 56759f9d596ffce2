"""The collector of unused memory: still while the program starts, at work from then on."""

import gc
from typing import Final

SETTLED: Final = 1.0
"""Seconds after the records are open, by which what they fill is drawn."""


def collect_again() -> None:
    """Let unused memory be collected again, but for what starting up made: that stays."""
    gc.freeze()
    gc.enable()
