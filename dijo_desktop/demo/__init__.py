"""The reference service, a program of its own: Litestar on the contract, SQLAlchemy on SQLite."""
