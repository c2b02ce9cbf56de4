"""Formats that a library of the extra ``[formats]`` turns into one that is read here."""
