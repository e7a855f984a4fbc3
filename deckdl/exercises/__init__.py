"""Is the code right: stubs, the grader and its report."""
