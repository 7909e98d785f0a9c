"""Colours, fonts, sizes and icons of everything seen, and how widgets get them.

How a widget gets the theme: nobody passes it around. A widget that needs colours, fonts, sizes or icons has a method
`wear(theme)`; the application's style calls it before the widget is first shown and again after every change (dark,
high contrast, other font). So `wear` sets fonts, palette, margins and icons, may keep `theme` for `paintEvent`, and
must give the same result when called twice. Objects that are no widgets (delegates, models) get `theme` by
constructor and listen to `theme.changed`.
"""

from dijo_desktop.ui.theme.theme import Theme

__all__ = ["Theme"]
