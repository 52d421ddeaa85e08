"""The words of sheets and of one workspace: status words, units, sectors, origins, headings.

`lexicon` puts them together; what stages need to understand a text, whatever stage it is.
"""
