"""From the files of a CRM to the book of deals that replaces the one on file."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field as fresh, replace
from datetime import datetime
from typing import Final

from coachtui.domain.deals import Deal, Deals, rep_key
from coachtui.exchange.columns import Layout, plain
from coachtui.exchange.deals.columns import FIELDS, Part, part_of
from coachtui.exchange.deals.presets import Preset
from coachtui.exchange.deals.products import Products, prices_of
from coachtui.exchange.deals.rows import CellReader, Customs, DealReader
from coachtui.exchange.grid import Grid, Row
from coachtui.exchange.mapping import mapped, mapping_of
from coachtui.exchange.problems import Problem

Step = Callable[[int, int], object]
"""Told how many rows of how many are read."""
_EVERY: Final = 250


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its name, and its rows."""

    name: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Read:
    """How a file was read: what it holds, and what its columns are."""

    name: str
    part: Part | None
    layout: Layout
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Asked:
    """How the files are to be read.

    Attributes:
        preset: what is known of this CRM.
        wishes: `COLUMN=FIELD` each, over all else.
        replace: whether what is not in the files goes; else it stays.
        now: when the import happens.
    """

    preset: Preset
    now: datetime
    wishes: tuple[str, ...] = ()
    replace: bool = False


@dataclass(frozen=True, slots=True)
class DealPlan:
    """What an import would do; with problems it does nothing.

    Attributes:
        book: the deals as they are to lie on file afterwards.
        read: how each file was read.
        added: how many deals are new.
        changed: how many are here with other content.
        known: how many are here as they are.
        gone: how many are here and would go.
        repeated: how many rows say once more what number an earlier one has; the last counts.
        aliases: how often a product was taken as another name: (as written, as meant).
        unlisted: how often a product was met that the price list does not hold.
        stages: how often a stage was met that nobody knows, taken as open.
        problems: why nothing can be imported.
    """

    book: Deals
    read: tuple[Read, ...]
    added: int = 0
    changed: int = 0
    known: int = 0
    gone: int = 0
    repeated: int = 0
    aliases: Mapping[tuple[str, str], int] = fresh(default_factory=dict)
    unlisted: Mapping[str, int] = fresh(default_factory=dict)
    stages: Mapping[str, int] = fresh(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """What the columns of all files are, for a preset."""
        return {key: field for one in self.read for key, field in mapping_of(one.layout).items()}


def planned(sources: Sequence[Source], here: Deals, asked: Asked, step: Step) -> DealPlan:
    """Return what importing some files over the deals on file would do."""
    read, problems = _laid_out(sources, asked)
    currency = asked.preset.currency or here.currency
    if here.deals and currency != here.currency and not asked.replace:
        problems.append(Problem("currency_differs", here=here.currency, currency=currency))
    if not problems and not any(each.part == "deals" for each in read):
        problems.append(Problem("no_deals"))
    if problems:
        return DealPlan(here, read, problems=tuple(problems))
    base = Deals() if asked.replace else here
    importer = _Importer(base, read, asked, currency)
    importer.take(step)
    if importer.problems:
        return DealPlan(here, read, problems=tuple(importer.problems))
    return importer.result(here, [each.name for each in sources])


def _laid_out(sources: Sequence[Source], asked: Asked) -> tuple[tuple[Read, ...], list[Problem]]:
    read: list[Read] = []
    problems: list[Problem] = []
    shares = _shares(sources, asked.wishes)
    for source, wishes in zip(sources, shares, strict=True):
        header, *rows = source.grid.rows
        layout = mapped(header.cells, FIELDS, wishes, asked.preset.columns)
        part = part_of(layout)
        found = list(layout.problems)
        if not found and part is None:
            shown = ", ".join(f"“{each.shown}”" for each in layout.columns)
            found.append(Problem("unknown_file", columns=shown))
        problems += [each.of(source.name) for each in found]
        read.append(Read(source.name, part, layout, rows))
    return tuple(read), problems


def _shares(sources: Sequence[Source], wishes: Iterable[str]) -> list[list[str]]:
    """Share out the wishes: each goes to the files that have its column, else to the first."""
    shares: list[list[str]] = [[] for _ in sources]
    for wish in wishes:
        name = plain(wish.rpartition("=")[0])
        having = [
            at
            for at, source in enumerate(sources)
            if any(plain(cell) == name for cell in source.grid.rows[0].cells)
        ]
        for at in having or [0]:
            shares[at].append(wish)
    return shares


class _Importer:
    """Reads the files in the order that their parts need: prices, reps, deals."""

    def __init__(self, base: Deals, read: Sequence[Read], asked: Asked, currency: str) -> None:
        self._base, self._read, self._asked, self._currency = base, read, asked, currency
        self._deals: dict[str, Deal] = {}
        self._reps: dict[str, str] = {name.lower(): name for name in base.reps}
        self._products = Products(base.prices, asked.preset.products)
        self._stages: Counter[str] = Counter()
        self._repeated = 0
        self.problems: list[Problem] = []

    def take(self, step: Step) -> None:
        """Read everything, and tell how far it is."""
        self._take_prices()
        for each in self._of("reps"):
            reader = self._reader(each)
            for row in each.rows:
                texts = reader.texts(row)
                self._take_rep(texts.get("rep", "") if texts else "")
            self._note(each, reader.problems)
        customs = Customs(self._currency, self._asked.preset.stages)
        total, done = sum(len(each.rows) for each in self._of("deals")), 0
        for each in self._of("deals"):
            deals = DealReader(each.layout, customs, self._products)
            for row in each.rows:
                self._take_deal(deals.read(row))
                done += 1
                if done % _EVERY == 0:
                    step(done, total)
            self._stages += deals.unknown_stages
            self._note(each, deals.cells.problems)
        step(total, total)

    def _of(self, part: Part) -> list[Read]:
        return [each for each in self._read if each.part == part]

    def _reader(self, read: Read) -> CellReader:
        return CellReader(read.layout, self._currency)

    def _note(self, read: Read, problems: Iterable[Problem]) -> None:
        self.problems += [each.of(read.name) for each in problems]

    def _take_prices(self) -> None:
        listed: list[tuple[str, int]] = []
        for each in self._of("prices"):
            reader = self._reader(each)
            for row in each.rows:
                texts = reader.texts(row)
                price = reader.amount(row, "list_price", texts) if texts else None
                if texts and texts["product"] and price is not None:
                    listed.append((texts["product"], price))
            self._note(each, reader.problems)
        if listed:
            prices = {**self._base.prices, **prices_of(listed)}
            self._products = Products(prices, self._asked.preset.products)

    def _take_rep(self, name: str) -> None:
        if name:
            self._reps.setdefault(name.lower(), name)

    def _take_deal(self, deal: Deal | None) -> None:
        if deal is None:
            return
        self._repeated += deal.id in self._deals
        self._deals[deal.id] = deal
        self._take_rep(deal.rep)

    def result(self, here: Deals, files: Iterable[str]) -> DealPlan:
        """Return the plan, once everything was taken."""
        before = {deal.id: deal for deal in here.deals}
        kept = {deal.id: deal for deal in self._base.deals}
        added = self._deals.keys() - before.keys()
        changed = sum(before[each] != self._deals[each] for each in self._deals.keys() - added)
        book = replace(
            self._base,
            deals=tuple({**kept, **self._deals}.values()),
            reps=tuple(sorted(self._reps.values(), key=rep_key)),
            currency=self._currency,
            prices=self._products.prices,
            imported_at=self._asked.now,
            files=tuple(files),
        )
        return DealPlan(
            book=book,
            read=tuple(self._read),
            added=len(added),
            changed=changed,
            known=len(self._deals) - len(added) - changed,
            gone=len(before.keys() - kept.keys() - self._deals.keys()),
            repeated=self._repeated,
            aliases=self._products.aliases,
            unlisted=self._products.unknown,
            stages=self._stages,
        )
