"""The way of a text to an editor of the user's own and back, leaving nothing of it behind."""

import fcntl
import os
import shlex
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

from coachtui.text import clean

_FOLDER: Final = "edit-"
_FILE: Final = "text.txt"
_MOST: Final = 1_000_000
"""Bytes that are taken back: more is no note that somebody wrote by hand."""
_USUAL: Final = "nano"
_TRACELESS: Final = {"vim": ("-n", "-i", "NONE"), "nvim": ("-n", "-i", "NONE")}
"""Else they keep copies of what is typed and cut in folders of their own."""
_EDITORS: Final = (signal.SIGINT, signal.SIGQUIT)


class OutsideError(Exception):
    """The text did not come back; the one in the field stands.

    Attributes:
        reason: `not_started`, `failed`, `gone`, `not_text` or `too_long`.
        editor: the name of the program.
    """

    def __init__(self, reason: str, editor: str) -> None:
        super().__init__(f"{reason}: {editor}")
        self.reason, self.editor = reason, editor


def editor_of(environ: Mapping[str, str]) -> str:
    """Give back the editor the user asks for, as a command line."""
    return environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or _USUAL


def edited(text: str, folder: Path, environ: Mapping[str, str]) -> str:
    """Have a text edited by the user's editor, which takes over the terminal; give back the result.

    It lies in a folder of its own in `folder` meanwhile, for nobody else to read.

    Raises:
        OutsideError: the text did not come back.
        OSError: the file could not be written.
    """
    command = _command(editor_of(environ))
    editor = Path(command[0]).name
    _sweep(folder)
    with _own_folder(folder) as place:
        file = place / _FILE
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as written:
            written.write(f"{text}\n".encode() if text else b"")
        _run([*command, str(file)], environ)
        return _read(editor, file)


def _command(editor: str) -> list[str]:
    try:
        parts = shlex.split(editor) or [editor]
    except ValueError as error:
        raise OutsideError("not_started", editor) from error
    return [*parts, *_TRACELESS.get(Path(parts[0]).name, ())]


def _run(command: list[str], environ: Mapping[str, str]) -> None:
    editor = Path(command[0]).name
    with _patient():
        try:
            pid = os.posix_spawnp(command[0], command, environ, setsigdef=_EDITORS)
        except OSError as error:
            raise OutsideError("not_started", editor) from error
        _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise OutsideError("failed", editor)


def _read(editor: str, file: Path) -> str:
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise OutsideError("gone", editor) from error
    with os.fdopen(descriptor, "rb") as found:
        data = found.read(_MOST + 1)
    if len(data) > _MOST:
        raise OutsideError("too_long", editor)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OutsideError("not_text", editor) from error
    return clean(text, lines=True).removesuffix("\n")


@contextmanager
def _own_folder(folder: Path) -> Iterator[Path]:
    """Make a folder for us alone; it and all an editor left in it are gone afterwards."""
    place = Path(mkdtemp(prefix=_FOLDER, dir=folder))
    held = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield place
    finally:
        rmtree(place, ignore_errors=True)
        os.close(held)


def _sweep(folder: Path) -> None:
    """Take away what a program that was killed meanwhile left; another window's own is held."""
    for place in folder.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            held = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                rmtree(place, ignore_errors=True)
            finally:
                os.close(held)


@contextmanager
def _patient() -> Iterator[None]:
    """Leave Ctrl+C and its like to the editor."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _EDITORS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
