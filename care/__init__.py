"""The words and rules of care: pure values and functions, no I/O."""
