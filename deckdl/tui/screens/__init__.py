"""One module a screen; those that are not seen first are imported when they are first opened."""
