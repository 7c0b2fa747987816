"""Cameras and what they see: pictures, and the codes held up to them."""
