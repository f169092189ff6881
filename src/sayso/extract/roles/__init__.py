"""Who and what takes part in an event, in the report's own words."""
