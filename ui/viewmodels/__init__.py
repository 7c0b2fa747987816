"""View models: each shows the state it was last given, and says what people did."""
