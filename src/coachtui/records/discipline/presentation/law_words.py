"""Law and refusals in words: what is refused, by which article, and what is lawful instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachtui.domain.data_file import DataFileError, left_out
from coachtui.language import N_, Words
from coachtui.language.sentences import filled
from coachtui.records.discipline.rules.guards import Refusal
from coachtui.records.discipline.rules.ladder import stage_of
from coachtui.records.discipline.rules.law import Confidence, LawPack, Rule
from coachtui.records.discipline.rules.packs import is_stale

MEASURES: Final[Mapping[str, str]] = {
    "reprimand": N_("reprimand"),
    "deferral": N_("deferral of pay rise"),
    "demotion": N_("demotion"),
    "dismissal": N_("dismissal"),
}
ROLES: Final[Mapping[str, str]] = {
    "employee": N_("the rep"),
    "organisation": N_("the employee representative organisation"),
    "guardian": N_("the legal representative"),
}
NEEDS: Final[Mapping[str, str]] = {
    "facts": N_("the facts, written down"),
    "expectation": N_("what is expected, said clearly"),
    "meeting": N_("a meeting"),
    "explanation": N_("the chance to explain"),
    "investigation": N_("an investigation"),
    "allegation": N_("the allegation in writing"),
    "hearing": N_("a hearing"),
    "companion": N_("the offer to bring a companion"),
    "decision": N_("the decision in writing"),
    "appeal": N_("the offer to appeal"),
}
_GRADES: Final[Mapping[Confidence, str]] = {
    "A": N_("confidence A: several publications or a government page"),
    "B": N_("confidence B: one publication"),
    "C": N_("confidence C: not confirmed"),
}
_EFFECTS: Final[Mapping[str, str]] = {
    "block": N_("This is refused."),
    "pause": N_("The case pauses."),
    "override": N_("Go on only with a reason in writing."),
    "warn": N_("A warning only."),
}
_REFUSED: Final[Mapping[str, str]] = {
    "no_rule": N_("The act is not named in the internal labour rules, the contract or the law."),
    "rules_not_registered": N_("The internal labour rules are not registered."),
    "rules_not_in_force": N_("The internal labour rules were not in force on {act}."),
    "money": N_("“{phrase}”: fines and wage cuts instead of discipline are forbidden."),
    "no_measure": N_("“{phrase}” is not one of the four measures."),
    "deferral_months": N_("A deferral of pay rise lasts {least} to {most} months: state how many."),
    "no_post": N_("Only somebody who holds a post can be removed from it."),
    "no_ground": N_("Dismissal needs a ground that the law names; there is none."),
    "no_repeat": N_("No deferral or demotion for the same breach stands: this is no repeat."),
    "no_absence": N_("The days absent do not reach what the law names."),
    "absence_counted": N_("The days absent reach it on {day} by a count that is not confirmed."),
    "two_measures": N_("One breach takes one measure; {count} are named."),
    "disciplined_already": N_("This breach has led to a measure already."),
    "not_heaviest": N_("Several breaches at once take the heaviest measure: {measure}."),
    "protected": N_("{day} is in a protected period, which lasts until {until}."),
    "protected_open": N_("{day} is in a protected period whose end is not known yet."),
    "time_barred": N_("{day} is after the last lawful day for a decision, {last}."),
    "extended_only": N_(
        "{day} is lawful only by the extension to {last}, whose count is one view."
    ),
    "nobody_notified": N_("Nobody is named for {role}, who must have received the notice."),
    "no_hearing": N_("No hearing is set, so nobody has been told of one in time."),
    "short_notice": N_("The notice reached {who} on {day}; the last lawful day was {last}."),
    "not_received": N_("The notice has not reached {who}; the last lawful day is {last}."),
    "tight_notice": N_(
        "The notice reached {who} on {day}: lawful, but after the safe day, {last}."
    ),
    "no_defence": N_("The rep has not been heard."),
    "not_heard": N_("There is no word of {role} taking part."),
    "not_signed": N_("{who} has neither signed the minutes nor given a reason."),
    "no_authority": N_("Who decided, and by what authority, is not filled in."),
    "not_served": N_("The decision has not been served on {who}."),
    "no_stage": N_("“{phrase}” is not a step of this ladder."),
    "missing_step": N_("Before this step comes {need}."),
    "never_by_itself": N_("The employment is never ended from here."),
    "final_is_live": N_("A final warning of {day} is live: this is a matter for HR."),
    "same_person": N_("One person would investigate, hear the case or decide the appeal."),
    "plan_short": N_("The plan lasts {days} days; the usual least is {least}."),
    "plan_long": N_("The plan lasts {days} days; the usual most is {most}."),
}
_COMPENSATION: Final = N_(
    "Lawful: reprimand, deferral of pay rise, demotion or dismissal; or compensation for damage in"
    " a procedure of its own (Labour Code Art. 129, confidence C)."
)
_ROUTES: Final[Mapping[str, str]] = {
    "no_rule": N_("Lawful: an informal talk that sets the expectation, or the rule that names it."),
    "rules_not_registered": N_(
        "Lawful: an informal talk; or enter when the rules were registered."
    ),
    "rules_not_in_force": N_("Lawful: an informal talk, or a clause of the contract or the law."),
    "money": _COMPENSATION,
    "no_measure": _COMPENSATION,
    "deferral_months": N_("Lawful: a number of months in that range, or a reprimand."),
    "no_post": N_("Lawful: reprimand or deferral of pay rise."),
    "no_ground": N_("Lawful: reprimand, deferral of pay rise or demotion; or the ground."),
    "no_repeat": N_(
        "Lawful: reprimand, deferral of pay rise or demotion. Reprimands never add up."
    ),
    "no_absence": N_("Lawful: reprimand, deferral of pay rise or demotion."),
    "absence_counted": N_("Lawful: let HR compare the days with the law, and type the reason."),
    "two_measures": N_("Lawful: keep one."),
    "disciplined_already": N_("Lawful: leave it at that measure."),
    "not_heaviest": N_("Lawful: that measure, for all of them together."),
    "protected": N_("Lawful: record the facts, keep the evidence, go on after that day."),
    "protected_open": N_("Lawful: record the facts, keep the evidence, wait for its end."),
    "time_barred": N_("Lawful: close the case without a measure; an informal talk."),
    "extended_only": N_("Lawful: decide by the earlier day, or type the reason."),
    "nobody_notified": N_("Lawful: name them and give them the notice."),
    "no_hearing": N_("Lawful: set a hearing and give notice in time."),
    "short_notice": N_("Lawful: a later hearing, with a new notice."),
    "not_received": N_("Lawful: see to it that they receive it by then, or set a later hearing."),
    "tight_notice": N_("Safer: a hearing one working day later."),
    "no_defence": N_("Lawful: hear the rep and write it down in their own words."),
    "not_heard": N_("Lawful: have them take part, or note that they were told and did not come."),
    "not_signed": N_("Lawful: their signature, or the reason why they refuse."),
    "no_authority": N_(
        "Lawful: the name of who may sign the contract, and where that is laid down."
    ),
    "not_served": N_("Lawful: serve it and enter the day."),
    "no_stage": N_("Lawful: one of the steps of the ladder."),
    "missing_step": N_("Lawful: do that first, and note it."),
    "never_by_itself": N_("Lawful: stop here and call HR."),
    "final_is_live": N_("Lawful: call HR before any further step."),
    "same_person": N_("Better: another person for one of the parts."),
    "plan_short": N_("Better: a later last review, so that the support can take hold."),
    "plan_long": N_("Better: earlier reviews, and one extension where it is needed."),
}
REASONS: Final = frozenset(_REFUSED)


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """A refusal as it is shown.

    Attributes:
        what: what is wrong.
        source: article and confidence.
        routes: what is lawful instead.
        effect: what the refusal does.
    """

    what: str
    source: str
    routes: str
    effect: str

    def __str__(self) -> str:
        """Give back all of it as one paragraph."""
        return f"{self.what} {self.effect} {self.routes} [{self.source}]"


def banner(words: Words, pack: LawPack) -> str:
    """Return the line that stands over every legal number."""
    name, compiled = pack.name, words.day(pack.compiled_on)
    if pack.verified_on is None:
        return words.say(
            "Decision support, not legal advice · {pack}, compiled {day},"
            " not yet verified by a lawyer",
            pack=name,
            day=compiled,
        )
    return words.say(
        "Decision support, not legal advice · {pack}, compiled {day}, verified {verified} by {who}",
        pack=name,
        day=compiled,
        verified=words.day(pack.verified_on),
        who=pack.verified_by or "?",
    )


def stale_line(words: Words, pack: LawPack, today: date) -> str:
    """Return the call to look for amendments; "" while the pack is fresh."""
    if not is_stale(pack, today):
        return ""
    return words.say("{pack} is old: check for amendments of the law.", pack=pack.name)


def measure_name(words: Words, pack: LawPack, key: str) -> str:
    """Return the name of a measure or of a stage; the key itself where the pack has no such."""
    stage = stage_of(pack, key)
    if stage is not None:
        return stage.text[words.language]
    return words.say(MEASURES[key]) if key in MEASURES else key


def article(words: Words, rule: Rule, part: str = "") -> str:
    """Return where a rule, or a part of it, stands, as the reader's language writes it."""
    return rule.cited(part, vietnamese=words.language == "vi")


