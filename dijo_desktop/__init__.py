"""DiJo Desktop: see, control, save and delete what the DiJo calling service holds about you."""

__version__ = "0.1.0"
