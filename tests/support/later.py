"""The program so many days from now: `later.py DAYS [ARGUMENT ...]`."""

import sys
from datetime import timedelta
from zoneinfo import ZoneInfo

from coachtui.catalogue import catalogue
from coachtui.cli import start
from coachtui.domain.clock import ZonedClock

days = int(sys.argv[1])
vars(start)["system_clock"] = lambda zone: ZonedClock(ZoneInfo(zone), timedelta(days=days))
sys.exit(start.run(sys.argv[2:], catalogue))
