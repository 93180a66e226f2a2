"""The readers: one a format, each turns a Source into a Document of lines."""
