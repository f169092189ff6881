"""Public benchmarks: Sayso on data that others made, scored the way that others are scored."""
