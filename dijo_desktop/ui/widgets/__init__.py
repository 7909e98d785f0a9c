"""The widgets of the design, one a file.

Every widget wears the theme (see `dijo_desktop.ui.theme`) and takes its text from the page that owns it. Only one
that makes text of its own overrides `changeEvent` (see `dijo_desktop.ui.languages`).
"""
