"""What this computer keeps: encrypted calls, outbox, receipts, profiles, settings."""
