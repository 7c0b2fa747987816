"""What is attached to the station: devices, their drivers, links and simulators."""
