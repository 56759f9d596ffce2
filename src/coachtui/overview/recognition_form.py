"""The form that thanks somebody: for what, before whom, with money or without."""

from datetime import date, datetime, time
from typing import Final, get_args

from coachtui.capture.money import money_of
from coachtui.domain.ids import ME
from coachtui.domain.person import Motive, Person
from coachtui.domain.recognition import Recognition, RecognitionKind
from coachtui.domain.recognition_wish import drives, may_be_public, with_motive
from coachtui.domain.team import reps, somebody
from coachtui.language import N_, Words
from coachtui.overview.label_watch import LabelWatch
from coachtui.overview.recognition_words import (
    ADDED,
    EXAMPLE,
    correction_repeated,
    driven_by,
    heard_by,
    money_lacks,
    not_an_amount,
    wish,
)
from coachtui.ui.desk import Desk
from coachtui.ui.editing import RecordEditor
from coachtui.ui.form import Form, FormScreen, Values
from coachtui.ui.form_fields import FormField

PUBLIC: Final = "public"
PRIVATE: Final = "private"
YES: Final = "yes"
NO: Final = "no"
_NOON: Final = time(12)


def new_recognition(desk: Desk, person_id: str) -> FormScreen:
    """Return the form that thanks a person; it asks for whom where that is nobody to thank."""
    person = desk.repository.get(Person, person_id) if person_id not in {"", ME} else None
    initial = {
        "person_id": person.id if person else "",
        "what": "",
        "heard": PRIVATE,
        "agreed": NO,
        "kind": "non_monetary",
        "value": "",
        "motive": "",
        "given_on": desk.clock.today().isoformat(),
    }
    return _Thanking(desk, None, initial, person).screen()


def edit_recognition(desk: Desk, thanks: Recognition) -> FormScreen:
    """Return the form of thanks on file."""
    person = somebody(desk.repository, thanks.person_id)
    return _Thanking(desk, thanks, _shown(desk.words, thanks), person).screen()


def _shown(words: Words, thanks: Recognition) -> Values:
    return {
        "person_id": thanks.person_id,
        "what": thanks.what,
        "heard": PUBLIC if thanks.public else PRIVATE,
        "agreed": YES if thanks.public_agreed else NO,
        "kind": thanks.kind,
        "value": "" if thanks.value is None else words.number(thanks.value),
        "motive": thanks.motivator_matched or "",
        "given_on": words.local(thanks.given_at).date().isoformat(),
    }


