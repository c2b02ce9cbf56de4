"""What a program notices in finished texts: told to the model that reads them last, which decides.

``!`` is certainly wrong, ``?`` is to be looked at once more. Nothing is refused for either.
"""
