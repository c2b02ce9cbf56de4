"""The studio: a local web application over the files of shows. It holds no state of its own."""
