"""Pages become the parts of a .pptx: markup, notes, charts, sound, and the check of them all."""
