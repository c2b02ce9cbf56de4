"""What a show is made of, and from what: a graph of targets, one declaration for each output."""
