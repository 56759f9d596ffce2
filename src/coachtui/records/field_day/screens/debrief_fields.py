"""The fields of a debrief: how they stand at first, and what is made of what is typed."""

from collections.abc import Mapping
from typing import Final

from coachtui.capture.marks import Scores, find_scores
from coachtui.capture.spans import without
from coachtui.domain.log_entry import Score
from coachtui.language import N_, Words
from coachtui.records.field_day.model import LONGEST_LINE, LONGEST_PASSAGE, FieldDay, Talkback
from coachtui.records.field_day.rules.evidence import observations
from coachtui.records.field_day.rules.states import debriefing
from coachtui.records.field_day.rules.stops import last_end
from coachtui.records.field_day.screens.ride import Ride
from coachtui.ui.form_fields import FieldKind, FormField
from coachtui.ui.walked import LabelledField

MOST_RATING: Final = 5
_ANSWERS: Final = (
    ("against_plan", N_("How it went against the plan")),
    ("rep_went_well", N_("What went well?")),
    ("rep_would_change", N_("What would you change?")),
)
_COACH: Final = (
    ("coach_one_thing", N_("One thing anyone could see")),
    ("try_next", N_("What the rep tries next")),
)
SPOKEN: Final = tuple(name for name, _ in _ANSWERS)
REP: Final = (*SPOKEN, "scores", "rating", "review")
COACH: Final = tuple(name for name, _ in _COACH)
FIELDS: Final = (*REP, *COACH)
PASSED: Final = "passed"
EXAMPLE: Final = "Q=3 N=2 C=n"


class DebriefFields:
    """The fields of one day's debrief, and whether the rep passed."""

    def __init__(self, words: Words, ride: Ride) -> None:
        self._words, self._ride = words, ride
        self.passed = ride.day.debrief.rep_passed
        self.began = self.stored(ride.day)
        """What was stored when they were filled, by field."""
        self.rows = {
            name: LabelledField(name, label, self.began[name], EXAMPLE if name == "scores" else "")
            for name, label in self._labels()
        }

    def _labels(self) -> list[tuple[str, str]]:
        words = self._words
        scored = dict.fromkeys(each.competency for each in observations(self._ride.entries))
        keys = f" ({' '.join(scored)})" if scored else ""
        return [
            *((name, words.say(label)) for name, label in _ANSWERS),
            ("scores", words.say("Own scores") + keys),
            ("rating", words.say("Own rating of the day, 1 to 5")),
            ("review", words.say("How the business goes")),
            *((name, words.say(label)) for name, label in _COACH),
        ]

    def unlock(self, *, spoke: bool) -> None:
        """Open the coach's fields once the rep spoke; locked ones say why."""
        called = self._ride.person.short_name
        locked = self._words.say("locked until {name} has spoken", name=called)
        for name in COACH:
            self.rows[name].field.disabled = not spoke
            self.rows[name].field.placeholder = "" if spoke else locked

    @property
    def asked(self) -> list[FormField]:
        """What is asked, and what may stand in each field."""
        kinds: dict[str, FieldKind] = {"rating": "number", "scores": "number"}
        return [
            *(FormField(name, label, kinds.get(name, "line")) for name, label in self._labels()),
            FormField(PASSED, self._words.say("The rep passes"), "choice"),
        ]

    def stored(self, day: FieldDay) -> dict[str, str]:
        """Return what is stored of a day, as it stands in the fields."""
        own = (f"{one.competency}={one.score or 'n'}" for one in day.self_scores)
        return {
            **{name: str(getattr(day.debrief, name)) for name in (*SPOKEN, *COACH)},
            "scores": " ".join(own),
            "rating": str(day.self_rating or ""),
            "review": _on_one_line(day.rep_business_review),
            PASSED: "yes" if day.debrief.rep_passed else "",
        }

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return self.rows[name].field.value.strip()

    def texts(self) -> dict[str, str]:
        """Return everything that stands there, for a draft."""
        passed = "yes" if self.passed else ""
        return {**{name: self.value(name) for name in FIELDS}, PASSED: passed}

    def settle(self, texts: Mapping[str, str], stored: Mapping[str, str]) -> None:
        """Put the texts two windows agreed on into the fields, over what is `stored` now."""
        self.began = dict(stored)
        self.take_back({name: text for name, text in texts.items() if text != self._text(name)})

    def _text(self, name: str) -> str:
        return self.texts()[name]

    def take_back(self, texts: Mapping[str, str]) -> None:
        """Put what a draft holds into the fields."""
        for name in FIELDS:
            if name in texts:
                self.rows[name].field.value = texts[name]
        self.passed = texts.get(PASSED, "yes" if self.passed else "") == "yes"

    @property
    def talkback(self) -> Talkback:
        """The answers, as far as they fit; what does not is a problem of its field."""
        fitting = {name: self.value(name)[:LONGEST_LINE] for name in (*SPOKEN, *COACH)}
        return self._ride.day.debrief.revised(**fitting, rep_passed=self.passed)

    @property
    def scores(self) -> Scores:
        """The rep's own scores as they are understood."""
        return find_scores(self.value("scores"), self._ride.scorecards.keys)

    @property
    def own_scores(self) -> tuple[Score, ...]:
        """The rep's own scores."""
        return tuple(Score(competency=key, score=one) for key, one in self.scores.values)

    def problem_of(self, name: str) -> str:
        """Return what is wrong in a field, in a sentence; '' where it will do."""
        words, typed = self._words, self.value(name)
        if name == "scores":
            rest = without(typed, self.scores.spans).strip(" ,;·")
            told = words.say("“{text}” is no score: write {example}.", text=rest, example=EXAMPLE)
            return told if rest else ""
        if name == "rating":
            fits = not typed or (typed.isdecimal() and 1 <= int(typed) <= MOST_RATING)
            return "" if fits else words.say("The rating is a number from 1 to 5, or empty.")
        most = LONGEST_PASSAGE if name == "review" else LONGEST_LINE
        return words.say("At most {n} characters, please.", n=most) if len(typed) > most else ""

    def first_problem(self) -> tuple[str, str]:
        """Return the first field that will not do, and what is wrong there; two '' for none."""
        told = ((name, self.problem_of(name)) for name in FIELDS)
        return next(((name, problem) for name, problem in told if problem), ("", ""))

    def missing(self) -> str:
        """Return the field where the rep's first missing answer belongs."""
        return next((name for name in SPOKEN[1:] if not self.value(name)), SPOKEN[0])

    def may_skip(self) -> bool:
        """Tell whether the day needs no talk of its own: each call was talked over."""
        if any(self.value(name) for name in COACH):
            return False
        if self._ride.day.debrief_mode != "per_call":
            return False
        calls = [
            stop
            for stop in self._ride.stops
            if stop.actual_at and not stop.cancelled and stop.outcome != "no_show"
        ]
        return bool(calls) and all(stop.kerbside.rep_spoke for stop in calls)

    def changed(self, day: FieldDay) -> FieldDay:
        """Return the day with what was typed here; an open day is over with its last stop.

        Raises:
            NotAllowedError: the day never began.
        """
        if day.state != "debrief":
            ride = self._ride
            day = debriefing(day, last_end(ride.stops) or ride.desk.clock.now())
        rating = self.value("rating")
        given: dict[str, object] = {
            "debrief": self.talkback,
            "self_scores": self.own_scores,
            "self_rating": int(rating) if rating else None,
        }
        if self.value("review") != self.began["review"]:
            given["rep_business_review"] = self.value("review")
        return day.revised(**given)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
