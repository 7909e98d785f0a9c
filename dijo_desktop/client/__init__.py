"""What reaches out: the one HTTP client, sign-in, session, keyring, one module a resource; no Qt."""
