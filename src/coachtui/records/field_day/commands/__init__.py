"""The commands of field days."""
