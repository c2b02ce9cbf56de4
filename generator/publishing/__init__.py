"""What stands in the files of a show: sound, texts, pages, pictures, films, feeds, handouts."""
