"""The same steps for other programs: tools of the Model Context Protocol, within chosen folders."""
