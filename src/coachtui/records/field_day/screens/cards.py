"""The coach's own card: how reps and the second line see the manager as a coach."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final, get_args

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coachtui.domain.person import Person
from coachtui.domain.repository import Remove, StoreError
from coachtui.domain.trouble import told
from coachtui.language import N_, Words
from coachtui.records.field_day.model import CardAnswer, CoachCard, FieldDay
from coachtui.records.field_day.presentation.card_rows import (
    MOST_SIGNS,
    SECOND_LINE,
    answered_rows,
    question_rows,
    standing_told,
    who_may_answer,
)
from coachtui.records.field_day.rules.card import QUESTIONS
from coachtui.records.field_day.screens.acknowledging import moment_on
from coachtui.ui.copying import table_lines
from coachtui.ui.desk import Desk
from coachtui.ui.dialogs import Ask
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField
from coachtui.ui.screen import CoachScreen
from coachtui.ui.section import SectionLine
from coachtui.ui.table import Column, Row, RowTable

_QUESTIONS: Final = (Column(""), Column("", MOST_SIGNS), Column("", 26))
_CARDS: Final = (Column("", 10), Column(""), Column("", 11), Column("", 5, "right"))


def card_form(desk: Desk, person_id: str = "", day: FieldDay | None = None) -> FormScreen:
    """Return the form of a new card; without a person it asks whose answers these are."""
    initial = {
        "person_id": person_id,
        "on": desk.clock.today().isoformat(),
        **{str(each): "" for each in QUESTIONS},
    }
    name = f"coach_card.{day.id if day else 'new'}.{person_id or 'any'}"
    return _form(desk, name, initial, None, day)


def _edit_form(desk: Desk, card: CoachCard) -> FormScreen:
    return _form(desk, f"coach_card.{card.id}", _shown(card), card, None)


def _shown(card: CoachCard) -> Values:
    answers = {str(each): str(card.answers.get(each, "")) for each in QUESTIONS}
    return {"person_id": card.person_id, "on": card.on.isoformat(), **answers}


def _form(
    desk: Desk, name: str, initial: Values, card: CoachCard | None, day: FieldDay | None
) -> FormScreen:
    words = desk.words

    def built(base: CoachCard | None, values: Values) -> CoachCard:
        return _built(desk, base, {**editor.initial, **values}, day)

    editor = RecordEditor(
        desk=desk,
        record=card,
        initial=initial,
        build=built,
        label=N_("Coach's card saved"),
        fields={},
        at_fault={},
        shown=_shown,
    )

    async def save(values: Values) -> Values:
        if date.fromisoformat(values["on"]) > desk.clock.today():
            return {"on": words.say("That day has not come yet.")}
        return await editor.save(values)

    fields = tuple(_fields(desk, asks=not initial["person_id"]))
    title = _title(desk, initial["person_id"])
    form = Form(name, title, fields, reread=editor.reread if card else None)
    return FormScreen(desk, form, initial, save)


def _built(desk: Desk, base: CoachCard | None, given: Values, day: FieldDay | None) -> CoachCard:
    answers = {each: given[each] for each in QUESTIONS if given[each]}
    on = date.fromisoformat(given["on"])
    if base is not None:
        at = base.happened_at if on == base.on else moment_on(desk, on)
        return base.revised(on=on, answers=answers, happened_at=at)
    return CoachCard.model_validate(
        {
            "person_id": given["person_id"],
            "field_day_id": day.id if day else None,
            "by": _by(desk, given["person_id"], day),
            "on": on,
            "happened_at": moment_on(desk, on),
            "answers": answers,
        }
    )


def _title(desk: Desk, person_id: str) -> str:
    person = desk.repository.get(Person, person_id) if person_id else None
    if person is None:
        return desk.words.say("How somebody sees you as a coach")
    return desk.words.say("How {name} sees you as a coach", name=person.full_name)


def _fields(desk: Desk, *, asks: bool) -> Iterable[FormField]:
    words = desk.words
    if asks:
        people = tuple((each.id, each.full_name) for each in who_may_answer(desk.view))
        yield FormField(
            "person_id", words.say("Who answered"), "person", choices=people, required=True
        )
    answers = _answers(words)
    for question in QUESTIONS:
        label = words.label("card_question", question)
        yield FormField(question, label, "choice", answers, help=label, required=True)
    yield FormField("on", words.say("Answered on"), "date", required=True, past=True)


def _answers(words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((key, words.label("card_answer", key)) for key in get_args(CardAnswer))


def _by(desk: Desk, person_id: str, day: FieldDay | None) -> str:
    person = desk.repository.get(Person, person_id)
    named = day is not None and day.second_line_manager_id == person_id
    above = person is not None and person.role in SECOND_LINE
    return "second_line" if named or above else "rep"


class CardsPage(CoachScreen[None]):
    """All cards: the six questions over time, then who answered when."""

    AUTO_FOCUS: ClassVar[str | None] = "#cards"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New"), id="list.new"),
        Binding("D,delete", "delete", N_("Delete"), id="list.delete"),
        Binding("escape", "leave", N_("Back"), id="app.back"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    CardsPage #questions { height: 6; min-height: 6; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._questions = RowTable(words, id="questions")
        self._questions.can_focus = False
        self._cards = RowTable(
            words,
            empty=words.say("Nobody has answered yet: {press:list.new} records a card."),
            id="cards",
        )
        self._who = SectionLine("")

    def heading(self) -> str:
        """Name the page."""
        return self.words.say("My card as a coach")

    def body(self) -> Iterable[Widget]:
        """Give the questions, then the cards."""
        words = self.words
        yield SectionLine(words.say("How I coach"), words.say("only I read this page"))
        yield self._questions
        yield self._who
        yield self._cards

    def refresh_rows(self) -> None:
        """Show the cards as they are now."""
        view, words = self.desk.view, self.words
        asked = [Row(one.key, (one.label, one.curve, one.told)) for one in question_rows(view)]
        self._questions.show(_QUESTIONS, asked)
        self._who.show(words.say("Who answered"), standing_told(view))
        given = [
            Row(one.card_id, (one.on, one.who, one.answers, one.share))
            for one in answered_rows(view)
        ]
        self._cards.show(_CARDS, given)

    def copy_text(self) -> str:
        """Give back both lists."""
        return "\n".join((*table_lines(self._questions), "", *table_lines(self._cards))).strip()

    @on(RowTable.Opened)
    def _open(self, event: RowTable.Opened) -> None:
        event.stop()
        card = self._highlighted()
        if card is not None:
            self.app.push_screen(_edit_form(self.desk, card))

    def action_new(self) -> None:
        """Record a card."""
        self.app.push_screen(card_form(self.desk))

    @work
    async def action_delete(self) -> None:
        """Ask, then take a card out."""
        card, words = self._highlighted(), self.words
        if card is None:
            return
        question = words.say("Delete the card of {day}?", day=words.day(card.on))
        ask = Ask(self.desk, question, yes=words.say("Delete"), no=words.say("Keep"))
        if not await self.app.push_screen_wait(ask):
            return
        try:
            await self.desk.commit([Remove(card)], N_("Coach's card deleted"))
        except StoreError as error:
            self.say(told(error, words), "error")

    def _highlighted(self) -> CoachCard | None:
        key = self._cards.highlighted_key
        return None if key is None else self.desk.repository.get(CoachCard, key)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
