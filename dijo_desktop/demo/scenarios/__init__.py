"""What the demo can be filled with: one scenario a person, the same each time (contract section 10)."""

from __future__ import annotations

from dijo_desktop.demo.people import person_of
from dijo_desktop.demo.scenarios.loading import load, load_if_absent, make
from dijo_desktop.demo.scenarios.shelf import SCENARIOS, Scenario

__all__ = ["SCENARIOS", "Scenario", "load", "load_if_absent", "make", "person_of"]