def rule_text(words: Words, rule: Rule) -> str:
    """Return what a rule says, its numbers filled in."""
    return _filled(words, rule.text[words.language], rule)


def grade(words: Words, confidence: Confidence) -> str:
    """Return what a letter of confidence means."""
    return words.say(_GRADES[confidence])


def verified(words: Words, pack: LawPack, rule: Rule) -> str:
    """Return when somebody compared a rule with the law, or that nobody has."""
    day = rule.verified_on or pack.verified_on
    if day is None:
        return words.say("not verified")
    who = rule.verified_by or pack.verified_by or "?"
    return words.say("verified {day} by {who}", day=words.day(day), who=who)


def refusal_words(words: Words, pack: LawPack, refusal: Refusal) -> RefusalWords:
    """Return a refusal in the reader's language."""
    reason = _precise(refusal)
    shown = {name: _shown(words, pack, name, each) for name, each in refusal.values.items()}
    who = shown.get("name") or shown.get("role", "")
    return RefusalWords(
        what=words.say(_REFUSED[reason], **shown, who=who),
        source=f"{article(words, pack.rules[refusal.rule], refusal.part)} · {refusal.confidence}",
        routes=words.say(_ROUTES[reason]),
        effect=words.say(_EFFECTS[refusal.effect]),
    )


def pack_problem(words: Words, problem: DataFileError) -> str:
    """Return the sentence for a pack that was left out."""
    return left_out(words, N_("Law packs"), problem)


def _precise(refusal: Refusal) -> str:
    """Return the key of the sentence: some reasons are told otherwise where a day is missing."""
    if refusal.reason == "protected" and refusal.values["until"] is None:
        return "protected_open"
    if refusal.reason == "short_notice" and refusal.values["day"] is None:
        return "not_received"
    return refusal.reason


def _shown(words: Words, pack: LawPack, name: str, value: object) -> str:
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int):
        return words.number(value)
    text = "" if value is None else str(value)
    if name == "measure":
        return measure_name(words, pack, text)
    known = {"role": ROLES, "need": NEEDS}.get(name, {})
    return words.say(known[text]) if text in known else text


def _filled(words: Words, template: str, rule: Rule) -> str:
    shown: dict[str, str] = {}
    for name, value in rule.value.items():
        parts = value if isinstance(value, tuple) else (value,)
        shown[name] = ", ".join(
            words.number(each) if isinstance(each, int) else each for each in parts
        )
    return filled(template, shown)
