"""How a sentence of the article is said aloud, by somebody who did not write it."""
