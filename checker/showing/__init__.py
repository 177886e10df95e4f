"""What reports and messages share: harmless text, values and words in two languages, passages, the story matrix."""

from pathlib import Path

PAGE_PARTS = Path(__file__).with_name("page")  # template, style and script of the page
