"""English: its lexicons, and the reader that stands on spaCy."""
