"""The demo: a patient's fingers, and a doctor where there is no browser."""
