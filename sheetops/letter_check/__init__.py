"""The sums and figures of a letter, held against each other and against a result."""
