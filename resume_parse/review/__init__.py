"""The review page: a document and what was read from it, side by side, to be checked and corrected in a browser."""
