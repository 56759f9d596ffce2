"""What an import of people did, or would do, in words and as JSON."""

from collections.abc import Sequence

from coachtui.domain.person import Person
from coachtui.exchange.columns import Column
from coachtui.exchange.console import Console
from coachtui.exchange.grid import Grid
from coachtui.exchange.people import PeoplePlan
from coachtui.exchange.session import Session
from coachtui.language import N_, Words

_DELIMITERS = {",": ",", ";": ";", "\t": "tab"}


def tell(
    session: Session, grid: Grid, plan: PeoplePlan, added: Sequence[Person], *, dry_run: bool
) -> None:
    """Narrate how the file was read and what came of it."""
    console, words = session.console, session.words
    console.say(
        words.say(
            "Read as {encoding}, split at {delimiter}.",
            encoding=grid.encoding.upper(),
            delimiter=_DELIMITERS.get(grid.delimiter, grid.delimiter),
        )
    )
    _tell_columns(console, words, plan)
    if grid.cleaned:
        characters = sum(one.characters for one in grid.cleaned)
        console.say(
            words.count(
                characters,
                "{n} control character was taken out, in rows {rows}.",
                "{n} control characters were taken out, in rows {rows}.",
                rows=_numbers([one.row for one in grid.cleaned]),
            )
        )
    if plan.problems:
        return
    _tell_rows(console, words, plan)
    _tell_added(console, words, plan, added, dry_run=dry_run)


def _tell_columns(console: Console, words: Words, plan: PeoplePlan) -> None:
    if not plan.layout.has_header:
        console.say(words.say("The file has no header: its first row is taken as a person."))
    for column in plan.layout.columns:
        if column.field:
            console.say(f"  {column.shown} → {column.field}")
    _tell_left(console, words.say("Dropped, never kept"), plan.layout.columns, dropped=True)
    _tell_left(console, words.say("Ignored"), plan.layout.columns, dropped=False)


def _tell_left(console: Console, title: str, columns: Sequence[Column], *, dropped: bool) -> None:
    names = [one.shown for one in columns if not one.field and one.dropped == dropped]
    if names:
        console.say(f"{title}: {', '.join(names)}")


def _tell_rows(console: Console, words: Words, plan: PeoplePlan) -> None:
    sentences = (
        (plan.repeated, N_("Say once more what an earlier row says: rows {rows}.")),
        (
            plan.differing,
            N_("Known already, but with other data, left as they are: rows {rows}."),
        ),
        (
            plan.namesakes,
            N_("Added although somebody of that name is here: rows {rows}. Same person?"),
        ),
    )
    for rows, sentence in sentences:
        if rows:
            console.say(words.say(sentence, rows=_numbers(rows)))
    if plan.titles:
        titles = ", ".join(f"{title} ({times})" for title, times in plan.titles.items())
        console.say(
            words.say(
                "Job titles that mean no known role, taken as “other”: {titles}. To take everybody"
                " as a rep leave the column out: --map COLUMN=",
                titles=titles,
            )
        )


def _tell_added(
    console: Console, words: Words, plan: PeoplePlan, added: Sequence[Person], *, dry_run: bool
) -> None:
    known = len(plan.known)
    if known:
        console.say(words.count(known, "{n} was here already.", "{n} were here already."))
    if not added:
        console.say(words.say("Nobody is new; nothing was added."))
        return
    counted = words.count(len(added), "{n} person", "{n} people")
    if plan.managers:
        named = words.count(
            len(plan.managers),
            "{n} of them only named as a manager",
            "{n} of them only named as managers",
        )
        counted = f"{counted}, {named}"
    if dry_run:
        console.say(words.say("Dry run, nothing was changed. To be added: {who}.", who=counted))
    else:
        console.say(words.say("Added: {who}.", who=counted))


def print_added(session: Session, added: Sequence[Person], *, dry_run: bool) -> None:
    """Print those added, one a line: id (none in a dry run), name, role, manager."""
    words = session.words
    names = {person.id: person.full_name for person in added}
    session.console.table(
        [
            (
                *(() if dry_run else (person.id,)),
                person.full_name,
                words.label("role", person.role),
                names.get(person.reports_to or "", person.reports_to or ""),
            )
            for person in added
        ]
    )


def as_object(
    words: Words, grid: Grid, plan: PeoplePlan, added: Sequence[Person], *, dry_run: bool
) -> dict[str, object]:
    """Return the result as other programs can count on it."""
    return {
        "schema": 1,
        "dry_run": dry_run,
        "encoding": grid.encoding,
        "delimiter": grid.delimiter,
        "header": plan.layout.has_header,
        "columns": [
            {
                "number": one.number,
                "header": one.header,
                "field": one.field or None,
                "dropped": one.dropped,
            }
            for one in plan.layout.columns
        ],
        "cleaned": [{"row": one.row, "characters": one.characters} for one in grid.cleaned],
        "added": [
            {
                "id": None if dry_run else one.id,
                "full_name": one.full_name,
                "role": one.role,
                "manager_only": one.id in plan.managers,
            }
            for one in added
        ],
        "known": list(plan.known),
        "differing": list(plan.differing),
        "repeated": list(plan.repeated),
        "namesakes": list(plan.namesakes),
        "problems": [problem.as_json(words) for problem in plan.problems],
    }


def _numbers(numbers: Sequence[int]) -> str:
    """Return row numbers, runs of them joined: `2-5, 8`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][-1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
