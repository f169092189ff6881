"""What the field is about, as data: event types with their roles, goods, and what goods convert to."""
