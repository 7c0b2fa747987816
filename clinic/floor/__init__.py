"""What goes on at the clinic at this moment, pure: a state, events, effects, and one `step`."""
