"""The command line: it parses, calls the library and renders.  `output.py` alone writes to the streams."""
