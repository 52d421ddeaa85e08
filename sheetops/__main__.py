"""`python -m sheetops`."""

from sheetops.cli.main import run

if __name__ == "__main__":
    run()
