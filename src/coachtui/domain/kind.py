"""What a kind of record is to the rest of the program: plain data, its parts named by path.

Nothing is imported before somebody asks for it, and this is the only place that does: the first
frame reaches no model, a command no screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    Every path is `package.module:name`; an empty one means that the kind has no such part.
    What the functions take and give is typed in `coachtui.domain.view`.
    """

    slug: str
    singular: str
    """Message id, as in "One-on-one"."""
    plural: str
    records: tuple[str, ...]
    """Record types, its own first."""
    store: Literal["team", "hr"] = "team"
    number: int | None = None
    """Digit key of its list screen."""
    list_screen: str = ""
    """`Callable[[Desk], Screen]`"""
    record_screen: str = ""
    """`Callable[[Desk, Target], Screen]`: opens a record for reading, editing or acting."""
    new_screen: str = ""
    """`Callable[[Desk, str], Screen]`: starts a record with the person of that id ("" asks)."""
    edit_screen: str = ""
    """`Callable[[Desk, Target], Screen]`: the form that changes what a row stands for, or plans it.

    It raises `UnknownTargetError` where there is no such record.
    """
    draft_screen: str = ""
    """`Callable[[Desk, tuple[str, ...]], Screen]`: where a draft was typed, by its name.

    It takes the name's parts after the slug, and raises `UnknownTargetError` for one of a form that
    opens from the record's own screen.
    """
    commands: tuple[tuple[str, str, str], ...] = ()
    """Name, path of the `click.Command`, and short help (a message id) of each command."""
    exports: str = ""
    """`Callable[[View, str], str]`: a person's records of this kind as Markdown."""
    due: str = ""
    timeline: str = ""
    bring_along: str = ""
    standing: str = ""
    calendar: str = ""
    """What of this kind stands in a calendar: for planners, clash checks and iCalendar."""
    deadlines: str = ""
    """Until when what has to be done, for a calendar file of its own."""
    meets: str = ""
    """When this kind meets a person next: where a promise without a day falls due."""
    meant: str = ""
    """Which record a row means that only says with whom one meets."""
    holds: str = ""
    """What keeps a person's records from being erased for now."""
    evidence: str = ""
    """What of this kind a review of a person's work can rest on."""
    headline: str = ""
    search_text: str = ""
    shares: str = ""
    """`tuple[Share, ...]`: what may be shown to the person it is about; see `domain.sharing`."""
    shared_rows: str = ""
    """That as rows of a screen turned to them."""


class Catalogue:
    """All kinds of records, in the order of their numbers, and the loader of their parts."""

    def __init__(
        self, kinds: tuple[Kind, ...], first: str = "coachtui.overview.today:TodayScreen"
    ) -> None:
        self._kinds = {kind.slug: kind for kind in kinds}
        self.first = first
        """Path of the screen the program starts with: `Callable[[Desk], Screen]`"""

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def __getitem__(self, slug: str) -> Kind:
        return self._kinds[slug]

    def load(self, path: str) -> object:
        """Import and return what a path names.

        Raises:
            ImportError, AttributeError: a row of the catalogue is wrong.
        """
        module, _, name = path.partition(":")
        found: object = getattr(import_module(module), name)
        return found
