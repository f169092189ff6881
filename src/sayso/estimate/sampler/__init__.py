"""The parts that need JAX and NumPyro; imported only when something is fitted."""
