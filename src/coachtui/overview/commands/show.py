"""`coachtui show NAME`: a person on a page."""

from collections.abc import Sequence

import click

from coachtui.domain.commitment import Commitment
from coachtui.domain.items import Standing, TimelineEntry
from coachtui.domain.kind import Catalogue
from coachtui.domain.parts import maybe_one_of
from coachtui.domain.person import Person
from coachtui.domain.view import View
from coachtui.exchange.session import Session
from coachtui.exchange.whom import person_named
from coachtui.language import N_
from coachtui.overview.person_rows import facts, timeline

HELP = N_(
    "Show a rep on a page: open promises both ways, last and next meeting, the last entries.\n\n"
    "Example: coachtui show An --json"
)
_LINES = 12


@click.command(help=HELP)
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help=N_("All entries, not only the last."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def show(session: Session, name: str, everything: bool, as_json: bool) -> None:
    """Print what is on file about a person."""
    store = session.open()
    view = session.view(store)
    page = _Page(view, session.catalogue, person_named(name, store.all(Person), session.words))
    if as_json:
        session.console.json(page.as_object(everything=everything))
        return
    page.print_to(session, everything=everything)


class _Page:
    """What is on file about one person."""

    def __init__(self, view: View, catalogue: Catalogue, person: Person) -> None:
        self.view = view
        self.person = person
        find = view.repository.find
        both = (*find(Commitment, owner=person.id), *find(Commitment, counterparty=person.id))
        still = sorted((each for each in both if each.is_open), key=lambda each: each.due)
        self.mine = [each for each in still if each.mine]
        self.theirs = [each for each in still if not each.mine]
        self.standings = [
            (kind.slug, kind.singular, seen)
            for kind in catalogue
            if (seen := maybe_one_of(catalogue, kind.standing, Standing, view, person.id))
        ]
        self.entries = timeline(view, catalogue, person.id)

    def as_object(self, *, everything: bool) -> dict[str, object]:
        """Return it as other programs can count on it."""
        person = self.person
        entries = self.entries if everything else self.entries[:_LINES]
        return {
            "schema": 1,
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
        console.data("\n".join((self.person.full_name, *facts(self.view, self.person))))
        for _, singular, seen in self.standings:
            last = words.day_short(seen.last) if seen.last else words.say("never")
            following = words.day_short(seen.next) if seen.next else seen.word or "–"
            late = "! " if seen.overdue else ""
            met = words.say("last {last}, next {next}", last=last, next=f"{late}{following}")
            console.data(f"{words.say(singular)}: {met}")
        self._print_promises(session, words.say("I owe"), self.mine)
        self._print_promises(session, words.say("The rep owes"), self.theirs)
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

    def _print_promises(self, session: Session, title: str, promises: Sequence[Commitment]) -> None:
        words, today = session.words, session.clock.today()
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
