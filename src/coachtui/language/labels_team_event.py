"""The words for the keys that team events and recognition store."""

from collections.abc import Mapping
from typing import Final

from coachtui.language.marking import labels

TEAM_EVENT: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    labels(
        "event_state",
        {
            "idea": "idea",
            "planned": "planned",
            "booked": "booked",
            "confirmed": "confirmed",
            "held": "held",
            "closed": "closed",
            "cancelled": "cancelled",
        },
    ),
    labels("event_kind", {"onsite": "onsite", "offsite": "offsite", "virtual": "online"}),
    labels("rsvp", {"none": "no answer", "yes": "yes", "maybe": "maybe", "no": "no"}),
    labels(
        "kept_away",
        {
            "hours": "the hours",
            "place": "too far",
            "remote": "no way to join from afar",
            "food": "the food or drink",
            "work": "work or a customer",
            "leave": "on leave",
            "other": "something else",
        },
    ),
    labels(
        "budget_category",
        {
            "venue": "venue",
            "fnb": "food and drink",
            "transport": "transport",
            "activity": "activity",
            "facilitator": "facilitator",
            "av": "sound and screens",
            "accommodation": "accommodation",
            "gift": "gifts",
            "other": "other",
        },
    ),
    labels("metric_met", {"yes": "met", "partly": "partly met", "no": "not met"}),
    labels("recognition_kind", {"monetary": "with money", "non_monetary": "without money"}),
)
