"""The length of a support plan: what the pack takes for too short or too long, as a warning."""

from collections.abc import Iterator
from datetime import timedelta

from coachtui.records.discipline.model import Capability
from coachtui.records.discipline.rules.facts import Period
from coachtui.records.discipline.rules.guards import Bench, Refusal


def plan_refusals(
    capability: Capability, periods: tuple[Period, ...], bench: Bench
) -> Iterator[Refusal]:
    """Give what speaks against a plan; nothing where the pack names no length.

    It lasts from the day the support starts to the last review. Protected days make it longer, so
    with any of them only a short one is told.
    """
    start, days = capability.starts_on, capability.review_dates
    try:
        rule = bench.pack.holding("least_plan_days")
    except KeyError:
        return
    if start is None or not days:
        return
    least, most = rule.number("least_plan_days"), rule.number("most_plan_days")
    lasts = (max(days) - start).days
    latest = bench.week.next_working_day(start + timedelta(days=most))
    if lasts < least:
        yield bench.refused("CAP-G01", "plan_short", rule.key, days=lasts, least=least)
    elif max(days) > latest and not periods:
        yield bench.refused("CAP-G01", "plan_long", rule.key, days=lasts, most=most)
