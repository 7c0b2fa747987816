"""The drivers that come with Carepost, one file a kind of device."""
