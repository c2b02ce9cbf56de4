"""The show folder: what lies in it, who may write, what a person changed, what is up to date."""
