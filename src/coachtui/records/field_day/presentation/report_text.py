"""What goes out of a field day in writing: the notice, the report, the scores as a table."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from coachtui.domain.competency import Competencies
from coachtui.domain.initials import for_both
from coachtui.domain.kind import Catalogue
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.parts import one_of
from coachtui.domain.person import Address, Person
from coachtui.domain.scorecards import Scorecards, load_scorecards
from coachtui.domain.view import View
from coachtui.exchange.csv_text import csv_text
from coachtui.exchange.markdown import escaped
from coachtui.exchange.paper import Paper
from coachtui.language import N_, Language, Words
from coachtui.records.field_day.model import CoachingReport, CoachRole, FieldDay, Stop
from coachtui.records.field_day.presentation.calendar import within
from coachtui.records.field_day.presentation.prompts import prompts
from coachtui.records.field_day.presentation.report_rows import Reader, step_line
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.states import covers, dates_of, window
from coachtui.records.field_day.rules.stops import standing_stops

_PAGE: Final = "coachtui.records.field_day.presentation.printable:page"
_PAPER: Final = "coachtui.exchange.markdown_paper:markdown_paper"
_COLUMNS: Final = (
    N_("Day"),
    N_("Rep"),
    N_("Stop"),
    N_("Account"),
    N_("Call type"),
    N_("Key"),
    N_("Competency"),
    N_("Coach's score"),
    N_("Rep's own score"),
    N_("Evidence"),
)
_ROLES: Final[Mapping[CoachRole, str]] = {
    "observe": N_("I listen and stay silent"),
    "joint": N_("we lead the call together"),
    "model": N_("I lead the call, you watch"),
}


def report_markdown(
    view: View,
    day: FieldDay,
    report: CoachingReport,
    words: Words,
    scorecards: Scorecards | None = None,
) -> str:
    """Return the rep's copy of a report as Markdown: what is in the report, and nothing else.

    Args:
        view: looks up whose steps are whose.
        day: the field day it sums up.
        report: as it was submitted.
        words: of the rep's language.
        scorecards: in that language, with the team's own packs; the standard where not given.
    """
    reader = reader_of(view, day, report, words, scorecards)
    title = words.say("Coaching report: field day of {day}", day=_dates(words, day))
    parts = [f"# {title}", escaped(reader.person.full_name)]
    parts += report_sections(report, reader, "##")
    return for_both(view, reader.person)("\n\n".join(parts) + "\n")


def reader_of(
    view: View,
    day: FieldDay,
    report: CoachingReport,
    words: Words,
    scorecards: Scorecards | None = None,
) -> Reader:
    """Return whom a report is written for, with the names of everybody who owes a step."""
    get = view.repository.get
    owners = (get(Person, step.owner) for step in report.next_steps)
    return Reader(
        words=words,
        scorecards=scorecards or _standard(words.language),
        person=get(Person, report.person_id)
        or Person(id=report.person_id, full_name=report.person_id),
        names={each.id: each.full_name for each in owners if each is not None},
        day=day.date,
    )


def report_sections(report: CoachingReport, reader: Reader, level: str) -> list[str]:
    """Return the parts of a report as Markdown; `level` is the sign of its headings, as `##`."""
    words = reader.words
    strengths = [f"- {_named(each.competency, each.evidence, reader)}" for each in report.strengths]
    steps = [f"- {escaped(step_line(step, reader))}" for step in report.next_steps]
    priorities = [
        f"- {_named(each.competency, each.behaviour, reader)}\n"
        f"  - {words.say('Seen: {line}', line=escaped(each.evidence))}"
        for each in report.priorities
    ]
    rated = report.rep_self_rating
    sections = (
        (words.say("What went well"), "\n".join(strengths)),
        (words.say("What to work on"), "\n".join(priorities)),
        (words.say("Agreed next steps"), "\n".join(steps)),
        (words.say("Self-rating"), words.say("{n} of 5", n=rated) if rated is not None else ""),
        (words.say("Coach's comment"), _passage(report.coach_comments)),
        (words.say("Rep's comment"), _passage(report.rep_comments)),
    )
    told = [f"{level} {title}\n\n{text}" for title, text in sections if text]
    if report.ack is not None:
        told.append(words.say("Read by the rep on {day}", day=words.moment(report.ack.at)))
        told.append(_passage(report.ack.comment))
    return [part for part in told if part]


def report_html(markdown: str, title: str, language: Language) -> str:
    """Return Markdown as a page to print on A4; it loads nothing, and runs nothing.

    The library that reads Markdown is imported with the first call.

    Args:
        markdown: tags in it stay text; links and pictures are not followed.
        title: of the window and of the printed page.
        language: of the text, for the reader's program.
    """
    return one_of(Catalogue(()), _PAGE, str, markdown, title, language)


def report_paper(markdown: str, title: str, language: Language) -> Paper:
    """Return a report as a document, for what is made of one; the arguments as `report_html`."""
    return one_of(Catalogue(()), _PAPER, Paper, markdown, title, language)


def notice_text(
    view: View, day: FieldDay, words: Words, scorecards: Scorecards | None = None
) -> str:
    """Return the text to the rep before a day, in their language and with the pronouns of the two.

    Args:
        view: gives the rep and the stops.
        day: the field day, stored or not.
        words: of the rep's language.
        scorecards: as in `report_markdown`.
    """
    known = (scorecards or _standard(words.language)).competencies
    person = view.repository.get(Person, day.person_id)
    address = person.address_vi if person else Address()

    def tell(sentence: str) -> str:
        return words.fill(sentence, address.rep or None, address.manager or None)

    begins, ends = window(day, day.date, words.zone)
    hours = f"{words.time(begins)}-{words.time(ends)}"
    lines = [
        tell(words.say("I am coming along to your customers.")),
        f"{words.say('When')}: {_dates(words, day)}, {hours}",
    ]
    if day.prep.meet_at:
        lines.append(f"{words.say('Where we meet')}: {day.prep.meet_at}")
    focus = [_name(each.competency, known) for each in day.purpose if each.competency]
    if focus:
        lines.append(f"{words.say('What we look at')}: {words.join(focus)}")
    if day.prep.rep_plans_normal_day:
        lines.append(tell(words.say("Plan a normal day: do not change your route for me.")))
    if day.prep.ground_rules:
        lines.append(f"{words.say('What we agreed')}: {day.prep.ground_rules}")
    stops = standing_stops(view.repository.find(Stop, field_day_id=day.id))
    if stops:
        lines += ["", words.say("Where we go")]
        for place, stop in enumerate(stops, 1):
            role = tell(words.say(_ROLES[stop.coach_role]))
            lines.append(f"{place}. {_place(words, day, stop)} – {role}")
    asked = [tell(each.text) for each in prompts(words.language) if each.part == "before"]
    lines += ["", tell(words.say("Before each call, please have an answer to this:"))]
    lines += [f"• {each}" for each in asked]
    return "\n".join(lines)


def _place(words: Words, day: FieldDay, stop: Stop) -> str:
    """Return when and where a stop is."""
    name = stop.account or words.say("Stop {n}", n=stop.seq)
    if stop.planned_at is None:
        return name
    two = len(dates_of(day)) > 1
    at = words.moment_short(stop.planned_at) if two else words.time(stop.planned_at)
    return f"{at} {name}"


def scorecards_csv(
    view: View,
    person_id: str = "",
    on: date | None = None,
    scorecards: Scorecards | None = None,
) -> str:
    """Return all scores given on field days as CSV (CRLF), the oldest first.

    A score that was not observed stands as N/O. A cell that a spreadsheet would take for a formula
    gets an apostrophe in front. Written to a file, encode it as `CSV_ENCODING`.

    Args:
        view: the records, and the words the columns are named in.
        person_id: only this rep's; '' for everybody's.
        on: only of the field day that covers this day.
        scorecards: in the language of the view, with the team's own packs; else the standard.
    """
    words, find = view.words, view.repository.find
    known = (scorecards or _standard(words.language)).competencies
    days = find(FieldDay, person_id=person_id) if person_id else view.repository.all(FieldDay)
    wanted = (day for day in days if on is None or covers(day, on))
    ordered = sorted(wanted, key=lambda each: (each.date, each.id))
    rows = (row for day in ordered for row in _score_rows(view, day, known))
    return csv_text((words.say(title) for title in _COLUMNS), rows)


def _score_rows(view: View, day: FieldDay, known: Competencies) -> Iterator[tuple[str, ...]]:
    words, repository = view.words, view.repository
    person = repository.get(Person, day.person_id)
    stops = {stop.id: stop for stop in repository.find(Stop, field_day_id=day.id)}
    entries = (
        entry for part in (day.id, *stops) for entry in repository.find(LogEntry, part_of=part)
    )
    own = {each.competency: each.score for each in day.self_scores}
    for seen in observations(entries):
        stop = stops.get(seen.part_of or "")
        rep = _number(own[seen.competency], known) if seen.competency in own else ""
        yield (
            within(day, view.clock.local(seen.at).date()).isoformat(),
            person.full_name if person else day.person_id,
            str(stop.seq) if stop else "",
            stop.account if stop else "",
            words.label("call_type", stop.call_type) if stop else "",
            seen.competency,
            _name(seen.competency, known),
            _number(seen.score, known),
            rep,
            seen.text,
        )


def _number(score: int | None, known: Competencies) -> str:
    return known.mark_not_observed if score is None else str(score)


def _named(competency: str, text: str, reader: Reader) -> str:
    """Return a point with the name of its competency, where it has one."""
    name = _name(competency, reader.scorecards.competencies)
    return f"**{escaped(name)}**: {escaped(text)}" if name else escaped(text)


def _name(key: str, known: Competencies) -> str:
    found = known.get(key)
    return found.name if found else key


def _passage(text: str) -> str:
    """Return several lines as Markdown, none of them joined to another."""
    return "\n\n".join(escaped(line) for line in text.splitlines() if line.strip())


def _dates(words: Words, day: FieldDay) -> str:
    return words.join([words.day_long(on) for on in dates_of(day)])


@cache
def _standard(language: Language) -> Scorecards:
    """Return the scorecards that come with the program; a report is worded with each letter."""
    return load_scorecards(language)
