"""Takes the pictures of this folder from the bundled seeds: terminal.svg, page-*.png (light, dark, phone, the printed
sheet) and desk-*.png (light, dark, phone, print).

    python docs/screenshots/take.py

needs Playwright and a Chromium on the PATH for page and desk; the picture of the terminal needs neither.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COLUMNS = 110
SIZES = {"phone": (390, 844), "print": (794, 1123)}  # pixels; the second is A4 at 96 to an inch
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


@contextmanager
def open_browser() -> Iterator[Any]:
    """Chromium, as Playwright speaks to it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def open_view(browser: Any, name: str) -> Any:
    """A window as wide as a desk's screen, a phone or a sheet of A4."""
    width, height = SIZES.get(name, (1180, 1000))
    scheme = "dark" if name == "dark" else "light"
    view = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True)
    view.set_default_timeout(600_000)
    if name == "print":
        view.emulate_media(media="print")
    return view


def photograph_page(browser: Any, page: Path) -> None:
    """Write page-light, page-dark, page-phone and page-print.png."""
    for name in ("light", "dark", "phone", "print"):
        view = open_view(browser, name)
        view.goto(page.as_uri())
        if name == "print":
            view.add_style_tag(content=SHEET_ALONE)
        view.screenshot(path=HERE / f"page-{name}.png")
        view.close()


def photograph_desk(browser: Any, folder: Path) -> None:
    """Write desk-light, desk-dark, desk-phone and desk-print.png: a draft with two sources, its first finding open."""
    draft, *sources = sorted((ROOT / "seeds" / "haushalt").iterdir())
    command = [sys.executable, "-m", "checker", "desk", "--no-browser", "--ui", "de", "--owner", "Redaktion"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as desk:
        address = next(found[0] for line in desk.stderr or () if (found := re.search(r"http://\S+/", line)))
        view = open_view(browser, "light")
        view.goto(address)
        view.set_input_files("#add input[type=file]", [str(file) for file in sources])
        view.click("#add button")
        view.wait_for_selector(".chips li >> nth=1")
        view.fill("#draft", draft.read_text(encoding="utf-8"))
        view.wait_for_selector("#marks mark", state="attached")  # of the draft: the sources have findings before
        view.close()
        for name in ("light", "dark", "phone", "print"):
            view = open_view(browser, name)
            view.goto(address)
            view.wait_for_selector("#marks mark", state="attached")
            view.evaluate("document.activeElement.blur()")
            view.keyboard.press("j")
            view.evaluate("scrollTo(0, 0)")
            view.screenshot(path=HERE / f"desk-{name}.png", full_page=name == "phone")
            view.close()
        desk.terminate()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "page.html"
        run_check("--report", f"html={target}")
        draw_terminal(run_check())
        with open_browser() as chromium:
            photograph_page(chromium, target)
            photograph_desk(chromium, Path(folder))
