"""The account page: who is signed in, where the sign-in is kept, three ways to leave, and how the program looks."""
