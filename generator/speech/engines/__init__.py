"""Voices, a module each; ``speech.voice`` says what one is, ``speech.VOICES`` names them."""
