"""Everything seen: the only room that imports PySide6, besides the composition root."""
