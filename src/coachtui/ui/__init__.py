"""The kit every screen is built from: it knows records in general, and no kind of them."""
