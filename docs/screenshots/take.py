"""Takes the pictures of this folder from the bundled seeds: terminal.svg and page-light, page-dark, page-print.png.

    python docs/screenshots/take.py

needs Playwright and a Chromium on the PATH for the page; the picture of the terminal needs neither.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COLUMNS = 110
SHEET_ALONE = "body { padding: 14mm !important; } body > header, main > :not(.sheets) { display: none; }"
# Rich's own frame without its web font, so that the picture loads nothing.
SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def run_check(*arguments: str) -> str:
    """Standard output of `gegenprobe check seeds`, in colour."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "checker", "check", "seeds", "--fail-on", "never", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def draw_terminal(ansi: str) -> None:
    """Write terminal.svg."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(ansi))
    svg = console.export_svg(title="gegenprobe check seeds", code_format=SVG, unique_id="gegenprobe")
    (HERE / "terminal.svg").write_text(svg, encoding="utf-8")


def photograph_page(page: Path) -> None:
    """Write page-light.png, page-dark.png and page-print.png."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in ("light", "dark", "print"):
            paper = name == "print"
            size = {"width": 794 if paper else 1180, "height": 1123 if paper else 1000}
            view = browser.new_page(viewport=size, color_scheme="dark" if name == "dark" else "light", bypass_csp=True)
            view.goto(page.as_uri())
            if paper:
                view.emulate_media(media="print")
                view.add_style_tag(content=SHEET_ALONE)
            view.screenshot(path=HERE / f"page-{name}.png")
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "page.html"
        run_check("--report", f"html={target}")
        draw_terminal(run_check())
        photograph_page(target)
