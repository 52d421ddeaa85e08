"""Records → one frame of typed values: one cast per kind of value.

`concatenate` and `rows` make the frames; `fit`, which recognition uses in processes of its own, needs no pandas.
"""
