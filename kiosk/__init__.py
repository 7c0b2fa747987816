"""The kiosk program: puts the parts together and runs them."""
