"""Translators, a module each; ``translation.engine`` says what one is."""
