"""What is said of a scene, by whom and in which order: beats, before any word of ours."""
