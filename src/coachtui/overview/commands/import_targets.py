"""`coachtui import targets FILE.csv`: monthly targets and what was sold of them."""

import click

from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.domain.target import Target
from coachtui.exchange.backups import kept_before
from coachtui.exchange.grid import MOST_BYTES, UnreadableTableError, read_grid
from coachtui.exchange.infile import read_bytes
from coachtui.exchange.session import Session
from coachtui.exchange.targets import TargetPlan, planned
from coachtui.language import N_
from coachtui.overview.commands.import_options import AS_JSON, DRY_RUN, MAP
from coachtui.overview.commands.refused import refuse
from coachtui.overview.target_words import told

HELP = N_(
    "Take in the monthly targets of your reps from a CSV file, with what was sold so far.\n\n"
    "It has a column for the rep (a name or an employee number), the month and the target; what was"
    " sold, the unit (money, pieces) and the currency may follow. A month that is here already gets"
    " the numbers of the file. With one wrong row nothing is imported; the same file twice adds"
    " nothing. - reads stdin.\n\n"
    "Example: coachtui import targets november.csv"
)
_LABEL = N_("Targets imported")


@click.command(name="targets", help=HELP, short_help=N_("Take in monthly targets of reps."))
@click.argument("file")
@MAP
@DRY_RUN
@AS_JSON
@click.pass_obj
def targets(
    session: Session, file: str, wishes: tuple[str, ...], dry_run: bool, as_json: bool
) -> None:
    """Add and change the targets a file names."""
    try:
        grid = read_grid(read_bytes(file, MOST_BYTES, session.words))
    except UnreadableTableError as error:
        refuse(session, [error.problem])
    store = session.open()
    plan = planned(grid, store.all(Person), store.all(Target), wishes)
    changes = [Put(each) for each in (*plan.added, *plan.changed)]
    if changes and not dry_run:
        with kept_before(session):
            store.commit(changes, _LABEL)
    _tell(session, plan, dry_run=dry_run)
    if as_json:
        session.console.json(_as_object(session, plan, dry_run=dry_run))
    elif not plan.problems:
        names = {person.id: person.full_name for person in store.all(Person)}
        session.console.table(
            [(names[each.person_id], told(session.words, each)) for each in _touched(plan)]
        )
    if plan.problems:
        refuse(session, plan.problems)


def _touched(plan: TargetPlan) -> list[Target]:
    return [*plan.added, *plan.changed]


def _tell(session: Session, plan: TargetPlan, *, dry_run: bool) -> None:
    words, say = session.words, session.console.say
    for column in plan.layout.columns:
        if column.field:
            say(f"  {column.shown} → {column.field}")
    if plan.problems:
        return
    if dry_run:
        say(words.say("Dry run, nothing was changed."))
    say(
        words.say(
            "Targets: {added} added, {changed} changed, {known} here already.",
            added=len(plan.added),
            changed=len(plan.changed),
            known=len(plan.known),
        )
    )


def _as_object(session: Session, plan: TargetPlan, *, dry_run: bool) -> dict[str, object]:
    return {
        "schema": 1,
        "dry_run": dry_run,
        "columns": [
            {"number": one.number, "header": one.header, "field": one.field or None}
            for one in plan.layout.columns
        ],
        "added": [_target(each) for each in plan.added],
        "changed": [_target(each) for each in plan.changed],
        "known": list(plan.known),
        "problems": [problem.as_json(session.words) for problem in plan.problems],
    }


def _target(target: Target) -> dict[str, object]:
    return target.model_dump(
        mode="json", include={"id", "person_id", "month", "amount", "actual", "unit", "currency"}
    )
