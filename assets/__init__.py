"""Pictures, icons, fonts and sounds, found through importlib.resources."""
