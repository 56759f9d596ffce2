"""The labels and the stored enumerations fit each other."""

import ast
from pathlib import Path
from typing import get_args

import pytest

from coachtui.domain.commitment import CommitmentState
from coachtui.domain.log_entry import GrowPart, LogKind, Speaker
from coachtui.domain.person import Motive, NameOrder, PersonStatus, Role, TenureBand
from coachtui.domain.record import Visibility
from coachtui.language.labels import GROUPS
from coachtui.records.one_on_one.model import Channel, OneOnOneState, OneOnOneType
from coachtui.records.one_on_one.rules.bring_along import Group

SOURCE = Path(__file__).parents[2] / "src/coachtui"


@pytest.mark.parametrize(
    ("group", "keys"),
    [
        ("entry_kind", get_args(LogKind)),
        ("entry_mark", get_args(LogKind)),
        ("by", get_args(Speaker)),
        ("grow_step", get_args(GrowPart)),
        ("commitment_state", get_args(CommitmentState)),
        ("role", get_args(Role)),
        ("person_status", get_args(PersonStatus)),
        ("name_order", get_args(NameOrder)),
        ("motivator", get_args(Motive)),
        ("tenure_band", get_args(TenureBand)),
        ("visibility", get_args(Visibility)),
        ("one_on_one_state", get_args(OneOnOneState)),
        ("one_on_one_type", get_args(OneOnOneType)),
        ("channel", get_args(Channel)),
        ("bring_along", tuple(member.name.lower() for member in Group)),
    ],
)
def test_every_stored_key_has_a_label(group: str, keys: tuple[str, ...]) -> None:
    """A key the records may hold never shows as it is stored."""
    assert keys
    assert set(keys) <= set(GROUPS[group])


def test_every_group_asked_for_exists() -> None:
    """A screen that asks for a label names a group there is, and a key of it where it names one."""
    unknown = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr != "label" or len(node.args) != 2:
                continue
            named = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            group = GROUPS.get(str(named[0]), {}) if named[0] is not None else GROUPS
            if not group or (named[1] is not None and str(named[1]) not in group):
                unknown.append(f"{path.name}:{node.lineno}: {named}")
    assert not unknown
