"""What a shell is offered for the values of arguments and options."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Final

import click
from click.shell_completion import CompletionItem

from coachtui.domain.repository import StoreError
from coachtui.exchange.session import Session
from coachtui.settings import PRESETS
from coachtui.settings.values import KEYS, NAMES, choices_of

Offer = tuple[str, str]
"""A word for the command line, and what it means."""
Offering = Callable[[Session, click.Context, str], Iterable[Offer]]

_REPS: Final = "coachtui.exchange.names_offered:reps_offered"
_BACKUPS: Final = "coachtui.exchange.names_offered:backups_offered"
_OPEN: Final = "coachtui.exchange.records:open_records"
_BOOK: Final = "coachtui.ui.key_book:key_book"
_OF_KEYS: Final = f"{KEYS}."
_PRESET: Final = f"{_OF_KEYS}preset"


class Offered(click.types.StringParamType):
    """A text, for which a shell is offered some words."""

    def __init__(self, offering: Offering, *, or_folder: bool = False) -> None:
        """Take what gives the words that fit what is typed; `or_folder`: it may be a path too."""
        self._offering, self._or_folder = offering, or_folder

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the words; none where the records cannot be read."""
        session = ctx.find_object(Session)
        if session is None:
            return []
        if self._or_folder and _is_path(incomplete):
            return OfferedPath("dir").shell_complete(ctx, param, incomplete)
        try:
            found = list(self._offering(session, ctx, incomplete))
        except StoreError:
            return []
        return [CompletionItem(word, help=meaning) for word, meaning in found]


class OfferedPath(click.types.StringParamType):
    """A path, which the shell completes itself."""

    def __init__(self, sort: str) -> None:
        """Take `file` or `dir`."""
        self._sort = sort

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return what tells the shell to look."""
        return [CompletionItem(incomplete, type=self._sort)]


def of_reps(session: Session, _ctx: click.Context, typed: str) -> list[Offer]:
    """Return the reps a name can mean; nobody where there are no records."""
    if not session.folder.is_dir():
        return []
    looking = dataclasses.replace(session, read_only=True)
    with closing(session.called(_OPEN)(looking)) as store:
        return [*session.called(_REPS)(store, typed)]


def of_backups(session: Session, _ctx: click.Context, typed: str) -> list[Offer]:
    """Return the backups in the data, the newest first."""
    return [*session.called(_BACKUPS)(session, typed)]


def of_kinds(session: Session, ctx: click.Context, typed: str) -> Iterator[Offer]:
    """Give the kinds of records, by slug; for a search those that are searched."""
    everything = ctx.info_name != "search"
    for kind in session.catalogue:
        searched = bool(kind.search_text) and kind.store == "team"
        if kind.slug.startswith(typed) and (everything or searched):
            yield kind.slug, session.words.say(kind.plural)


def of_settings(session: Session, _ctx: click.Context, typed: str) -> Iterator[Offer]:
    """Give the settings; those of keys once it is clear that one is meant."""
    for name in NAMES:
        if name != KEYS and name.startswith(typed):
            yield name, ""
    if _PRESET.startswith(typed):
        yield _PRESET, ""
    if typed.startswith(_OF_KEYS):
        for command, (says, _) in session.called(_BOOK)().labels.items():
            if f"{_OF_KEYS}{command}".startswith(typed):
                yield f"{_OF_KEYS}{command}", session.words.say(says) if says else ""


def of_values(_session: Session, ctx: click.Context, typed: str) -> Iterator[Offer]:
    """Give what the setting before it can be."""
    key = ctx.params.get("key")
    values = PRESETS if key == _PRESET else choices_of(key) if key in NAMES else ()
    for value in values:
        if value.startswith(typed):
            yield value, ""


def _is_path(typed: str) -> bool:
    return typed.startswith(("~", ".")) or "/" in typed
