"""`coachtui seal`: asked for first, then every HR record sealed; and what opens it again."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from case_keys import hr_seeded
from coachtui import extras
from coachtui.domain.audit import AuditEvent
from coachtui.domain.person import Person
from coachtui.domain.repository import Put, WrongKeyError
from coachtui.exchange import hr_keys
from coachtui.exchange.records import open_records
from coachtui.overview.commands import seal as command
from coachtui.records.discipline.model import CounselNote
from coachtui.storage.age import new_key
from coachtui.storage.keys import Keys, read_keys
from hr_rooms import hr_session
from seals import CANARY, PASSPHRASE, files_with
from shell import Outcome, Shell
from stores import NOW, content


class Keyboard:
    """Somebody at the terminal: says what is asked for, the hidden and the open in their turn."""

    def __init__(self) -> None:
        self.hidden: list[str] = []
        self.open: list[str | Callable[[], str]] = []
        self.there = True

    def secretly(self, prompt: str) -> str:
        """Type what is not shown."""
        assert prompt
        return self.hidden.pop(0)

    def openly(self, session: Any, prompt: str) -> str:
        """Type a line."""
        session.console.say(prompt)
        given = self.open.pop(0)
        return given if isinstance(given, str) else given()


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    """Give somebody at the terminal."""
    somebody = Keyboard()
    for place in (hr_keys, command):
        monkeypatch.setattr(place, "asked_secretly", somebody.secretly)
        monkeypatch.setattr(place, "has_keyboard", lambda: somebody.there)
    monkeypatch.setattr(command, "asked_openly", somebody.openly)
    return somebody


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock keys with a passphrase without the seconds that takes; another one does not open."""

    def locked(secret: str, passphrase: str) -> str:
        return f"{passphrase}\n{secret}"

    def unlocked(text: str, passphrase: str) -> str:
        known, _, secret = text.strip().partition("\n")
        if known != passphrase:
            raise WrongKeyError
        return secret

    monkeypatch.setattr(command, "locked_with", locked)
    monkeypatch.setattr(hr_keys, "unlocked_with", unlocked)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell over a data folder nobody has used."""
    return Shell(capsys, monkeypatch)


@pytest.fixture
def data(own_world: Path) -> Path:
    """Give a data folder with a rep, and an HR record of them."""
    folder = own_world / "data"
    with open_records(hr_session(folder)) as store:
        store.commit([Put(Person(id="an", full_name="Nguyễn An"))])
    hr_seeded(folder, CounselNote(person_id="an", facts=f"said {CANARY}", on=NOW.date()))
    return folder


HR_KEY = new_key()


def sealed(shell: Shell, keyboard: Keyboard) -> Outcome:
    """Seal with HR's public key."""
    keyboard.hidden += [PASSPHRASE, PASSPHRASE]
    keyboard.open += [HR_KEY[1], "seal"]
    return shell("seal")


@pytest.fixture
def identity(tmp_path: Path) -> str:
    """Give HR's identity file."""
    path = tmp_path / "identity.txt"
    path.write_text(f"# HR\n{HR_KEY[0]}\n")
    return str(path)


def keys_in(data: Path) -> Keys:
    """Give the keys of the HR store."""
    keys = read_keys(data / "hr")
    assert keys is not None
    return keys


def test_sealing_keeps_the_head_and_leaves_the_word_nowhere(
    shell: Shell, data: Path, keyboard: Keyboard
) -> None:
    """With a real passphrase: nothing is readable, the chain is as it was, the passphrase opens."""
    head = str(shell("verify", "--json").json()["head"])
    done = sealed(shell, keyboard)
    assert done.code == 0, done.err
    assert "Whoever has neither cannot read them again" in done.err
    assert head in done.err
    assert files_with(data) == []
    assert shell("verify", "--head", head).code == 0
    keyboard.hidden = ["not this one", PASSPHRASE]
    done = shell("export", "--hr")
    assert "That is not the passphrase." in done.err
    assert f"said {CANARY}" in done.out
    assert files_with(data) == []
    assert {path.stat().st_mode & 0o77 for path in (data / "hr").rglob("*")} == {0}


