"""How Carepost gets onto a machine: its needs there, its environment, its checks and its packaged build."""
