"""What each setting is for, and the file one begins with."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from coachtui.language import N_, Words
from coachtui.settings import PRESETS, Keymap, Settings
from coachtui.settings.values import KEYS, choices_of

PURPOSES: Final[Mapping[str, str]] = {
    "language": N_("Language of the program."),
    "clipboard": N_(
        "What {press:app.copy} copies to: nothing, the terminal's clipboard, or the inner screen's."
    ),
    "mouse": N_("Whether the mouse works; auto turns it off over SSH."),
    "zone": N_("Time zone of the team."),
    "opening_line": N_("First words of a message; {nv} is the rep, {ql} the manager."),
    "theme": N_("Colours of the screens."),
    "color": N_("How many colours the terminal is sent."),
    "accessible": N_("For screen readers: no boxes, the terminal's own cursor, high contrast."),
    "borders": N_("What boxes, rules and bars are drawn with."),
    "debrief": N_("When a field day is debriefed."),
    "half_days_new": N_("Half-days a month in the field with a new rep."),
    "half_days_seasoned": N_("Half-days a month in the field with everybody else."),
    "margin": N_("Per cent of the price that is left over, for what a discount costs."),
    "data_folder": N_("Folder of the records; --data and COACHTUI_DATA count for more."),
    "backup_folder": N_("A second folder that “coachtui backup” writes to as well."),
    "daily_backup": N_("Whether a backup is made each day while the screens are open."),
    "editor": N_("Whether {press:edit.elsewhere} hands a long text to VISUAL or EDITOR."),
    "saturday": N_("Whether the company works on Saturdays."),
    "initials": N_("Whether lists of HR records and pages for two name others by their initials."),
    KEYS: N_("Keys of your own, by command; “coachtui keys” lists them."),
}


def beginning(words: Words) -> str:
    """Return a settings file in which everything stands, and nothing is changed."""
    parts = [_comment(words.say("The settings of coachtui. Take away a # to change one."))]
    for field in fields(Settings):
        purpose = words.say(PURPOSES.get(field.name, field.name))
        if field.name == KEYS:
            example = [f'preset = "{PRESETS[-1]}"', '"list.new" = "n,f6"']
            parts.append(
                "\n".join([_comment(purpose), _comment(f"[{KEYS}]"), *map(_comment, example)])
            )
            continue
        choices = ", ".join(choices_of(field.name))
        told = f"{purpose} ({choices})" if choices else purpose
        parts.append(f"{_comment(told)}\n{_comment(f'{field.name} = {as_toml(field.default)}')}")
    return "\n\n".join(parts) + "\n"


def as_toml(value: object) -> str:
    """Return a value as it is written in a settings file."""
    return json.dumps(value, ensure_ascii=False)


def shown(value: object) -> str:
    """Return a value as `config show` prints it."""
    if isinstance(value, Keymap):
        return value.preset or PRESETS[0]
    return value if isinstance(value, str) else as_toml(value)


def _comment(text: str) -> str:
    return f"# {text}"
