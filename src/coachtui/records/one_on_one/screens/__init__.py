"""The screens of one-on-ones: list, console, wrap-up."""
