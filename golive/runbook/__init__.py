"""Steps: how long, in what order, and the way back."""
