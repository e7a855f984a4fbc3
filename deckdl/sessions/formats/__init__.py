"""Reports in the formats of other programs: JUnit XML and Gradescope's results.json."""
