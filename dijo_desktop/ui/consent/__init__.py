"""Cookies & consent: purposes, cookies, the history of choices."""
