"""Drawn sheets: what departments might send, with the truth about every task, each from one number.

Written from the specification of the domain alone, not from how recognition works.  `python tests/drawn/run.py 137`
draws workspace 137 again and compares; `python tests/drawn/run.py --from 0 --to 500` draws many and prints the rate.
"""
