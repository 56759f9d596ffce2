"""Across all kinds of records, through what each tells the catalogue: today, people, a person."""
