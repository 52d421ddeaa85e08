"""What builds the samples: one table of tasks per month, laid out the way departments would lay it out."""

import os

# Which of its two writers of XML openpyxl takes depends on what else is installed; the files shall not.
os.environ["OPENPYXL_LXML"] = "False"
