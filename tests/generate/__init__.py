"""Invented résumés with their gold answers: a person, a layout drawn from many, the document that the two give.

A tool for breadth: for round trips, for finding layouts that the parser loses, for scale and speed. It says nothing
about how right the parser is on real documents.
"""
