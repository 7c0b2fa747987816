"""Sounds of the station, and the script that draws them."""
