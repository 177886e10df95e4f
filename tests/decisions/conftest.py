"""Lets the tests of decisions import the conflicts they share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
