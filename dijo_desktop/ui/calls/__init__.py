"""The Calls page: the list, its sums, its filters and the insights beside it."""
