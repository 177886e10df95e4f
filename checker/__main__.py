"""`python -m checker` is `gegenprobe`."""

from checker.cli import main

main()
