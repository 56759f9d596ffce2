"""The fields of what happened, the values an incident gives them, and the incident they make."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from coachtui.language import N_, Words
from coachtui.records.discipline.model import Evidence, Incident
from coachtui.records.discipline.rules.law import LawPack
from coachtui.records.discipline.screens.evidence_lines import (
    LineError,
    read_evidence,
    read_witnesses,
    shown_evidence,
    shown_witnesses,
)
from coachtui.records.discipline.screens.field_values import (
    YES,
    FieldProblemsError,
    checked,
    day_in,
    flag,
    iso,
    not_to_come,
    past_days,
    shown_days,
    yes_no,
)
from coachtui.records.discipline.screens.law_at_hand import LawAtHand, formal
from coachtui.ui.form import Values
from coachtui.ui.form_fields import FormField

_SOURCES: Final = (
    ("internal_rules", N_("internal labour rules")),
    ("contract", N_("contract")),
    ("law", N_("law")),
)
_PLAIN: Final = ("at", "place", "facts", "clause", "clause_in", "ground")
_DATES: Final = ("discovered_on", "rules_registered_on", "rules_effective_on")
_LISTS: Final = ("acts", "absent")


def incident_fields(words: Words, law: LawAtHand, pack: LawPack) -> tuple[FormField, ...]:
    """Return the fields of what happened, in the order it is told."""
    return (*_what_happened(words, law), *_what_it_breaks(words, pack))


def incident_values(incident: Incident, today: date) -> Values:
    """Return an incident as values of its fields."""
    values = {name: str(getattr(incident, name)) for name in _PLAIN}
    values |= {name: iso(getattr(incident, name)) for name in _DATES}
    values |= {name: shown_days(getattr(incident, name), today) for name in _LISTS}
    return values | {
        "caught_in_act": flag(incident.caught_in_act),
        "finance": flag(incident.finance),
        "witnesses": shown_witnesses(incident.witnesses),
        "evidence": shown_evidence(incident.evidence),
    }


def read_incident(
    words: Words,
    before: Incident,
    values: Values,
    now: datetime,
    offered: Sequence[Evidence] = (),
) -> Incident:
    """Return the incident that values make; reads files, so call it in a thread.

    Args:
        words: the reader's language.
        before: the incident as it stands on file.
        values: those of the form.
        now: when it is collected.
        offered: excerpts of other records; a line of one of them becomes that excerpt.

    Raises:
        FieldProblemsError: something does not fit.
    """
    today, text = words.local(now).date(), values.get
    known = (*offered, *before.evidence)
    problems: Values = not_to_come(words, values, ("discovered_on", "rules_registered_on"), today)
    read: dict[str, object] = {}
    parsers: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("acts", lambda line: past_days(words, "acts", line, today)),
        ("absent", lambda line: past_days(words, "absent", line, today)),
        ("witnesses", read_witnesses),
        ("evidence", lambda lines: read_evidence(lines, known, now, words)),
    )
    for name, parse in parsers:
        try:
            read[name] = parse(text(name, ""))
        except FieldProblemsError as error:
            problems.update(error.problems)
        except LineError as error:
            problems[name] = error.told(words)
    if "acts" in read and not read["acts"]:
        problems["acts"] = words.say("This cannot be empty.")
    if problems:
        raise FieldProblemsError(problems)
    read |= {name: text(name, "") for name in _PLAIN}
    read |= {name: day_in(values, name) for name in _DATES}
    read |= {name: text(name) == YES for name in ("caught_in_act", "finance")}
    made = checked(words, lambda: before.revised(**read))
    if made.discovered_on is not None and made.discovered_on < min(made.acts):
        told = words.say("It cannot have been found before it happened.")
        raise FieldProblemsError({"discovered_on": told})
    return made


def _what_happened(words: Words, law: LawAtHand) -> tuple[FormField, ...]:
    return (
        FormField(
            "acts",
            words.say("Happened on"),
            help=words.say("One day or several: 6/10, 7/10 or 6/10-8/10. The earliest counts."),
            required=True,
        ),
        FormField("at", words.say("Hour"), help=words.say("As people say it: 14h30, after lunch.")),
        FormField("place", words.say("Place")),
        FormField(
            "discovered_on",
            words.say("Discovered on"),
            "date",
            help=words.say("The day it came to light; the days between are shown."),
            past=True,
        ),
        FormField("caught_in_act", words.say("Caught in the act"), "choice", yes_no(words)),
        FormField(
            "facts",
            words.say("Facts"),
            "passage",
            help=words.say("What a camera would have shown. Quoted words: who said it, and when."),
            required=True,
            watch=formal(words, law),
        ),
        FormField(
            "witnesses",
            words.say("Witnesses"),
            "passage",
            help=words.say("One a line: name: their own words."),
        ),
        _evidence(words),
    )


def _evidence(words: Words) -> FormField:
    told = words.say(
        "A path such as ~/photo.jpg is hashed; {press:form.evidence} copies from one-on-ones."
    )
    return FormField("evidence", words.say("Evidence"), "passage", help=told)


def _what_it_breaks(words: Words, pack: LawPack) -> tuple[FormField, ...]:
    sources = tuple((key, words.say(label)) for key, label in _SOURCES)
    fields = [
        FormField(
            "clause", words.say("Clause"), help=words.say("The clause that names the act: 7.5.")
        ),
        FormField("clause_in", words.say("Stands in"), "choice", sources, required=True),
        FormField("rules_registered_on", words.say("Rules registered on"), "date", past=True),
        FormField("rules_effective_on", words.say("Rules effective on"), "date", past=True),
        FormField(
            "finance",
            words.say("Finance or secrets"),
            "choice",
            yes_no(words),
            help=words.say("Directly about finance, assets, technology or business secrets?"),
        ),
    ]
    if pack.system == "vn":
        rule = pack.rules["VN-11"]
        grounds = tuple((key, _ground(words, key)) for key in rule.listed("grounds"))
        fields.append(
            FormField(
                "ground",
                words.say("Ground of Art. 125"),
                "choice",
                (("", words.say("none")), *grounds),
                help=words.say("Only where one of its grounds is there; none otherwise."),
            )
        )
        fields.append(
            FormField(
                "absent",
                words.say("Days absent"),
                help=words.say("Without good reason, for Art. 125(4): 2/3, 3/3, 20/3."),
            )
        )
    return tuple(fields)


def _ground(words: Words, key: str) -> str:
    article, _, clause = key.partition(".")
    return words.say("Article {article}({clause})", article=article, clause=clause)
