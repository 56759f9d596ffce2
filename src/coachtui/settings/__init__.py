"""The user's settings: two TOML files and the environment, checked before anything runs."""

from coachtui.settings.layers import Origin, Survey, load_settings, survey
from coachtui.settings.options import PRESETS, KeyChoice, Keymap, Settings
from coachtui.settings.problem import SettingsError

__all__ = [
    "PRESETS",
    "KeyChoice",
    "Keymap",
    "Origin",
    "Settings",
    "SettingsError",
    "Survey",
    "load_settings",
    "survey",
]
