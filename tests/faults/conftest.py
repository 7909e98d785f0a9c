"""What tests of faults share with those of the client."""

from __future__ import annotations

from tests.client.conftest import computer, service, stop

__all__ = ["computer", "service", "stop"]
