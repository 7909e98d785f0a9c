"""Signing in: which service, and waiting for the browser."""
