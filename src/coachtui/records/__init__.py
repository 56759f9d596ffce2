"""The kinds of records, a folder each; none knows another."""
