"""My data: the whole data map, and the two ways to act on it as a whole."""
