"""What the sentence of a figure says it measures: the slots of a subject, each read by a module of its own."""
