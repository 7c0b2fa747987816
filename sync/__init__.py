"""What must not be lost: the sealed store, the outbox and its delivery."""
