"""Every limit of what reaches out, in one place; times in seconds, sizes in bytes unless said otherwise."""

from __future__ import annotations

CONNECT = 5.0
"""Look-up, TCP and TLS, each."""
READ = 15.0
WRITE = 15.0
POOL = 5.0
KEEP_IDLE = 30.0
"""A connection that was idle for longer, by the wall clock, may have died in a sleep and is not used again."""
CALL_TOTAL = 30.0
"""A whole API call, from the first byte sent to the last byte read."""
REVOKE = 10.0
"""Signing out does not wait longer for the service."""
DOWNLOAD_WINDOW = 30.0
DOWNLOAD_RATE = 1024
"""Bytes a second that a download must reach over any `DOWNLOAD_WINDOW`."""
WATCH_STEP = 0.05
"""How often a call in flight is checked for Cancel and for its limits."""
CANCEL = 1.0
"""A worker is free this soon after Cancel."""

TRIES = 5
"""Of a repeatable call, the first included."""
OFFLINE_TRIES = 2
"""Nobody there: one more try, then the person is told rather than kept waiting."""
BACKOFF_FIRST = 0.5
BACKOFF_CAP = 60.0
RETRY_AFTER_CAP = 300.0
RETRY_WAIT_MAX = 60.0
"""A service that wants a longer wait than this is not waited for; the person is told when to come back."""
STUCK_CONNECTS = 8
"""So many look-ups or connects may hang at a time; then new ones fail at once."""

HEADERS_CAP = 64 * 1024
BODY_CAP = 5 * 1024 * 1024
METADATA_CAP = 256 * 1024
REFUSAL_CAP = 64 * 1024
JSON_DEPTH = 64
JSON_NODES = 100_000
CHUNK = 64 * 1024

SKEW_SAID_FROM = 300.0
"""From this difference on the person is told that the clock is off."""
TOKEN_EARLY = 10.0
"""An access token this close to its end is renewed before it is used."""
TOKEN_CAP = 4096
"""Characters of an access token."""

SIGN_IN_WAIT = 600.0
CALLBACK_REQUEST_CAP = 8 * 1024
CALLBACK_CONNECTION = 5.0
CALLBACK_CONNECTIONS = 8
CALLBACK_BINDS = 3
CALLBACK_LINGER = 5.0
"""How long the port stays for the browser to fetch the last page."""
CALLBACK_TLS_GRACE = 15.0
"""A browser that tried TLS gets this long to fall back to plain HTTP."""

DEVICE_SLOWER = 5.0
"""By how much `slow_down` lengthens the pause between two questions (RFC 8628 3.5)."""

KEYRING_NOTICE = 3.0
KEYRING_LOOK = 0.5
"""For finding out which keyring there is, before anybody needs it."""
KEYRING_RETRY_FIRST = 1.0
"""And then twice as long each time, up to half a minute."""
RECORD_CHARACTERS = 1000
REFRESH_LOCK_WAIT = 35.0
"""Longer than a whole refresh by another process can take."""
