"""What earlier runs have read and compared, kept in one file, so that what has not changed costs nothing again.

`place` says where the file is, `store` keeps it, `editions` tells with what a result was made, `records` makes results
to bytes and back, `memory` answers the pipeline's questions from it. Results are the same bytes with and without.
"""
