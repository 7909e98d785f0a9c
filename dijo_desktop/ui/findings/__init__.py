"""What the service holds beyond its policy: shown, explained, and asked or complained about (contract CO-26)."""
