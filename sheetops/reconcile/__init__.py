"""The tasks brought into line with what is known besides the submissions."""
