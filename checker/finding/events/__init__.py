"""What happened when: dated events, births and deaths, terms of a post, and what a year is said of."""
