"""The screens of field days."""