@pytest.mark.usefixtures("quick")
def test_every_command_opens_it_with_the_passphrase(
    shell: Shell, data: Path, keyboard: Keyboard
) -> None:
    """Show, export, verify ask once each, and all is there; then it is opened for good."""
    sealed(shell, keyboard)
    for line in (("show", "An", "--hr"), ("export", "An", "--hr", "--format", "json")):
        keyboard.hidden = [PASSPHRASE]
        assert shell(*line).code == 0
    keyboard.hidden = [PASSPHRASE]
    assert CANARY in shell("export", "--hr").out
    assert CANARY not in shell("export").out
    assert files_with(data) == []
    keyboard.hidden = [PASSPHRASE]
    done = shell("verify", "--content")
    assert (done.code, keyboard.hidden) == (0, [])
    keyboard.hidden, keyboard.open = [PASSPHRASE], ["off"]
    assert shell("seal", "--off").code == 0
    assert shell("seal", "--status").out == "The HR records are not sealed.\n"
    assert CANARY in shell("export", "--hr").out


@pytest.mark.usefixtures("quick")
def test_erasing_reaches_what_is_sealed(shell: Shell, data: Path, keyboard: Keyboard) -> None:
    """A person's sealed records go, and the chain tells of it."""
    sealed(shell, keyboard)
    keyboard.hidden = [PASSPHRASE]
    done = shell("erase", "An", "--hr", stdin="Nguyễn An\n".encode())
    assert done.code == 0, done.err
    journal = (data / "hr/journal/open.jsonl").read_text().splitlines()
    tables = [doc for line in journal[1:] for doc in json.loads(line)["docs"]]
    noted = [doc for doc in tables if doc["table"] == CounselNote.table]
    assert ["sealed" in doc for doc in noted] == [False, False]
    assert shell("verify").code == 0


