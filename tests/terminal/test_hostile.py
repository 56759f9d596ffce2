"""A team of hostile names and texts on every screen: all literal, nothing obeyed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachtui.domain.ids import new_id
from coachtui.domain.log_entry import LogEntry
from coachtui.domain.person import Person
from coachtui.domain.repository import Put
from coachtui.language import Words
from foreign import SHARP, foreign
from journey import Journey
from shell import spawn
from stores import store_in
from terminal import Terminal

Start = Callable[..., Terminal]
NAME, OTHER = "[/b][@click=app.quit]x", "=cmd|x"
TODO = "[TODO] gọi"


@pytest.fixture(params=["en", "vi"])
def hostile(request: pytest.FixtureRequest, start: Start, own_world: Path) -> Iterator[Journey]:
    """Open Today of a hostile team; afterwards nothing but Textual's own bytes went out."""
    path = own_world / "team.csv"
    path.write_text(f"name,role\n{NAME},sales rep\n{OTHER},sales rep\n")
    assert spawn(("import", "people", str(path))).code == 0
    assert spawn(("log", NAME, f"> {TODO} {SHARP}[@click=app.quit]\\ mai")).code == 0
    smuggle(own_world / "data")
    terminal = start(env={"COACHTUI_LANGUAGE": str(request.param)})
    yield Journey(terminal, Words.of(str(request.param))).sees(NAME, TODO)
    assert foreign(bytes(terminal.sent)) == []


def smuggle(folder: Path) -> None:
    """Store a line, and a draft, with control characters past every border."""
    with store_in(folder) as store:
        (person,) = (each for each in store.all(Person) if each.full_name == NAME)
        (plain,) = store.commit([Put(LogEntry(person_id=person.id, text="x"))]).records
        document = plain.model_dump(mode="json")
        changed = {"id": new_id(), "text": f"smuggled {SHARP} [/] {TODO}"}
        store.load({"log_entry": [{**document, **changed}]}, "x")
    form = f"one_on_one.{person.id}"
    draft = {"form": form, "text": f"half {SHARP}[/]", "pending": [], "at": ""}
    (folder / "drafts").mkdir(mode=0o700, exist_ok=True)
    (folder / "drafts" / f"{form}-01GHOST.json").write_text(json.dumps(draft))


def test_the_filter_of_this_test_sees_what_is_foreign() -> None:
    """Each hostile sequence counts, and what Textual sends does not."""
    assert foreign(b"\x1b[?2026h\x1b[38;2;1;2;3mname\x1b[0m\x1b[3;4H\x1b[?2026l") == []
    for sharp in ("\x1b]52;c;aGk=\x07", "\x1bc", "\x1b[2J", "\x9b31m", "\u202e", "\x1b]0;x\x07"):
        assert foreign(f"name {sharp}".encode()), sharp


def test_lists_and_pages_show_it_literally(hostile: Journey) -> None:
    """People, the person's page, one-on-ones, help, palette and quick log: read, not obeyed."""
    hostile.presses("2").finds("People", upper=True).sees(NAME, OTHER)
    hostile.presses("down", "enter").finds("Promises").sees(NAME, TODO, "smuggled")
    hostile.presses("f1").finds("Keys here").presses("escape")
    hostile.finds_no_more("Keys here").presses("ctrl+p").finds("Commands").types("[/b")
    hostile.presses("escape").finds_no_more("Commands").presses("3").finds(
        "One-on-ones", upper=True
    )
    hostile.presses("1").finds("Today", upper=True).sees(NAME).presses("ctrl+n")
    title = hostile.words.say("Quick log · {name}", name=NAME)
    hostile.finds("Quick log · @name, then type").types(NAME).sees(title)
    hostile.presses("escape").sees_no_more(title)
    hostile.presses("y").finds_no_more("Team").sees(NAME, TODO)


def test_a_one_on_one_shows_it_literally(hostile: Journey) -> None:
    """Console with a hostile paste, both pages of the wrap-up, and the copy: read, not obeyed."""
    hostile.goes_to(f"{NAME} · {hostile.words.say('no one-on-one yet')}").presses("enter").finds(
        "Notes"
    ).sees(NAME)
    hostile.sees("half").presses("ctrl+u").sees_no_more("half")
    hostile.terminal.paste(f"[TODO] {SHARP}pasted\\")
    hostile.sees("pasted\\").presses("enter")
    hostile.finds("{n} line", n=1).sees(NAME, "[TODO]")
    hostile.presses("ctrl+s").finds("page 1 of 2 · for both").sees(NAME, TODO)
    hostile.presses("ctrl+s").finds("page 2 of 2 · only for me").sees(NAME, TODO)
    hostile.presses("y").finds_no_more("Reflection").sees(TODO).presses("escape")
    hostile.finds("Reflection").presses("ctrl+s").finds("Today", upper=True).presses("3")
    hostile.finds("One-on-ones", upper=True).sees(NAME)
