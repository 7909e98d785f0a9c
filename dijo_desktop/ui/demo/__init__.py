"""The demo panel: who the sample person is, what time it is, what goes wrong on purpose, and the mail of the demo."""
