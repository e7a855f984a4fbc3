"""What can be studied: decks, cards and checks as written, read with positions and checked as a whole."""