class _Thanking:
    """What the form asks, how it helps, and what it refuses."""

    def __init__(
        self, desk: Desk, thanks: Recognition | None, initial: Values, person: Person | None
    ) -> None:
        self.desk = desk
        self._thanks, self._initial, self._person = thanks, initial, person
        self._labels = LabelWatch(desk)
        self._editor = RecordEditor(
            desk=desk,
            record=thanks,
            initial=initial,
            build=self._built,
            label=N_("Recognition edited") if thanks else ADDED,
            fields={},
            at_fault={},
            shown=lambda stored: _shown(desk.words, stored),
        )

    @property
    def words(self) -> Words:
        """The language the user reads."""
        return self.desk.words

    def screen(self) -> FormScreen:
        """Return the form."""
        words, thanks = self.words, self._thanks
        title = words.say("Thank somebody")
        if self._person is not None:
            drivers = [words.label("motivator", each) for each in drives(self._person)]
            title = words.say("Thank {name}", name=self._person.full_name)
            title = " · ".join(part for part in (title, ", ".join(drivers)) if part)
        if thanks is not None:
            title = words.say("Edit thanks for {name}", name=self._initial_name())
        draft = f"recognition:{thanks.id}" if thanks else f"recognition:new:{self._whom()}"
        reread = self._editor.reread if thanks else None
        form = Form(draft, title, tuple(self._fields()), self._help, reread)
        return FormScreen(self.desk, form, self._initial, self._save)

    def _whom(self) -> str:
        return self._initial["person_id"]

    def _initial_name(self) -> str:
        return self._person.full_name if self._person else self._whom()

    def _fields(self) -> list[FormField]:
        say, label = self.words.say, self.words.label
        heard = tuple(
            (key, heard_by(self.words, public=key == PUBLIC)) for key in (PRIVATE, PUBLIC)
        )
        agreed = ((NO, say("no, or not asked")), (YES, say("yes, they said so")))
        kinds = tuple((key, label("recognition_kind", key)) for key in get_args(RecognitionKind))
        motives = tuple((key, label("motivator", key)) for key in get_args(Motive))
        watch = self._labels.remark
        fields = [
            FormField("what", say("What they did"), required=True, watch=watch),
            FormField("heard", say("Said"), "choice", heard, required=True),
            FormField("agreed", say("Team: do they agree?"), "choice", agreed, required=True),
            FormField("kind", say("With money?"), "choice", kinds, required=True),
            FormField("value", say("Amount")),
            FormField("motive", say("Meets their motivator"), "choice", motives),
            FormField("given_on", say("Said on"), "date", required=True, past=True),
        ]
        if self._person is not None:
            return fields
        everybody = self.desk.repository.all(Person)
        mine = reps(everybody)
        others = [one for one in everybody if one.status != "left" and not one.is_rep]
        people = tuple(
            (one.id, one.full_name)
            for one in (*mine, *sorted(others, key=lambda each: each.sort_key))
            if one.id != ME
        )
        return [FormField("person_id", say("Who"), "person", people, required=True), *fields]

    def _thanked(self, values: Values) -> Person | None:
        if self._person is not None:
            return self._person
        return self.desk.repository.get(Person, values.get("person_id", ""))

    # Help

    def _help(self, field: FormField, values: Values) -> str:
        """Return what helps at a field: what drives the person, their wish, how it is read."""
        words, person = self.words, self._thanked(values)
        if field.name == "what":
            return words.say("What you saw them do, and what came of it; no “great job”.")
        if field.name == "value":
            return self._amount_read(values["value"])
        if person is None:
            return ""
        if field.name in {"person_id", "kind", "motive"}:
            return driven_by(words, person)
        if field.name in {"heard", "agreed"}:
            return wish(words, person, agreed=values["agreed"] == YES)
        return ""

    def _amount_read(self, typed: str) -> str:
        words, amount = self.words, money_of(typed) if typed else None
        if amount is not None:
            return f"= {words.money(amount)}"
        return words.say("An amount as {example}; empty for none.", example=EXAMPLE)

    # Saving

    async def _save(self, values: Values) -> Values:
        whole = {**self._editor.initial, **values}
        problems = await self._refused(whole)
        return problems or await self._editor.save(whole)

    async def _refused(self, values: Values) -> Values:
        """Return what stands in the way, by field."""
        words, problems = self.words, Values()
        if values["heard"] == PUBLIC:
            problems |= await self._refused_in_public(values)
        if values["value"]:
            if money_of(values["value"]) is None:
                problems["value"] = not_an_amount(words)
            elif values["kind"] != "monetary":
                problems["value"] = money_lacks(words)
        if date.fromisoformat(values["given_on"]) > self.desk.clock.today():
            problems["given_on"] = words.say("That day has not come yet.")
        return problems

    async def _refused_in_public(self, values: Values) -> Values:
        """Return what keeps thanks from being said before the team: no wish, or the words."""
        words, person, what = self.words, self._thanked(values), values["what"]
        if person is None:
            return {}
        problems: Values = {}
        if not may_be_public(person, agreed=values["agreed"] == YES):
            problems["heard"] = wish(words, person)
        in_the_words = await self._labels.refusal(what) or correction_repeated(
            words, self.desk.repository, person.id, what
        )
        if in_the_words:
            problems["what"] = in_the_words
        return problems

    def _built(self, base: Recognition | None, values: Values) -> Recognition:
        names = ("person_id", "what", "kind")
        given: dict[str, object] = {name: values[name] for name in names if name in values}
        if "value" in values:
            given["value"] = money_of(values["value"]) if values["value"] else None
        if "heard" in values:
            given["public"] = values["heard"] == PUBLIC
        if "agreed" in values:
            given["public_agreed"] = values["agreed"] == YES
        if "motive" in values:
            given["motivator_matched"] = values["motive"] or None
        if "given_on" in values:
            given["given_at"] = self._moment(date.fromisoformat(values["given_on"]))
        if base is not None:
            return base.revised(**given)
        thanks = Recognition.model_validate({**given, "visibility": "shared"})
        person = self._thanked(values)
        return thanks if person is None else with_motive(thanks, person)

    def _moment(self, day: date) -> datetime:
        """Return the moment of thanks: now for today, else the noon of a day."""
        now = self.desk.clock.now()
        if day == self.desk.clock.today():
            return now
        return datetime.combine(day, _NOON, tzinfo=self.desk.clock.local(now).tzinfo)
