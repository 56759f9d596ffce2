"""The tables of a pack file, checked and made into a pack."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Final

from coachtui.domain.data_file import Row
from coachtui.language import N_
from coachtui.records.discipline.rules.law import (
    Confidence,
    Effect,
    LawPack,
    Rule,
    Stage,
    System,
    Value,
)
from coachtui.records.discipline.rules.pack_values import (
    MOST_COUNTED,
    NUMBER,
    ONE_OF,
    day_of,
    flag_of,
    line_of,
    maybe_line,
    number_of,
    one_of,
    only,
    said_in,
    values_of,
    words_of,
)
from coachtui.text import clean

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_ANY: Final = "*"
_GRADES: Final[Mapping[str, Confidence]] = {"A": "A", "B": "B", "C": "C"}
_EFFECTS: Final[Mapping[str, Effect]] = {
    "block": "block",
    "pause": "pause",
    "override": "override",
    "warn": "warn",
    "show": "show",
}
_SYSTEMS: Final[Mapping[str, System]] = {"vn": "vn", "ladder": "ladder"}
_MAY: Final[Mapping[str, frozenset[str]]] = {
    "A": frozenset(_EFFECTS),
    "B": frozenset({"override", "warn", "show"}),
    "C": frozenset({"warn", "show"}),
}
_VN: Final = tuple(f"VN-{number:02}" for number in (*range(1, 6), *range(7, 15), 17, 19, 20, 23))
# What the rules count with, by the rule that says it.
_NUMBERS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "vn": {
        "VN-02": ("employees", "register_within_days", "effective_after_days"),
        "VN-07": ("months", "months_finance_assets_secrets"),
        "VN-08": ("least_days_left", "extension_days"),
        "VN-10": ("deferral_least_months", "deferral_most_months"),
        "VN-11": (
            *("absent_days", "absent_within_days"),
            *("absent_days_year", "absent_within_days_year"),
        ),
        "VN-12": ("shorten_after_percent",),
        "VN-14": ("days", "days_special", "advance_percent"),
        "VN-17": ("working_days", "safe_working_days"),
        "VN-23": ("indefinite_days", "definite_days", "short_working_days", "executive_days"),
    },
    "ladder": {_ANY: ("appeal_working_days", "companion_working_days")},
}
_LISTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "vn": {
        "VN-10": ("measures", "no_measure_words"),
        "VN-11": ("grounds", "repeat_counts"),
        "VN-13": ("money_words",),
        _ANY: ("review_days",),
    },
    "ladder": {_ANY: ("review_days",)},
}
_GROUNDS: Final = ("repeat_ground", "absence_ground")
_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "vn": {"VN-11": _GROUNDS},
    "ladder": {},
}
_MADE: Final = frozenset({"rules", "stages", "file"})
_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "pack": frozenset(each.name for each in fields(LawPack)) - _MADE | {"note"},
    "rule": frozenset(each.name for each in fields(Rule)),
    "stage": frozenset(each.name for each in fields(Stage)),
}


def pack_of(content: Row, rule_rows: Iterable[Row], stage_rows: Iterable[Row]) -> LawPack:
    """Return the pack that the tables of a file make.

    Raises:
        DataFileError: something in them is wrong or missing.
    """
    only(content, frozenset({"pack", "rule", "stage"}))
    head = content.row("pack")
    only(head, _FIELDS["pack"])
    compiled_on = day_of(head, "compiled_on")
    if compiled_on is None:
        raise head.wrong(N_("{key} is missing"), key="compiled_on")
    system = _SYSTEMS[one_of(head, "system", _SYSTEMS)]
    rules: dict[str, Rule] = {}
    at: dict[str, Row] = {}
    for row in rule_rows:
        rule = _rule(row)
        _check_new(rule.key, rules, row)
        rules[rule.key], at[rule.key] = rule, row
    stages: dict[str, Stage] = {}
    for row in stage_rows:
        stage = _stage(row, rules)
        _check_new(stage.key, stages, row)
        stages[stage.key] = stage
    pack = LawPack(
        name=line_of(head, "name"),
        system=system,
        version=line_of(head, "version"),
        compiled_on=compiled_on,
        verified_on=day_of(head, "verified_on"),
        verified_by=maybe_line(head, "verified_by"),
        applies_from=day_of(head, "applies_from"),
        stale_after_days=number_of(head, "stale_after_days", MOST_COUNTED),
        title=said_in(head, "title"),
        rules=MappingProxyType(rules),
        stages=tuple(stages.values()),
        file=content.file,
    )
    _check_whole(pack, content, at)
    return pack


def _rule(row: Row) -> Rule:
    only(row, _FIELDS["rule"])
    values = values_of(row)
    text = said_in(row, "text")
    for each in text.values():
        for name in _PLACEHOLDER.findall(each):
            if name not in values:
                raise row.wrong(N_("{key} is missing"), key=f"value.{name}")
    confidence = _GRADES[one_of(row, "confidence", _GRADES)]
    effect = _EFFECTS[one_of(row, "effect", _EFFECTS)]
    if effect not in _MAY[confidence]:
        said = N_("effect {effect} is more than confidence {grade} allows")
        raise row.wrong(said, effect=effect, grade=confidence)
    article = line_of(row, "article")
    return Rule(
        key=line_of(row, "key"),
        article=article,
        article_vi=maybe_line(row, "article_vi") or article,
        source=line_of(row, "source"),
        confidence=confidence,
        effect=effect,
        text=text,
        value=values,
        graded=_graded(row, values),
        articles=_articles(row, "articles"),
        articles_vi=_articles(row, "articles_vi"),
        verified_on=day_of(row, "verified_on"),
        verified_by=maybe_line(row, "verified_by"),
        note=maybe_line(row, "note"),
    )


def _graded(row: Row, values: Mapping[str, Value]) -> Mapping[str, Confidence]:
    if "graded" not in row.values:
        return MappingProxyType({})
    graded = row.row("graded")
    only(graded, frozenset(values))
    return MappingProxyType(
        {name: _GRADES[one_of(graded, name, _GRADES)] for name in graded.values}
    )


def _articles(row: Row, key: str) -> Mapping[str, str]:
    if key not in row.values:
        return MappingProxyType({})
    table = row.row(key)
    return MappingProxyType({clean(part): line_of(table, part) for part in table.values})


def _stage(row: Row, rules: Mapping[str, Rule]) -> Stage:
    only(row, _FIELDS["stage"])
    rule = line_of(row, "rule")
    if rule not in rules:
        raise row.wrong(N_("there is no rule {key}"), key=rule)
    live, least = (
        number_of(row, name, MOST_COUNTED) if name in row.values else None
        for name in ("live_months", "live_least_months")
    )
    ends = flag_of(row, "ends")
    if live is None and not ends:
        raise row.wrong(N_("{key} is missing"), key="live_months")
    if live is not None and least is not None and least > live:
        raise row.wrong(NUMBER, key="live_least_months", most=live)
    return Stage(
        key=line_of(row, "key"),
        rule=rule,
        live_months=live,
        live_least_months=least or live,
        on_record=flag_of(row, "on_record"),
        final=flag_of(row, "final"),
        ends=ends,
        needs=words_of(row, "needs", row.values.get("needs")),
        text=said_in(row, "text"),
    )


def _check_whole(pack: LawPack, content: Row, at: Mapping[str, Row]) -> None:
    """Refuse a pack that lacks what the rules of its system count with."""
    for key in _VN if pack.system == "vn" else ():
        if key not in pack.rules:
            raise content.wrong(N_("there is no rule {key}"), key=key)
    for wanted, of in ((_NUMBERS, int), (_LISTS, tuple), (_WORDS, str)):
        for key, names in wanted[pack.system].items():
            for name in names:
                _check_value(pack, at.get(key, content), key, name, of)
    if pack.system == "ladder" and not pack.stages:
        raise content.wrong(N_("{key} is missing"), key="[[stage]]")
    if pack.system == "vn":
        _check_measures(pack, at)


def _check_value(pack: LawPack, row: Row, key: str, name: str, of: type) -> None:
    found = [rule for rule in pack.rules.values() if key in {_ANY, rule.key} and name in rule.value]
    value = found[0].value[name] if found else None
    where = name if key == _ANY else f"{key} {name}"
    if not isinstance(value, of):
        raise row.wrong(N_("{key} is missing"), key=where)
    if isinstance(value, int) and not 0 < value <= MOST_COUNTED:
        raise row.wrong(NUMBER, key=where, most=MOST_COUNTED)


def _check_measures(pack: LawPack, at: Mapping[str, Row]) -> None:
    """Refuse a pack in which a measure that expires has no months, or a list names a stranger."""
    measures, terms = pack.rules["VN-10"].listed("measures"), pack.rules["VN-12"]
    for name in measures[:-1]:
        _check_value(pack, at[terms.key], terms.key, f"{name}_months", int)
    grounds = pack.rules["VN-11"]
    for name in grounds.listed("repeat_counts"):
        if name not in measures:
            raise at[grounds.key].wrong(
                ONE_OF, key="VN-11 repeat_counts", known=", ".join(measures)
            )
    for name in _GROUNDS:
        if grounds.value[name] not in grounds.listed("grounds"):
            raise at[grounds.key].wrong(
                ONE_OF, key=f"VN-11 {name}", known=", ".join(grounds.listed("grounds"))
            )


def _check_new(key: str, known: Container[str], row: Row) -> None:
    if key in known:
        raise row.wrong(N_("{key} stands twice"), key=key)
