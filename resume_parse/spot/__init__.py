"""Spotters: find things of one kind (dates, phones, links …) in a piece of text."""
