"""Trains the pairing model of Gegenprobe from events whose every figure is marked: `python -m training`."""
