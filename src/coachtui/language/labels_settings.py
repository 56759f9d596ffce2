"""The sentences that refuse a setting or a key."""

from collections.abc import Mapping
from typing import Final

from coachtui.language.marking import labels

SETTINGS: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    labels(
        "settings_problem",
        {
            "unreadable": "{file} cannot be read: {reason}. Correct its rights or remove it.",
            "not_toml": "{file}, line {line}: this is not TOML ({reason}).",
            "unknown_key": "{file}, line {line}: unknown key “{key}”. Known keys: {known}.",
            "misspelt_key": ("{file}, line {line}: unknown key “{key}”. Did you mean “{nearest}”?"),
            "wrong_value": (
                "{file}, line {line}: {key} is “{value}”, but must be one of: {known}."
            ),
            "not_number": "{file}, line {line}: {key} must be a number from {least} to {most}.",
            "not_text": "{file}, line {line}: {key} must be text in quotes.",
            "wrong_zone": (
                "{file}, line {line}: “{value}” is no time zone. Write it like Asia/Ho_Chi_Minh."
            ),
            "wrong_environment": "{key} is “{value}”, but must be one of: {known}.",
            "no_command": (
                "{file}, line {line}: there is no command “{key}”. “coachtui keys” lists them all."
            ),
            "misspelt_command": (
                "{file}, line {line}: there is no command “{key}”. Did you mean “{nearest}”?"
            ),
            "no_such_key": (
                "{file}, line {line}: {key}: there is no key “{value}”. Press it in"
                " “coachtui keys --try” to see its name."
            ),
            "misspelt_key_name": (
                "{file}, line {line}: {key}: there is no key “{value}”. Did you mean “{nearest}”?"
            ),
            "key_missing": (
                "{file}, line {line}: {key} is given no key. Write none to take its keys away."
            ),
            "key_needed": "{file}, line {line}: {key} cannot be left without a key.",
            "key_needed_in_fields": (
                "{file}, line {line}: {key} needs a key that works in fields too, such as f1 or"
                " ctrl+q."
            ),
            "key_fixed": (
                "{file}, line {line}: {key} has one key for each choice; they cannot be changed."
            ),
            "key_never": (
                "{file}, line {line}: {key}: “{value}” cannot be given away, since terminals and"
                " input methods send it for other keys too."
            ),
            "key_edits": (
                "{file}, line {line}: {key} works in fields too and would take “{value}” away from"
                " typing there."
            ),
            "key_clash": "{file}, line {line}: “{value}” would be both {key} and {other}.",
            "key_moves": (
                "{file}, line {line}: {key}: “{value}” moves the cursor where this command works."
            ),
        },
    ),
)
