"""A setting that cannot be followed."""


class SettingsError(Exception):
    """A setting that cannot be followed.

    `problem` is a key of the label group `settings_problem`, `values` fill its sentence:
    `words.label("settings_problem", error.problem, **error.values)`.
    """

    def __init__(self, problem: str, **values: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values
