"""Returned copies: each submission with what is to be mended, coloured, commented and listed, and a text beside it."""
