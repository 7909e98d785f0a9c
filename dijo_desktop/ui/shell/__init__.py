"""The main window: sidebar, status area, bars, and a place for one page at a time."""
