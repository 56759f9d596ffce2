"""The program as if it were started at a moment: `at.py MOMENT [ARGUMENT ...]`."""

import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from coachtui.catalogue import catalogue
from coachtui.cli import start
from coachtui.domain.clock import clock_starting_at

moment = datetime.fromisoformat(sys.argv[1])
vars(start)["system_clock"] = lambda zone: clock_starting_at(
    moment.replace(tzinfo=ZoneInfo(zone)), zone
)
sys.exit(start.run(sys.argv[2:], catalogue))
