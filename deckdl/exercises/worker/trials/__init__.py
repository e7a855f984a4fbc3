"""How each kind of check is tried: one file a kind."""
