"""The rules as pure functions and frozen values; no input, no output."""
