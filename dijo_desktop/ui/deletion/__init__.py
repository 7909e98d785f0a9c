"""Deleting the account: the four-step dialog and the countdown that follows."""
