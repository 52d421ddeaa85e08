"""The seven layouts, one file each: every one the way a department would lay out its own sheet."""
