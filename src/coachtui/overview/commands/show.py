"""`coachtui show NAME`: a person on a page."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

import click

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Standing, TimelineEntry
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import maybe_one_of
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.overview.commands.as_of import Seen, hr_lines, seen_now, seen_on
from coachtui.overview.person_rows import facts, timeline
from coachtui.ui.numbers import Numbers

HELP = N_(
    "Show a rep on a page: open promises both ways, last and next meeting, the last entries.\n\n"
    "With --as-of the page shows what stood on file at the end of that day, as the journal has it;"
    " what was erased since is gone. With --hr it shows the HR records too, and that is noted among"
    " them.\n\n"
    "Example: coachtui show An --as-of 2026-11-20 --json"
)
_LINES = 12
_PAPER = (120, 60)
"""Cells and rows of numbers: all of them, whatever the terminal has."""


class Chosen(TypedDict):
    """What the options say."""

    everything: bool
    as_of: str | None
    hr: bool
    as_json: bool


@click.command(help=HELP)
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help=N_("All entries, not only the last."))
@click.option("--as-of", metavar="DATE", help=N_("What stood on file at the end of that day."))
@click.option("--hr", is_flag=True, help=N_("With the HR records; this is noted among them."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def show(session: Session, name: str, **chosen: Unpack[Chosen]) -> None:
    """Print what is on file about a person, or what was."""
    hr, day = chosen["hr"], chosen["as_of"]
    seen = seen_on(session, name, day, hr=hr) if day else seen_now(session, name, hr=hr)
    page, everything = _Page(seen, session.catalogue), chosen["everything"]
    if chosen["as_json"]:
        session.console.json(page.as_object(everything=everything))
        return
    page.print_to(session, everything=everything)


class _Page:
    """What is on file about one person."""

    def __init__(self, seen: Seen, catalogue: Catalogue) -> None:
        self.seen = seen
        self.view = view = seen.view
        self.person = person = seen.person
        find = view.repository.find
        both = (*find(Commitment, owner=person.id), *find(Commitment, counterparty=person.id))
        still = sorted((each for each in both if each.is_open), key=lambda each: each.due)
        self.mine = [each for each in still if each.mine]
        self.theirs = [each for each in still if not each.mine]
        self.standings = [
            (kind.slug, kind.singular, met)
            for kind in catalogue
            if (met := maybe_one_of(catalogue, kind.standing, Standing, view, person.id))
        ]
        self.entries = timeline(view, catalogue, person.id)
        self.hr = list(hr_lines(seen, catalogue))

    def as_object(self, *, everything: bool) -> dict[str, object]:
        """Return it as other programs can count on it."""
        person = self.person
        entries = self.entries if everything else self.entries[:_LINES]
        return {
            "schema": 1,
            **self._when_and_hr(),
            "person": {
                "id": person.id,
                "full_name": person.full_name,
                "role": person.role,
                "status": person.status,
                "territory": person.territory,
                "region": person.region,
                "reports_to": person.reports_to,
            },
            "promises": {
                "mine": [self._promise(each) for each in self.mine],
                "theirs": [self._promise(each) for each in self.theirs],
            },
            "meetings": [
                {
                    "kind": slug,
                    "last": seen.last.isoformat() if seen.last else None,
                    "next": seen.next.isoformat() if seen.next else None,
                    "overdue": seen.overdue,
                }
                for slug, _, seen in self.standings
            ],
            "entries": [self._entry(each) for each in entries],
            "entries_in_all": len(self.entries),
        }

    def _when_and_hr(self) -> dict[str, object]:
        """Return what only a look back, or one at the HR records, has to say."""
        seen, found = self.seen, dict[str, object]()
        if seen.day is not None:
            found |= {"as_of": seen.day.isoformat(), "erased_since": seen.erased}
        if self.view.hr is not None:
            lines = [
                {"kind": target.kind, "id": target.record_id, "text": line}
                for target, line in self.hr
            ]
            found["hr"] = {"head": seen.head, "records": lines}
        return found

    def _promise(self, promise: Commitment) -> dict[str, object]:
        return {
            "id": promise.id,
            "text": promise.text,
            "due": promise.due.isoformat(),
            "overdue": promise.overdue(self.view.clock.today()),
            "moved": promise.moved_count,
        }

    def _entry(self, entry: TimelineEntry) -> dict[str, object]:
        return {
            "kind": entry.target.kind,
            "id": entry.target.record_id,
            "at": self.view.words.local(entry.at).isoformat(),
            "label": entry.label,
            "text": entry.text,
            "private": entry.private,
        }

    def print_to(self, session: Session, *, everything: bool) -> None:
        """Print it as text."""
        words, console = session.words, session.console
        if self.seen.day is not None:
            console.data(words.say("On file on {day}", day=words.day(self.seen.day)))
        console.data("\n".join((self.person.full_name, *facts(self.view, self.person))))
        if self.seen.day is None:  # no deals of an earlier day are kept
            for line in Numbers(self.view.folder).lines(self.view, self.person, *_PAPER):
                console.data(line.strip())
        for _, singular, seen in self.standings:
            last = words.day_short(seen.last) if seen.last else words.say("never")
            following = words.day_short(seen.next) if seen.next else seen.word or "–"
            late = "! " if seen.overdue else ""
            met = words.say("last {last}, next {next}", last=last, next=f"{late}{following}")
            console.data(f"{words.say(singular)}: {met}")
        self._print_promises(session, words.say("I owe"), self.mine)
        self._print_promises(session, words.say("The rep owes"), self.theirs)
        self._print_hr(session)
        entries = self.entries if everything else self.entries[:_LINES]
        if entries:
            console.data(f"\n{words.say('Last entries')}")
        console.table([(words.moment(one.at), one.label, one.text) for one in entries])
        hidden = len(self.entries) - len(entries)
        if hidden:
            console.say(
                words.count(
                    hidden,
                    "{n} earlier entry is not shown; --all shows it.",
                    "{n} earlier entries are not shown; --all shows them.",
                )
            )

        self._say_erased(session)

    def _print_hr(self, session: Session) -> None:
        words, console = session.words, session.console
        if self.view.hr is None:
            return
        console.data(f"\n{words.say('HR records')}")
        console.table([(line,) for _, line in self.hr] or [("–",)])
        console.say(words.say("Head of the HR records: {head}", head=self.seen.head or "–"))

    def _say_erased(self, session: Session) -> None:
        words, console = session.words, session.console
        if self.seen.erased:
            console.say(
                words.count(
                    self.seen.erased,
                    "{n} document that stood here then was erased since; whose it was, nobody can"
                    " tell any more.",
                    "{n} documents that stood here then were erased since; whose they were, nobody"
                    " can tell any more.",
                )
            )

    def _print_promises(self, session: Session, title: str, promises: Sequence[Commitment]) -> None:
        words, today = session.words, self.view.clock.today()
        if not promises:
            return
        session.console.data(f"\n{title}")
        session.console.table(
            [
                (
                    "!" if each.overdue(today) else "",
                    words.day_short(each.due),
                    words.relative(each.due, today),
                    each.text,
                )
                for each in promises
            ]
        )
