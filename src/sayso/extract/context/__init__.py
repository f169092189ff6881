"""What a claim takes over from the claims before and after it in its report."""
