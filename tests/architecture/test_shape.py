"""What a linter cannot see: sizes, and names only one place may use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/coachtui"
MODULES = sorted(SOURCE.rglob("*.py"))
FIELDS = {"Input", "TextArea", "MaskedInput"}
FIELDS_HOME = {"ui/fields.py", "ui/text_area.py"}
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|(?=[0-9]*[a-fA-F])[0-9a-fA-F]{3,4})\b")
# Textual's one private name we override: there is no public way to write our own crash report.
PRIVATE_ALLOWED = {"_handle_exception"}


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Give each module's path below the package and its syntax tree."""
    for path in MODULES:
        name = path.relative_to(SOURCE).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"), name)


def called(call: ast.Call) -> str:
    """Give back the last name of what is called."""
    return str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))


def is_false(node: ast.expr) -> bool:
    """Tell whether an expression is the literal False."""
    return isinstance(node, ast.Constant) and node.value is False


def bare_fields(name: str, tree: ast.Module) -> Iterator[str]:
    """Give each use of a plain Textual text field; only the kit's own classes may build on them."""
    if name in FIELDS_HOME:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in FIELDS:
            yield f"{name}:{node.lineno}: {called(node)}("
        if isinstance(node, ast.ClassDef):
            bases = {getattr(base, "attr", None) or getattr(base, "id", "") for base in node.bases}
            yield from (f"{name}:{node.lineno}: builds on {base}" for base in bases & FIELDS)


def marked_up_toasts(name: str, tree: ast.Module) -> Iterator[str]:
    """Give each toast that would read its text as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "notify":
            literal = any(key.arg == "markup" and is_false(key.value) for key in node.keywords)
            if not literal:
                yield f"{name}:{node.lineno}: notify( without markup=False"


def defined(tree: ast.Module) -> Iterator[str]:
    """Give each name a module defines or assigns itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def private_names(name: str, tree: ast.Module) -> Iterator[str]:
    """Give each private name used that is not the module's own."""
    allowed = {*defined(tree), *PRIVATE_ALLOWED}
    for node in ast.walk(tree):
        used: list[str] = []
        if isinstance(node, ast.Attribute):
            used = [node.attr]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            used = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
        for part in used:
            if re.match("_[^_]", part) and part not in allowed:
                yield f"{name}:{ast.unparse(node)}"


def faults(find: str, source: str, name: str = "x.py") -> list[str]:
    """Run one of the finders above on a piece of source."""
    finders = {
        "fields": bare_fields,
        "toasts": marked_up_toasts,
        "private": private_names,
    }
    return list(finders[find](name, ast.parse(source)))


def test_files_stay_small() -> None:
    """No module passes 300 lines, the app 150, a stylesheet 120."""
    limits = {".py": 300, ".tcss": 120}
    long = []
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in limits:
            name = path.relative_to(SOURCE).as_posix()
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > (150 if name == "app.py" else limits[path.suffix]):
                long.append(f"{name}: {lines} lines")
    assert not long


def test_functions_stay_small() -> None:
    """No function passes 40 lines, its docstring not counted."""
    long = []
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if (said := ast.get_docstring(node, clean=False)) is not None:
                    lines -= said.count("\n") + 1
                if lines > 40:
                    long.append(f"{name}:{node.lineno}: {node.name} has {lines} lines")
    assert not long


@pytest.mark.parametrize("find", ["fields", "toasts", "private"])
def test_names_are_used_where_they_may_be(find: str) -> None:
    """Text fields come from the kit, toasts are literal, private names stay private."""
    finders = {"fields": bare_fields, "toasts": marked_up_toasts, "private": private_names}
    assert [line for name, tree in trees() for line in finders[find](name, tree)] == []


@pytest.mark.parametrize(
    ("find", "source"),
    [
        ("fields", "Input()"),
        ("fields", "widgets.TextArea(compact=True)"),
        ("fields", "class Mine(MaskedInput): pass"),
        ("toasts", "self.notify('x')"),
        ("toasts", "self.notify('x', markup=True)"),
        ("private", "self.screen._layout"),
        ("private", "from textual._compositor import Compositor"),
        ("private", "from textual.screen import _hidden"),
    ],
)
def test_the_finders_find(find: str, source: str) -> None:
    """Each forbidden form is seen, so that the test above means something."""
    assert faults(find, source)


def test_the_finders_let_the_right_form_pass() -> None:
    """The kit's own module, a literal toast and one's own private name are no faults."""
    assert not faults("fields", "class CoachInput(Input): pass", "ui/fields.py")
    assert not faults("toasts", "self.notify('x', markup=False)")
    assert not faults("private", "class A:\n  def _b(self): self._handle_exception()\nA()._b()")


def test_colours_stand_in_theme_files_only() -> None:
    """No hex colour outside a module whose name begins with `theme`."""
    found = []
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in {".py", ".tcss"} or path.stem.startswith("theme"):
            continue
        text = path.read_text(encoding="utf-8")
        literals = [text]
        if path.suffix == ".py":
            nodes = ast.walk(ast.parse(text))
            literals = [
                n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
            ]
        found += [
            f"{path.name}: {hit[0]}" for part in literals for hit in HEX_COLOUR.finditer(part)
        ]
    assert not found


@pytest.mark.parametrize("module", ["kind", "model", "presentation", "rules", "screens"])
def test_the_wildcards_of_the_contracts_match_something(module: str) -> None:
    """Import-linter passes a wildcard that matches nothing in silence; these match."""
    folder = SOURCE / "records/one_on_one"
    assert (folder / f"{module}.py").exists() or (folder / module / "__init__.py").exists()
