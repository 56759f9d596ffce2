"""The word for each enumeration key that is stored; the English here is the catalogue's msgid."""

from collections.abc import Mapping
from typing import Final

from coachtui.language.labels_discipline import DISCIPLINE
from coachtui.language.labels_fields import FIELDS
from coachtui.language.labels_settings import SETTINGS
from coachtui.language.labels_team_event import TEAM_EVENT
from coachtui.language.marking import labels

GROUPS: Final[Mapping[str, Mapping[str, str]]] = dict(
    (
        labels(
            "entry_kind",
            {
                "note": "note",
                "quote": "rep's own words",
                "praise": "what went well",
                "adjusting": "what to change",
                "commitment": "commitment",
                "question": "open question",
                "decision": "decision",
                "risk": "risk, help needed",
            },
        ),
        # At most six cells: they stand in a column before each logged line and in the prompt.
        labels(
            "entry_mark",
            {
                "note": "NOTE",
                "quote": "QUOTE",
                "praise": "GOOD",
                "adjusting": "CHANGE",
                "commitment": "OWES",
                "question": "ASK",
                "decision": "AGREED",
                "risk": "RISK",
            },
        ),
        labels("entry_state", {"open": "open", "raised": "raised", "closed": "closed"}),
        labels(
            "commitment_state",
            {
                "open": "open",
                "moved": "moved",
                "kept": "kept",
                "dropped": "dropped",
                "broken": "broken",
            },
        ),
        labels(
            "agenda_state",
            {
                "open": "open",
                "discussed": "discussed",
                "carried": "carried over",
                "dropped": "dropped",
            },
        ),
        labels(
            "one_on_one_state",
            {
                "planned": "planned",
                "in_progress": "in progress",
                "held": "held",
                "locked": "locked (read-only)",
                "missed": "missed",
                "cancelled": "cancelled",
            },
        ),
        labels(
            "one_on_one_type",
            {
                "o3": "regular one-on-one",
                "skill": "skill",
                "pipeline": "pipeline",
                "goal_review": "goal review",
                "development": "development",
                "return_from_leave": "return from leave",
                "phone": "by phone",
                "side_by_side": "side by side",
            },
        ),
        # At most four cells: what a matter on the bring-along list is.
        labels(
            "bring_along",
            {
                "i_owe": "ME",
                "rep_owes": "REP",
                "rep_raised": "TALK",
                "i_raised": "TALK",
                "logged": "NOTE",
            },
        ),
        labels("channel", {"in_person": "in person", "phone": "phone", "video": "video"}),
        labels("origin", {"planned": "planned", "spontaneous": "spontaneous"}),
        labels("by", {"rep": "rep", "mgr": "manager"}),
        labels(
            "role",
            {
                "rep": "sales rep",
                "team_lead": "team lead",
                "regional_manager": "regional manager",
                "sales_manager": "sales manager",
                "candidate": "candidate",
                "other": "other",
            },
        ),
        labels("person_status", {"active": "active", "notice": "on notice", "left": "left"}),
        labels("contract_type", {"indefinite": "indefinite", "definite": "definite"}),
        labels(
            "name_order",
            {"vn": "family name first (Vietnamese)", "western": "given name first (Western)"},
        ),
        labels("language", {"vi": "Vietnamese", "en": "English"}),
        labels(
            "visibility",
            {"private": "private note", "shared": "shared", "formal": "formal record"},
        ),
        labels("audience", {"rep": "the rep", "team": "the team"}),
        labels(
            "motivator",
            {
                "monetary": "monetary",
                "recognition": "recognition",
                "growth": "growth",
                "autonomy": "autonomy",
                "purpose": "purpose",
                "family_time": "family time",
            },
        ),
        labels(
            "tenure_band",
            {
                "new": "new",
                "developing": "developing",
                "established": "established",
                "veteran": "veteran",
            },
        ),
        labels(
            "grow_step",
            {"goal": "goal", "reality": "reality", "options": "options", "will": "way forward"},
        ),
        labels(
            "feedback_kind",
            {
                "positive": "positive feedback",
                "adjusting": "adjusting feedback",
                "appreciation": "appreciation",
            },
        ),
        labels("feedback_direction", {"given": "given", "received": "received"}),
        labels(
            "retention_basis",
            {
                "contract": "contract",
                "agreement": "agreement",
                "law": "law",
                "dispute": "dispute",
            },
        ),
        labels(
            "field_day_state",
            {
                "proposed": "proposed",
                "confirmed": "confirmed",
                "in_progress": "in progress",
                "debrief": "report owed",
                "reported": "reported",
                "acknowledged": "acknowledged",
                "locked": "locked",
                "no_reply": "sent, no reply",
                "cancelled": "cancelled",
            },
        ),
        labels(
            "duration",
            {"am": "morning", "pm": "afternoon", "day": "whole day", "two_days": "two days"},
        ),
        labels("debrief_mode", {"per_call": "after each call", "end_of_day": "at the end"}),
        labels(
            "call_type",
            {
                "prospect": "prospecting",
                "discovery": "discovery",
                "demo": "demonstration",
                "proposal": "proposal",
                "negotiation": "negotiation",
                "service": "service",
                "merchandising": "merchandising",
            },
        ),
        labels("coach_role", {"observe": "observe", "joint": "joint", "model": "model"}),
        labels(
            "outcome",
            {
                "advance": "advance",
                "continuation": "continuation",
                "order": "order",
                "no_sale": "no sale",
                "no_show": "no-show",
            },
        ),
        labels("target_unit", {"money": "money", "units": "pieces"}),
        labels("card_answer", {"yes": "yes", "partly": "partly", "no": "no"}),
        labels(
            "card_question",
            {
                "silent_on_observe": "Stayed silent on observe calls",
                "rep_first": "Let the rep speak first",
                "specific": "Was specific and observable",
                "one_thing": "Named one thing only",
                "dated_step": "Next step has a date",
                "phone_away": "Phone away",
            },
        ),
        FIELDS,
        labels("author", {"sample": "sample team", "recovery": "recovery of damaged files"}),
        *DISCIPLINE,
        *SETTINGS,
        *TEAM_EVENT,
    )
)
