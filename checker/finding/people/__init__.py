"""Who and where: names, offices, parties, ages and nationalities, and the places and states they go with."""
