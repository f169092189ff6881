"""What an event says besides its roles: status, firmness, polarity, numbers, times, goods."""
