"""Two clocks: the demo's, which can be moved forward, and the real one that tokens live by (contract DM-2)."""

from __future__ import annotations

from dijo_desktop.demo.database import Database
from dijo_desktop.demo.settings import read_setting, write_setting
from dijo_desktop.domain.clock import Clock

_OFFSET = "clock-offset-ms"


class DemoClock:
    """The demo's time. The offset is kept with the data, so a restart does not go back in time."""

    def __init__(self, database: Database, real: Clock) -> None:
        self._database = database
        self._real = real
        with database.read() as connection:
            self._offset_ms = int(read_setting(connection, _OFFSET) or b"0")

    @property
    def offset_ms(self) -> int:
        """How far the demo's time is ahead of real time."""
        return self._offset_ms

    def now_ms(self) -> int:
        """The demo's time, UTC in milliseconds: for data, exports, receipts and everything a person sees."""
        return self.real_ms() + self._offset_ms

    def real_ms(self) -> int:
        """Real time, UTC in milliseconds: for tokens, codes, cursors and idempotency keys."""
        return self._real.now_ms()

    def set_offset(self, offset_ms: int) -> None:
        """Set how far the demo is ahead. Running what falls due on the way is up to `Due.advance`."""
        with self._database.write() as connection:
            write_setting(connection, _OFFSET, str(offset_ms).encode())
        self._offset_ms = offset_ms

    def reset(self) -> None:
        """Back to real time."""
        self.set_offset(0)
