"""Saving a verified copy of everything the service holds."""
