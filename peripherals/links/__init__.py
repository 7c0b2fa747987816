"""The roads to devices: Bluetooth and serial."""
