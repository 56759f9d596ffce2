"""Reading a day and an hour as they are typed."""

import re
from datetime import date, datetime, time

from coachtui.capture.dates import date_of

_CLOCK = re.compile(
    r"(?:^|\s)(?:lúc |at )?(?P<hour>\d{1,2})(?:[:h](?P<minute>\d{2})?)$", re.IGNORECASE
)


def moment_of(text: str, today: date, usual: datetime) -> datetime | None:
    """Return the moment a text names, in the zone of `usual`; None where it names none.

    A day alone takes the hour of `usual`; an hour alone takes its day. Understood are the days of
    the capture line, followed by `9:00`, `9h` or `14h30`.
    """
    rest, hour = text.strip(), usual.timetz().replace(tzinfo=None)
    clock = _CLOCK.search(rest)
    if clock is not None:
        try:
            hour = time(int(clock["hour"]), int(clock["minute"] or 0))
        except ValueError:
            return None
        rest = rest[: clock.start()].strip()
    day = usual.date() if clock is not None and not rest else date_of(rest, today)
    return None if day is None else datetime.combine(day, hour, tzinfo=usual.tzinfo)
