"""Files that hold an article of another format, or pieces of one: mail, notebooks, feeds."""
