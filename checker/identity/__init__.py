"""Who, where and which: whether two articles name one person, office, place, quote or event."""
