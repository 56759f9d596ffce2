"""The command line: settings, store and catalogue come together here."""
