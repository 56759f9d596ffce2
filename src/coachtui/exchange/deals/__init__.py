"""Reads deals out of the files a CRM exports, with all the dirt there is in them."""
