"""What is said of a template that was left out."""

from coachtui.domain.data_file import DataFileError
from coachtui.language import Words


def template_problem(words: Words, problem: DataFileError) -> str:
    """Return the sentence for a file of templates that was left out."""
    what = words.say(problem.problem, **problem.values)
    if problem.line == 0:
        return words.say(
            "Templates: {file}: {problem}. This file was left out; correct it and open anew.",
            file=problem.file,
            problem=what,
        )
    return words.say(
        "Templates: {file}, line {line}: {problem}."
        " This file was left out; correct it and open anew.",
        file=problem.file,
        line=problem.line,
        problem=what,
    )
