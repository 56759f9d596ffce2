"""The five questions in words, what they sort a matter into, and what follows from that."""

from collections.abc import Mapping
from typing import Final

from coachtui.language import N_, Words

_QUESTIONS: Final[Mapping[str, str]] = {
    "danger": N_("Violence, theft, harassment, drugs, secrets, or immediate danger?"),
    "act": N_("Is it an act or an omission on a given day, not a result over time?"),
    "named": N_("Is that act named in the internal labour rules, the contract or the law?"),
    "knew": N_("Did the person know the rule, and could they have kept it?"),
    "protected": N_("Is the person in a protected period today: leave, custody, family?"),
}
_RESULTS: Final[Mapping[str, str]] = {
    "stop_call_hr": N_("Stop: call HR and the competent person now"),
    "conduct": N_("Conduct: a rule was broken"),
    "capability": N_("Capability: the work falls short"),
    "informal": N_("An informal talk: no measure is possible"),
    "pause": N_("Conduct, and the case pauses"),
}
_FOLLOWS: Final[Mapping[str, str]] = {
    "stop_call_hr": N_(
        "Keep the evidence as it is, and keep people safe. Nothing here replaces that call. Enter"
        " records the facts for HR."
    ),
    "conduct": N_(
        "{press:triage.go} records what happened: facts, time, place, witnesses, evidence, clause."
    ),
    "capability": N_(
        "Poor results are no disciplinary offence (Labour Code Art. 122-128): no measure exists on"
        " this track. {press:triage.go} writes down the published criteria, the gap and the"
        " support."
    ),
    "informal": N_(
        "Say what is expected, train first where that is missing, and note the talk. A note of it"
        " is no discipline and counts for nothing later. {press:triage.go} writes the note."
    ),
    "pause": N_(
        "Nobody may be disciplined in a protected period (Labour Code Art. 122(4))."
        " {press:triage.go} records"
        " the facts and the evidence; the steps wait for its end."
    ),
}


def question_words(words: Words, key: str) -> str:
    """Return a question of the triage."""
    return words.say(_QUESTIONS[key])


def result_words(words: Words, outcome: str) -> str:
    """Return what the answers sort a matter into."""
    return words.say(_RESULTS[outcome])


def what_follows(words: Words, outcome: str) -> str:
    """Return what to do then."""
    return words.say(_FOLLOWS[outcome])
