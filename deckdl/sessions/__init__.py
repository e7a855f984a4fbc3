"""A study session and a coding session without a screen: what the command line and the TUI share."""
