"""One small reader a format: bytes in, a Document out, or `Unfit` with the reason."""
