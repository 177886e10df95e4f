"""What two claims about one thing say to each other: agreement, update, conflict, slip, and what settles them."""
