"""How fast bytes come: the rate over the last seconds, so that a pause shows."""

from __future__ import annotations

from collections import deque

WINDOW_SECONDS = 5.0


class Pace:
    """Told how many bytes had come at a moment of the monotonic clock, in seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, at: float, done: int) -> None:
        """So much had come by then; less than before means that it began anew."""
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((at, done))
        while len(self._seen) > 2 and at - self._seen[0][0] > WINDOW_SECONDS:
            self._seen.popleft()

    def rate(self) -> float:
        """Bytes a second; 0 while that cannot be told."""
        if len(self._seen) < 2:
            return 0.0
        (began, first), (now, last) = self._seen[0], self._seen[-1]
        return (last - first) / (now - began) if now > began else 0.0
