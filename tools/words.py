#!/usr/bin/env python3
"""Keep the catalogues of coachtui.language in step with the sentences in the source.

    python tools/words.py update    take up new sentences, drop gone ones, write .po and .mo
    python tools/words.py compile   write each .mo from its .po
    python tools/words.py check     say what is missing, stale, fuzzy or wrong; exit 1 if anything
    python tools/words.py missing   print what waits for a translation: JSON lines with a blank
    python tools/words.py take FILE take such lines back, the blank filled in Vietnamese

Sentences are the literal arguments of `say`, `say_in`, `count`, `N_` and `labels`, also as methods
and inside one another's arguments, which is why the syntax tree is walked here.
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

LANGUAGES = ("en", "vi")
FOLDER = Path("src/coachtui/language/catalogues")
PLACEHOLDER = re.compile(r"\{(\w+|press:[\w.]+)\}")
PRONOUNS = {"nv", "ql"}
# Written alike in both languages.
SAME = frozenset(
    {"CRM", "DEMO", "HR", "coachtui", "OK", "Backspace", "Terminal", "coach.json"}
    | {"1,2tr taxi", "{n} MiB", "{n} ms"}
)
# A fixed day: the header must not change with each run.
DAY = datetime(2026, 1, 1, tzinfo=UTC)

Key = tuple[str | None, str | tuple[str, str]]


def literal(node: ast.expr | None) -> str | None:
    """Give back the text of a literal, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def keys_of(call: ast.Call) -> Iterator[Key]:
    """Give the context and the sentence, or pair of sentences, that a call marks."""
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
    texts = [literal(argument) for argument in call.args] + [None] * 3
    first, second, third = texts[:3]
    if name in {"say", "N_"} and first:
        yield None, first
    elif name == "say_in" and first and second:
        yield first, second
    elif name == "count" and second and third:
        yield None, (second, third)
    elif name == "labels" and first and isinstance(call.args[1], ast.Dict):
        yield from ((first, text) for text in map(literal, call.args[1].values) if text)


def key_of(message: Message) -> Key:
    """Give back context and sentence of a catalogue's entry."""
    text = message.id
    return message.context or None, text if isinstance(text, str) else (text[0], text[1])


def entries(catalogue: Catalog) -> dict[Key, Message]:
    """Give back the entries of a catalogue but its header."""
    return {key_of(message): message for message in catalogue if message.id}


