"""In and out: the event log, lists of notes, and Anki packages."""
