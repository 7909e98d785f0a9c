"""What the demo can be filled with: one scenario a person, the same each time (contract section 10)."""
