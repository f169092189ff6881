"""Which words of a Reading tell an event: triggers, their arguments, and the stretch that tells it."""