def extract(root: Path) -> dict[Key, list[str]]:
    """Give back every sentence in the source, with the files it stands in."""
    found: dict[Key, list[str]] = {}
    for path in sorted((root / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            for key in keys_of(node) if isinstance(node, ast.Call) else ():
                files = found.setdefault(key, [])
                if (name := path.relative_to(root).as_posix()) not in files:
                    files.append(name)
    return found


def po_of(root: Path, language: str) -> Path:
    """Give back where a language's catalogue lies."""
    return root / FOLDER / language / "LC_MESSAGES" / "coachtui.po"


def read(root: Path, language: str) -> Catalog:
    """Give back the catalogue on file, an empty one if there is none."""
    path = po_of(root, language)
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, language)


def update(root: Path) -> None:
    """Write both catalogues anew: known translations kept, gone sentences dropped."""
    found = extract(root)
    for language in LANGUAGES:
        known = entries(read(root, language))
        fresh = Catalog(
            language,
            project="coachtui",
            version="1",
            copyright_holder="coachtui contributors",
            msgid_bugs_address="coachtui contributors",
            last_translator="coachtui contributors",
            language_team=language,
            creation_date=DAY,
            revision_date=DAY,
            header_comment=f"# The words of coachtui: {language}. See tools/words.py.",
            fuzzy=False,
        )
        for key, files in found.items():
            context, text = key
            old = known[key].string if key in known else ("" if isinstance(text, str) else ("",))
            places = [(name, 0) for name in files]
            fresh.add(text, text if language == "en" else old, places, context=context)
        write(root, language, fresh)
    compile_all(root)


def write(root: Path, language: str, catalogue: Catalog) -> None:
    """Write one .po, sorted, without line numbers, so that a diff shows words only."""
    path = po_of(root, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)


def compile_all(root: Path) -> None:
    """Write each .mo from its .po."""
    for language in LANGUAGES:
        with po_of(root, language).with_suffix(".mo").open("wb") as file:
            write_mo(file, read(root, language))


def take(root: Path, file: Path) -> list[str]:
    """Enter the translations of a file of JSON lines; give back those no sentence waits for."""
    catalogue = read(root, "vi")
    known = entries(catalogue)
    left = []
    for line in file.read_text(encoding="utf-8").splitlines():
        context, text, translation = json.loads(line)
        message = known.get((context, text if isinstance(text, str) else tuple(text)))
        if message is None:
            left.append(f"no such sentence: {line}")
        else:
            message.string = translation if isinstance(text, str) else (translation,)
    write(root, "vi", catalogue)
    compile_all(root)
    return left


def strings(message: Message) -> tuple[str, ...]:
    """Give back the translation of an entry, each of its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def is_missing(message: Message) -> bool:
    """Tell whether an entry lacks its translation or part of it."""
    return not all(strings(message)) or not strings(message)


def problems_of(message: Message, language: str) -> Iterator[str]:
    """Say what is wrong with one entry."""
    sources = (message.id,) if isinstance(message.id, str) else message.id
    if is_missing(message):
        yield "missing"
        return
    if message.fuzzy:
        yield "fuzzy"
    wanted = set(PLACEHOLDER.findall(sources[-1]))
    # A key may be named where there is one only; the one form of Vietnamese names it then.
    spare = {found for text in sources for found in PLACEHOLDER.findall(text)}
    if language == "vi":
        spare |= PRONOUNS
    for index, text in enumerate(strings(message)):
        has = set(PLACEHOLDER.findall(text))
        needed = wanted if len(sources) == 1 else wanted - {"n"}
        if not needed <= has or not has <= wanted | spare:
            yield f"placeholders of form {index} differ"
    words = re.search(r"[^\W\d_]", PLACEHOLDER.sub("", sources[-1]))
    if (
        language == "vi"
        and words
        and sources[-1] not in SAME
        and strings(message)[-1] == sources[-1]
    ):
        yield "equal to English"
    if language == "en" and strings(message) != sources:
        yield "not the sentence itself"


def content(compiled: bytes) -> dict[Key, tuple[str, ...]]:
    """Give back what a .mo holds but its header, which names a version of Babel."""
    return {key: strings(message) for key, message in entries(read_mo(BytesIO(compiled))).items()}


def check(root: Path) -> list[str]:
    """Give back one line for each fault of the catalogues."""
    found = extract(root)
    lines = []
    for language in LANGUAGES:
        catalogue = read(root, language)
        known = entries(catalogue)
        lines += [f"{language}: missing: {key}" for key in found if key not in known]
        lines += [f"{language}: stale: {key}" for key in known if key not in found]
        lines += [f"{language}: obsolete: {key}" for key in catalogue.obsolete]
        for key, message in known.items():
            lines += [f"{language}: {problem}: {key}" for problem in problems_of(message, language)]
        compiled = po_of(root, language).with_suffix(".mo")
        fresh = BytesIO()
        write_mo(fresh, catalogue)
        if content(compiled.read_bytes()) != content(fresh.getvalue()):
            lines.append(f"{language}: {compiled.name} is not what the .po compiles to")
    return lines


def missing(root: Path) -> list[str]:
    """Give back the sentences without a Vietnamese translation, as JSON lines."""
    known = entries(read(root, "vi"))
    return [
        json.dumps([*key, ""], ensure_ascii=False)
        for key in extract(root)
        if key not in known or is_missing(known[key])
    ]


def main() -> int:
    """Run one command; give back the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("command", choices=("update", "compile", "check", "missing", "take"))
    parser.add_argument("file", type=Path, nargs="?", help="for take: JSON lines")
    arguments = parser.parse_args()
    lines: list[str] = []
    if arguments.command == "update":
        update(arguments.root)
    elif arguments.command == "compile":
        compile_all(arguments.root)
    elif arguments.command == "take":
        lines = take(arguments.root, arguments.file or Path("/dev/stdin"))
    else:
        lines = (check if arguments.command == "check" else missing)(arguments.root)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 1 if arguments.command in {"check", "take"} and lines else 0


if __name__ == "__main__":
    sys.exit(main())
