"""Filing privacy requests: the dialog around any form, the sending, and what became of it."""