@pytest.mark.usefixtures("quick", "data")
def test_hrs_key_opens_it_without_anybody_to_ask(
    shell: Shell, keyboard: Keyboard, identity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By option or environment; another file, a wrong key or none are refused with a sentence."""
    sealed(shell, keyboard)
    keyboard.there = False
    assert CANARY in shell("--identity", identity, "export", "--hr").out
    refused = shell("export", "--hr")
    assert (refused.code, refused.out) == (2, "")
    assert "nobody is here to type the passphrase" in refused.err
    monkeypatch.setenv("COACHTUI_HR_IDENTITY", identity)
    assert CANARY in shell("export", "--hr").out
    other = Path(identity).with_name("other.txt")
    other.write_text(new_key()[0])
    for name, code in ((str(other), 1), (str(other) + "x", 2), (os.devnull, 1)):
        done = shell("--identity", name, "export", "--hr")
        assert (done.code, done.out) == (code, ""), name


@pytest.mark.usefixtures("quick")
def test_three_wrong_passphrases_leave_it_locked(
    shell: Shell, data: Path, keyboard: Keyboard
) -> None:
    """It is told each time; nothing is changed by it."""
    sealed(shell, keyboard)
    before = content(data)
    keyboard.hidden = ["one", "two", "three", PASSPHRASE]
    done = shell("export", "--hr")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("That is not the passphrase.") == 3
    assert content(data) == before


@pytest.mark.usefixtures("quick")
def test_a_recovery_key_is_shown_once_and_kept_nowhere(
    shell: Shell, data: Path, keyboard: Keyboard, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a key of HR one is made; its end has to be typed; it opens everything."""
    shown: list[str] = []

    def end() -> str:
        said = capsys.readouterr().err
        shown.extend(line for line in said.split() if line.startswith("AGE-SECRET-KEY-"))
        return shown[0][-6:].lower()

    keyboard.hidden, keyboard.open = [PASSPHRASE, PASSPHRASE], ["", end, "SEAL"]
    assert shell("seal").code == 0
    assert files_with(data, shown[0]) == []
    path = data.parent / "recovery.txt"
    path.write_text(shown[0])
    keyboard.there = False
    assert CANARY in shell("--identity", str(path), "export", "--hr").out


@pytest.mark.parametrize(
    ("hidden", "typed", "said"),
    [
        ([], ["age1nonsense"], "no public key"),
        ([], ["", "wrong"], "not its end"),
        (["short"], [HR_KEY[1]], "too short"),
        ([PASSPHRASE, "another passphrase"], [HR_KEY[1]], "two different"),
        ([PASSPHRASE, PASSPHRASE], [HR_KEY[1], "no"], "not the word"),
        ([PASSPHRASE, PASSPHRASE], ["alone", ""], "not the word"),
    ],
)
def test_what_does_not_do_changes_nothing(
    shell: Shell, data: Path, keyboard: Keyboard, hidden: list[str], typed: list[str], said: str
) -> None:
    """No key, the wrong end, a short or misspelt passphrase, another word: all stays as it was."""
    before = content(data)
    keyboard.hidden, keyboard.open = [*hidden], [*typed]
    done = shell("seal")
    assert done.code in {1, 2}
    assert said in done.err
    assert "Nothing was changed" in done.err
    assert content(data) == before


@pytest.mark.usefixtures("quick")
def test_the_passphrase_can_be_changed_and_recovered_by_hr(
    shell: Shell, data: Path, keyboard: Keyboard, identity: str
) -> None:
    """The old one opens nothing any more; HR's key gives the manager a new one."""
    sealed(shell, keyboard)
    keyboard.hidden = [PASSPHRASE, "a second passphrase", "a second passphrase"]
    assert shell("seal", "--passphrase").code == 0
    keyboard.hidden = [PASSPHRASE, "a second passphrase"]
    assert CANARY in shell("export", "--hr").out
    before = keys_in(data).recipients
    keyboard.hidden = ["a third passphrase", "a third passphrase"]
    assert shell("--identity", identity, "seal", "--passphrase").code == 0
    after = keys_in(data).recipients
    assert before[0] != after[0]
    assert before[1] == after[1]
    keyboard.hidden = ["a third passphrase"]
    assert CANARY in shell("export", "--hr").out


@pytest.mark.usefixtures("quick")
def test_a_key_can_be_added_and_replaced(shell: Shell, data: Path, keyboard: Keyboard) -> None:
    """Who is added opens everything; the same name again takes the old key out."""
    sealed(shell, keyboard)
    secret, public = new_key()
    keyboard.hidden = [PASSPHRASE]
    assert shell("seal", "--add-recipient", public, "HR").code == 0
    assert [name for name, _ in keys_in(data).recipients] == ["manager", "HR"]
    path = data.parent / "new.txt"
    keyboard.there = False
    path.write_text(secret)
    assert CANARY in shell("--identity", str(path), "export", "--hr").out
    path.write_text(HR_KEY[0])
    assert shell("--identity", str(path), "export", "--hr").code == 1
    assert public in shell("seal", "--status").out
    for key, name in ((public, "manager"), (public, ""), ("age1x", "HR")):
        assert shell("seal", "--add-recipient", key, name).code == 2


def test_what_does_not_go_together_is_refused(shell: Shell, data: Path, keyboard: Keyboard) -> None:
    """Two wishes at once, changes to what is not sealed, nobody at the keyboard, read-only."""
    before = content(data)
    assert shell("seal", "--off", "--status").code == 2
    for wish in (("--off",), ("--passphrase",), ("--add-recipient", HR_KEY[1], "x")):
        done = shell("seal", *wish)
        assert (done.code, done.err) == (1, "The HR records are not sealed.\n")
    assert shell("--read-only", "seal").code == 2
    keyboard.there = False
    assert shell("seal").code == 2
    assert content(data) == before


@pytest.mark.usefixtures("keyboard")
def test_without_the_extra_nothing_is_changed(
    shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where age is not installed, the sentence says what to install."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    before = content(data)
    monkeypatch.setattr(extras, "import_module", missing)
    done = shell("seal")
    assert done.code == 1
    assert "coachtui[crypt]" in done.err
    assert content(data) == before


@pytest.mark.usefixtures("quick", "data")
def test_a_sealed_store_without_the_extra_says_what_to_install(
    shell: Shell, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening says so too; the chain is proved all the same."""
    sealed(shell, keyboard)

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    keyboard.hidden = [PASSPHRASE]
    monkeypatch.setattr(extras, "import_module", missing)
    done = shell("export", "--hr")
    assert (done.code, done.out) == (1, "")
    assert "coachtui[crypt]" in done.err
    assert shell("verify").code == 0


@pytest.mark.usefixtures("quick")
def test_who_opened_it_is_noted_and_that_is_sealed_too(
    shell: Shell, data: Path, keyboard: Keyboard
) -> None:
    """The note of an export stands in the chain, and tells nobody whose it was."""
    sealed(shell, keyboard)
    keyboard.hidden = [PASSPHRASE]
    shell("export", "An", "--hr")
    last = json.loads((data / "hr/journal/open.jsonl").read_text().splitlines()[-1])
    (doc,) = last["docs"]
    assert doc["table"] == AuditEvent.table
    assert set(doc) == {"op", "table", "id", "rev", "number", "digest", "sealed"}


def test_nobody_at_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is no keyboard, and neither is nothing at all."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert not hr_keys.has_keyboard()
    monkeypatch.setattr("sys.stdin", None)
    assert not hr_keys.has_keyboard()
