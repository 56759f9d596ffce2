"""The first run: asks what there is to ask, and writes the answers where they hold from then on."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from coachtui.cli.config_file import write
from coachtui.cli.config_text import with_value
from coachtui.cli.run import fit_reading
from coachtui.domain.ids import ME
from coachtui.domain.person import UNNAMED, Person
from coachtui.domain.repository import Put
from coachtui.exchange.console import Console
from coachtui.exchange.records import open_for_command
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.overview.first_run import Answers, Questions, asked
from coachtui.paths import RESTRICTED, data_folder
from coachtui.settings import load_settings
from coachtui.text import clean
from coachtui.ui.desk import Desk

_DATA: Final = "COACHTUI_DATA"
_LANGUAGE: Final = "COACHTUI_LANGUAGE"
_PASS: Final = os.R_OK | os.W_OK | os.X_OK


def begun(session: Session) -> Session:
    """Ask the questions of a first run, and return the session as the answers have it.

    Raises:
        RefusedError: the settings cannot be written.
        StoreError: the records cannot be begun.
        click.exceptions.Exit: the program was ended at a question; nothing was written.
    """
    desk = Desk(
        words=session.words,
        clock=session.clock,
        catalogue=session.catalogue,
        settings=session.settings,
        folder=session.folder,
    )
    fit_reading()
    answers, code = asked(desk, questions(session, os.environ))
    if answers is None:
        raise click.exceptions.Exit(code)
    chosen = _settled(session, answers)
    if answers.name:
        _introduce(chosen, answers)
    return chosen


def questions(session: Session, environ: Mapping[str, str]) -> Questions:
    """Return what is open: what the command line and the environment say is not asked for."""
    own = data_folder(None, {}) == session.folder
    settled = not own or bool(environ.get(_DATA)) or bool(environ.get(RESTRICTED))
    return Questions(
        language=not environ.get(_LANGUAGE),
        folder="" if settled else str(session.folder),
        check=lambda typed: refused(typed, session.words),
    )


def refused(typed: str, words: Words) -> str:
    """Return why records cannot lie in a folder, in words; '' where they can, or none is named."""
    if not typed:
        return ""
    folder = Path(typed).expanduser()
    if not folder.is_absolute():
        return words.say("Write the whole path, from / or ~ on.")
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not there.is_dir():
        return words.say("{path} is no folder.", path=there)
    if not os.access(there, _PASS):
        return words.say("Nothing can be written in {path}.", path=there)
    return ""


def _settled(session: Session, answers: Answers) -> Session:
    """Write what is a setting, and return the session with it."""
    folder = str(Path(answers.folder).expanduser()) if answers.folder else ""
    values = {"language": answers.language}
    if folder and Path(folder) != session.folder:
        values["data_folder"] = folder
    text = ""
    for key, value in values.items():
        if value:
            text = with_value(text, key, value)
    if not text:
        return session
    write(session.config, text, session.words)
    words = session.words.in_language(answers.language or session.words.language)
    saved = load_settings(session.config, os.environ)
    return replace(
        session,
        words=words,
        console=Console(sys.stdout, sys.stderr, words),
        settings=replace(session.settings, language=saved.language, data_folder=saved.data_folder),
        folder=data_folder(None, os.environ, saved.data_folder)
        if saved.data_folder
        else session.folder,
    )


def _introduce(session: Session, answers: Answers) -> None:
    """Begin the records with the manager's name; those that have a manager keep theirs."""
    with open_for_command(session) as store:
        me = store.get(Person, ME)
        if me is None or me.full_name != UNNAMED or store.read_only:
            return
        address = me.address_vi.revised(manager=answers.pronoun)
        named = me.revised(full_name=clean(answers.name), address_vi=address)
        store.commit([Put(named)], N_("Person edited"))
