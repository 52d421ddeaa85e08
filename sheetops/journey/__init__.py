"""The journey between the stages: each module leads the data through one stretch of it, with the files it needs there.

`pipeline` puts them in their order.  Only here and there are the stages known to each other.
"""
