"""The tour: a scripted user plays every flow on the demo, and each step is checked before the next begins."""

from dijo_desktop.ui.tour.play import StepResult, play

__all__ = ["StepResult", "play"]
