"""Commands of the shell that look across kinds of records: log, due, show, read, import, export."""
