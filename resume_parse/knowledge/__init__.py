"""What the parser knows: word lists as data files, compiled into one look-up table."""
