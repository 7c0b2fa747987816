"""Camera, sound and the call itself, in a process of their own; `client.MediaProcess` is the door for the rest."""
