"""One file a section kind: each reads the lines of its sections into the draft."""
