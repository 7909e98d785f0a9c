"""Tables of the disposable copy of the calls (`cache.db`)."""

from __future__ import annotations

APPLICATION_ID = 0x44694A43
"""`DiJC`."""

VERSION = 2

EARLIEST_MS = 0
LATEST_MS = 253_370_764_800_000
"""Calls are between 1970 and 9998, so that every local day around them can be named."""

TIES_BITS = 15
TIES = 1 << TIES_BITS
"""The number of a row is its start in milliseconds and 15 bits more: rows lie in the order of time."""

SLOT_MS = 900_000
"""Sums are kept per quarter of an hour of UTC, of which every local hour, day and month of today's zones is made."""

DECIMALS = """CASE
  WHEN cost % 10000 = 0 THEN CASE WHEN cost % 1000000 = 0 THEN 0 WHEN cost % 100000 = 0 THEN 1 ELSE 2 END
  WHEN cost % 1000 = 0 THEN 3 WHEN cost % 100 = 0 THEN 4 WHEN cost % 10 = 0 THEN 5 ELSE 6 END"""
"""Digits after the point that a cost in micro-units needs."""

SCHEMA = """
CREATE TABLE calls (
  row INTEGER PRIMARY KEY, id ANY NOT NULL,
  seconds INTEGER NOT NULL, cost INTEGER NOT NULL, currency INTEGER NOT NULL, pass INTEGER NOT NULL, more BLOB
) STRICT;
CREATE TABLE slots (
  slot INTEGER NOT NULL, currency INTEGER NOT NULL,
  calls INTEGER NOT NULL, seconds INTEGER NOT NULL, cost INTEGER NOT NULL,
  longest INTEGER NOT NULL, decimals INTEGER NOT NULL,
  PRIMARY KEY (slot, currency)
) STRICT, WITHOUT ROWID;
CREATE TABLE currencies (number INTEGER PRIMARY KEY, currency TEXT NOT NULL UNIQUE, calls INTEGER NOT NULL) STRICT;
CREATE TABLE sync (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  cursor TEXT, token TEXT, pass INTEGER NOT NULL, running INTEGER NOT NULL, synced_at INTEGER,
  unpurged INTEGER NOT NULL
) STRICT;
INSERT INTO sync VALUES (1, NULL, NULL, 0, 0, NULL, 0);
"""

BY_ID = "calls_by_id"
LATE_INDEXES = {
    BY_ID: "calls (substr(id, -8))",
    "calls_by_length": "calls (seconds, cost, currency)",
    "calls_by_cost": "calls (currency, cost, seconds)",
}
"""Indexes without which a full pass is three times as fast; they are made when it is over.

Half an identifier finds it as well as all of it, in less room. The others hold all that a query can ask for, so that
no view has to visit the table.
"""

TOUCHED = """
CREATE TEMP TABLE touched (slot INTEGER PRIMARY KEY);
CREATE TEMP TABLE lost (one INTEGER PRIMARY KEY);
"""
TRIGGERS = """
CREATE TEMP TRIGGER call_deleted AFTER DELETE ON main.calls BEGIN
  INSERT INTO touched SELECT (old.row >> 15) / 900000
  WHERE NOT EXISTS (SELECT 1 FROM touched WHERE slot = (old.row >> 15) / 900000);
  INSERT INTO lost SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM lost);
END;
CREATE TEMP TRIGGER call_changed AFTER UPDATE OF seconds, cost, currency, more ON main.calls
WHEN (old.seconds, old.cost, old.currency, old.more) IS NOT (new.seconds, new.cost, new.currency, new.more) BEGIN
  INSERT INTO touched SELECT (old.row >> 15) / 900000
  WHERE NOT EXISTS (SELECT 1 FROM touched WHERE slot = (old.row >> 15) / 900000);
  INSERT INTO lost SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM lost);
END;
"""
"""The writer's notes on a transaction: the slots that lose or change a row, and whether anything must be purged.

Slots of new rows are told by the writer itself, which is cheaper than a trigger for each. OR IGNORE would not do:
the conflict rule of the statement outside goes before that of a trigger.
"""
