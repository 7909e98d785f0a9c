"""From the first paint to a signed-in account: the keyring, the local copy, the service, in that order."""

from dijo_desktop.ui.entry.entry import Entry
from dijo_desktop.ui.entry.late_accounts import LateAccounts

__all__ = ["Entry", "LateAccounts"]
