"""The words of Sayso as frozen values; no input or output, no third-party framework."""
