"""The source of the built-in deck templates: tokens and layouts in code, a .pptx as output.

python-pptx cannot make layouts, so the parts are written as XML. What users open and change is
the shipped .pptx; a test rebuilds it from here to the same bytes.
"""
