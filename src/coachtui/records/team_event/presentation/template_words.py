"""What is said of a template that was left out."""

from coachtui.domain.data_file import DataFileError, left_out
from coachtui.language import N_, Words


def template_problem(words: Words, problem: DataFileError) -> str:
    """Return the sentence for a file of templates that was left out."""
    return left_out(words, N_("Templates"), problem)
