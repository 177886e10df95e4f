"""A page for the browser, in one file: conflicts side by side, the story matrix, and a check sheet to print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from checker.model import Assessment, Claim, Conflict
from checker.showing.matrix import build_matrices
from checker.showing.passages import (
    choose_sides,
    describe_age,
    describe_occurrences,
    find_paragraph,
    group_occurrences,
    name_place,
    name_source,
    order_conflicts,
    sum_up,
    tell_headline,
)
from checker.showing.sheet import build_sheets
from checker.showing.untrusted import make_visible
from checker.showing.values import write_value
from checker.showing.wording import list_coverage, tell_finders, words, write_day

SUFFIX = ".html"

CSS = """
:root { --paper: #fbfaf7; --card: #fff; --ink: #1d1d1b; --soft: #5c5a55; --line: #d9d5cb; --mark: #ffe9a8;
  --error: #b3201d; --warning: #8a5200; --note: #1c5f8f; --good: #1f6b35; --focus: #1a5fb4; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --paper: #191a1c; --card: #232528; --ink: #e9e7e2; --soft: #b0ada6;
  --line: #43464b; --mark: #5d4a10; --error: #ff8f88; --warning: #f2b65c; --note: #7cc0f0; --good: #7fd398;
  --focus: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem; background: var(--paper);
  color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.1rem; margin: 0; letter-spacing: .02em; color: var(--soft); font-weight: 600; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.15rem; margin: .2rem 0 .6rem; line-height: 1.3; }
p { margin: .4rem 0; } ul { margin: .4rem 0; padding-left: 1.2rem; } a { color: inherit; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); }
.result { font-size: 1.9rem; font-weight: 700; line-height: 1.2; margin: .2rem 0 .4rem; }
.result.clear { color: var(--good); } .soft, .place, figcaption { color: var(--soft); font-size: .9rem; }
.place, code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .84rem; overflow-wrap: anywhere; }
.bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end;
  padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
@media (max-width: 44rem) { .bar { position: static; } }
[hidden] { display: none !important; }
.bar label { font-size: .8rem; color: var(--soft); display: grid; gap: .1rem; } .bar output { margin-left: auto; }
input, select, button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft);
  border-radius: .3rem; padding: .25rem .5rem; max-width: 15rem; } button { cursor: pointer; }
.conflict, .sheet { background: var(--card); border: 1px solid var(--line); border-left: .4rem solid var(--soft);
  border-radius: .4rem; padding: .9rem 1.2rem 1rem; margin: 1rem 0; scroll-margin-top: 6rem; }
.conflict.error { border-left-color: var(--error); } .conflict.warning { border-left-color: var(--warning); }
.conflict.note { border-left-color: var(--note); } .conflict:focus { outline: 3px solid var(--focus); }
.tags { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; margin: 0; color: var(--soft);
  font-size: .85rem; } .tags b { text-transform: uppercase; letter-spacing: .06em; }
.error .tags b { color: var(--error); } .warning .tags b { color: var(--warning); }
.note .tags b { color: var(--note); }
.conflict.known, .conflict.dismissed { border-left-style: double; background: transparent; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem;
  margin: .8rem 0; }
figure { margin: 0; padding: .7rem .9rem; border: 1px solid var(--line); border-radius: .3rem; min-width: 0; }
figure.reference { border-style: double; border-width: 3px; } figcaption strong { color: var(--ink); font-size: 1rem; }
.value { display: block; color: var(--ink); font-size: 1.25rem; font-weight: 700; overflow-wrap: anywhere; }
blockquote { margin: .6rem 0 0; font: 1.05rem/1.55 Georgia, "Noto Serif", "DejaVu Serif", serif;
  overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; font-weight: 600; padding: 0 .1em; border-radius: .15em;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; background: var(--card); }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; hyphens: auto; min-width: 5.5rem; }
thead th { font-size: .85rem; color: var(--soft); } tbody th { font-weight: 600; min-width: 11rem; }
td.disputed { background: var(--mark); font-weight: 700; } td.disputed > :first-child::before { content: "≠ "; }
td p { margin: 0; }
.sheet { border-left-width: 1px; } .text { max-width: 46rem; overflow-wrap: anywhere;
  font: 1.05rem/1.65 Georgia, "Noto Serif", "DejaVu Serif", serif; }
.text u { text-decoration-thickness: 1px; text-underline-offset: .2em; }
.text u.disputed { text-decoration-style: double; text-decoration-thickness: 2px; background: var(--mark); }
sup { font: 600 .65rem/1 system-ui, sans-serif; padding-left: .15em; }
.entries td:first-child { white-space: nowrap; } .entries input { width: 1.1rem; height: 1.1rem; margin: 0 .4rem 0 0; }
.blank { min-width: 9rem; } .sign { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2rem; margin-top: 3rem; }
.sign span { border-top: 1px solid var(--ink); padding-top: .2rem; font-size: .85rem; }
dialog { background: var(--card); color: var(--ink); border: 1px solid var(--soft); border-radius: .5rem; }
dialog dl { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1rem; }
dt { font-weight: 700; } dd { margin: 0; }
@media print { @page { margin: 16mm 14mm; }
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #999; --mark: #eee; --error: #000;
    --warning: #000; --note: #000; --good: #000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9.5pt; } .bar, .screen, .skip, dialog { display: none !important; }
  h2 { margin-top: 1.2rem; } .result { font-size: 1.4rem; } .conflict, figure, tr, .sign { break-inside: avoid; }
  .conflict, .sheet { padding: .4rem .6rem; margin: .5rem 0; } .sheet { border: 0; padding: 0; }
  .sides { grid-template-columns: 1fr 1fr; } .text, blockquote { font-size: 10pt; line-height: 1.45; }
  .sheet + .sheet { break-before: page; } .sheets { break-before: page; } .scroll { overflow: visible; }
  table { table-layout: fixed; } th, td, thead th { min-width: 0; padding: .2rem .35rem; font-size: 8.5pt; }
  .entries th:first-child { width: 4.2rem; }
  h2, h3, thead { break-after: avoid; } mark { text-decoration: underline; } }
"""

SCRIPT = """
'use strict';
const bar = document.querySelector('.bar'), dialog = document.querySelector('dialog');
const cards = [...document.querySelectorAll('.conflict')], selects = [...bar.querySelectorAll('select')];
const search = bar.querySelector('input'), output = bar.querySelector('output');
const none = document.getElementById('none'), keys = document.getElementById('keys-on');
bar.hidden = false;
const texts = cards.map(card => card.textContent.toLowerCase());
const visible = () => cards.filter(card => !card.hidden);
function apply() {
  const wanted = search.value.trim().toLowerCase();
  cards.forEach((card, index) => {
    card.hidden = !texts[index].includes(wanted) || selects.some(select =>
      select.value && !JSON.parse(card.dataset[select.name]).includes(select.value));
  });
  const shown = visible().length;
  output.textContent = `${shown} / ${cards.length} ${output.dataset.shown}`;
  none.hidden = shown > 0 || cards.length === 0;
}
function move(step) {
  const list = visible(), here = list.indexOf(document.activeElement.closest('.conflict'));
  const next = list[here < 0 ? (step > 0 ? 0 : list.length - 1) : here + step];
  if (next) { next.focus(); next.scrollIntoView({ block: 'start' }); }
}
const actions = { j: () => move(1), k: () => move(-1), '/': () => search.focus(), '?': () => dialog.showModal(),
  p: () => document.getElementById('sheets').focus() };
document.addEventListener('keydown', event => {
  const typing = event.target.matches('input:not([type=checkbox]), select, textarea');
  if (event.key === 'Escape' && typing) { event.target.blur(); return; }
  if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey || !keys.checked) return;
  if (Object.hasOwn(actions, event.key)) { event.preventDefault(); actions[event.key](); }
});
[search, ...selects].forEach(field => field.addEventListener('input', apply));
document.getElementById('help').addEventListener('click', () => dialog.showModal());
document.getElementById('print').addEventListener('click', () => window.print());
apply();
"""

PAGE = """
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{ t.page_title }}</title>
<style>{{ css }}</style>
</head>
<body>
<a class="skip" href="#main">{{ t.skip }}</a>
<header>
<h1>{{ t.title }}</h1>
<p class="result{{ '' if result.level else ' clear' }}">{{ result.headline }}</p>
<p>{{ result.rest }}</p>
{% for line in coverage %}<p class="soft">{{ line }}</p>
{% endfor %}
</header>
<main id="main">
<h2>{{ t.conflicts }}</h2>
<form class="bar" aria-label="{{ t.filter }}" hidden>
<label>{{ t.search }} <input type="search" name="search"></label>
{% for name, label, options in filters %}
<label>{{ label }} <select name="{{ name }}"><option value="">{{ t.all }}</option>
{% for value, shown in options %}<option value="{{ value }}">{{ shown }}</option>{% endfor %}</select></label>
{% endfor %}
<button type="button" id="help">{{ t['keys'] }} ?</button>
<button type="button" id="print">{{ t.print }}</button>
<output aria-live="polite" data-shown="{{ t.shown }}"></output>
</form>
<p id="none" hidden>{{ t.none_shown }}</p>
{% for card in cards %}
{% set c = card.conflict %}
<article class="conflict {{ c.level.value }} {{ c.status.value }}" id="c{{ loop.index }}" tabindex="-1"
  aria-labelledby="h{{ loop.index }}" data-rule="{{ [v(c.rule)] | tojson | forceescape }}"
  data-level="{{ [c.level.value] | tojson | forceescape }}" data-status="{{ [c.status.value] | tojson | forceescape }}"
  data-source="{{ card.sources | tojson | forceescape }}">
<p class="tags"><b>{{ t[c.level.value] }}</b> <span>{{ t[c.status.value] }}</span>
<span>{{ t[c.verdict.level.value] }}</span> <code>{{ v(c.rule) }}</code> <code>{{ c.fingerprint }}</code>
{%- if finders(c) %} <span>{{ finders(c) }}</span>{% endif %}</p>
<h3 id="h{{ loop.index }}"><bdi>{{ headline(c) }}</bdi></h3>
<div class="sides">
{% for claim in card.sides %}
{% set p = paragraph(claim) %}
<figure{{ ' class=reference' if claim.reference }}>
<figcaption><bdi class="value">{{ value(claim) }}</bdi> <strong><bdi>{{ name(claim) }}</bdi></strong>
{{- ' · ' if age(claim) }}{{ age(claim) }}<br><bdi class="place">{{ place(claim.excerpt) }}</bdi>
{%- if claim.reference and claim.article.source %}<br>
{{ t.source }}: <bdi>{{ name_source(claim.article) }}</bdi>{% endif %}
{%- if claim.article.lineage and claim.article.lineage != (claim.article.source,) %}<br>
{{ t.origin.format(who=v(claim.article.lineage | join(', '))) }}{% endif %}
{%- if claim.said_by %}<br>{{ t.said_by.format(who=v(claim.said_by)) }}{% endif %}
{%- if claim.in_quote %}<br>{{ t.quoted }}{% endif %}</figcaption>
<blockquote><bdi>{{ p.before }}<mark>{{ p.marked }}</mark>{{ p.after }}</bdi></blockquote>
</figure>
{% endfor %}
</div>
<p><strong>{{ t.because }}:</strong> {{ v(c.verdict.because) }}</p>
{% if c.advice or c.verdict.advice %}
<p><strong>{{ t.advice }}:</strong> {{ v(c.advice or c.verdict.advice) }}</p>
{% endif %}
{% if c.claims | length > card.sides | length %}
<p><strong>{{ t.occurrences }}:</strong></p>
<ul>{% for group in card.groups %}<li><strong><bdi>{{ group.value }}</bdi></strong> {{ told(group) }}
<ul>{% for claim in group.claims %}<li><bdi>{{ name(claim) }}</bdi>{{ ', ' if age(claim) }}{{ age(claim) }},
<bdi class="place">{{ place(claim.excerpt) }}</bdi></li>{% endfor %}</ul></li>{% endfor %}</ul>
{% endif %}
</article>
{% endfor %}
{% for matrix in matrices %}
{% if loop.first %}<h2 id="matrix">{{ t.matrix }}</h2>{% endif %}
<div class="scroll" tabindex="0" role="region" aria-label="{{ t.matrix }} {{ loop.index }}"><table>
<thead><tr><th scope="col">{{ t.subject }}</th>
{% for source in matrix.sources %}<th scope="col"><bdi>{{ source }}</bdi></th>{% endfor %}</tr></thead>
<tbody>{% for row in matrix.rows %}<tr><th scope="row">
{% if row.conflict %}<a href="#c{{ number(row.conflict) }}"><bdi>{{ row.subject }}</bdi></a>
{% else %}<bdi>{{ row.subject }}</bdi>{% endif %}</th>
{% for cell in row.cells %}<td{{ ' class=disputed' if cell.disputed }}><bdi>{{ cell.values | join(', ') }}</bdi></td>
{% endfor %}</tr>{% endfor %}</tbody></table></div>
{% if matrix.hidden %}<p class="soft">{{ t.not_shown.format(count=matrix.hidden) }}</p>{% endif %}
{% endfor %}
{% for title, rows in lists if rows %}<h2>{{ title }}</h2>
<ul>{% for row in rows %}<li><bdi>{{ v(row) }}</bdi></li>{% endfor %}</ul>
{% endfor %}
<section class="sheets"><h2 id="sheets" tabindex="-1">{{ t.sheet }}</h2>
<p class="soft">{{ t.sheet_hint }}</p>
{% for sheet in sheets %}
{% set outer = loop.index %}
<article class="sheet"><h3><bdi>{{ v(sheet.article.title or sheet.article.name) }}</bdi></h3>
<p class="soft"><bdi>{{ v(sheet.article.source or '') }}</bdi>{{ ' · ' if sheet.article.source }}
{{- day(sheet.article.published) }} · <bdi class="place">{{ v(sheet.article.path) }}</bdi></p>
<div class="text">{% for pieces in sheet.paragraphs %}<p><bdi>
{%- for piece in pieces -%}
{%- if piece.number %}<u{{ ' class=disputed' if piece.disputed }}>{{ piece.text }}</u><sup>{{ piece.number }}</sup>
{%- else %}{{ piece.text }}{% endif %}
{%- endfor %}</bdi></p>
{% endfor %}</div>
{% if sheet.entries %}<div class="scroll" tabindex="0" role="region" aria-label="{{ t.sheet }} {{ outer }}">
<table class="entries"><thead><tr><th scope="col">{{ t.checked }}</th>
<th scope="col">{{ t.passage }}</th><th scope="col">{{ t.subject }}</th><th scope="col">{{ t.matrix }}</th>
<th scope="col">{{ t.checked_with }}</th></tr></thead><tbody>
{% for e in sheet.entries %}<tr><td><label><input type="checkbox"
  aria-label="{{ t.checked }}: {{ e.number }}">{{ e.number }}</label></td><td><bdi>{{ e.passage }}</bdi></td>
<td>{% for told in e.statements %}<p><bdi>{{ told }}</bdi></p>{% endfor %}</td>
<td{{ ' class=disputed' if e.disputed }}>{% for told in e.remarks %}<p><bdi>{{ told }}</bdi></p>{% endfor %}</td>
<td class="blank"></td></tr>
{% endfor %}</tbody></table></div>{% endif %}
<p class="sign"><span>{{ t.checked_by }}</span> <span>{{ t.checked_on }}</span> <span>{{ t.released }}</span></p>
</article>
{% endfor %}
</section>
</main>
<dialog aria-label="{{ t['keys'] }}"><dl>
{% for key, label in shortcuts %}<dt><kbd>{{ key }}</kbd></dt><dd>{{ label }}</dd>{% endfor %}</dl>
<p><label><input type="checkbox" id="keys-on" checked> {{ t.keys_on }}</label></p>
<form method="dialog"><button>{{ t.close }}</button></form></dialog>
<script>{{ script }}</script>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Card:
    """One conflict as the page shows it."""

    conflict: Conflict
    sides: tuple[Claim, ...]
    groups: tuple[object, ...]
    sources: tuple[str, ...]


def render(assessment: Assessment, *, width: int = 100, colour: bool = False, language: str = "de") -> str:
    """The page as one HTML document without any outside part; width and colour change nothing in it."""
    table = words(language)
    conflicts = order_conflicts(assessment.conflicts)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    places = {id(conflict): number for number, conflict in enumerate(conflicts, 1)}
    page = environment.from_string(PAGE.lstrip()).render(
        t=table,
        language="de" if language == "de" else "en",
        policy=write_policy(),
        css=Markup(CSS),
        script=Markup(SCRIPT),
        result=sum_up(assessment, language),
        coverage=list_coverage(assessment, language),
        filters=list_filters(conflicts, table),
        cards=[build_card(conflict, language) for conflict in conflicts],
        matrices=build_matrices(assessment, language),
        sheets=build_sheets(assessment, language),
        lists=list_remarks(assessment, table),
        shortcuts=[(key, table[f"key_{name}"]) for key, name in SHORTCUTS],
        v=make_visible,
        name=lambda claim: table["reference"].capitalize() if claim.reference else name_source(claim.article),
        age=lambda claim: describe_age(claim, language),
        value=lambda claim: make_visible(write_value(claim, language)),
        day=lambda published: write_day(published, language),
        told=lambda group: describe_occurrences(group, language),
        number=lambda conflict: places[id(conflict)],
        headline=lambda conflict: tell_headline(conflict, language),
        finders=lambda conflict: tell_finders(conflict, language),
        name_source=name_source,
        place=name_place,
        paragraph=find_paragraph,
    )
    return page + "\n"


SHORTCUTS = (("j", "next"), ("k", "previous"), ("/", "search"), ("p", "sheet"), ("?", "help"))


def write_policy() -> str:
    """The page's content security policy: nothing but the style and the script that are in it."""
    style, script = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (CSS, SCRIPT))
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def build_card(conflict: Conflict, language: str) -> Card:
    """What the page shows of one conflict."""
    sources = dict.fromkeys(name_source(claim.article) for claim in conflict.claims)
    return Card(conflict, choose_sides(conflict), group_occurrences(conflict.claims, language), tuple(sources))


def list_filters(
    conflicts: tuple[Conflict, ...], table: Mapping[str, str]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters: name, label, and options as value and shown text."""
    rules = sorted({make_visible(conflict.rule) for conflict in conflicts})
    sources = sorted({name_source(claim.article) for conflict in conflicts for claim in conflict.claims})
    return [
        ("rule", table["rule"], [(rule, rule) for rule in rules]),
        ("level", table["level"], [(level, table[level]) for level in ("error", "warning", "note")]),
        ("status", table["status"], [(status, table[status]) for status in ("new", "known", "dismissed")]),
        ("source", table["source"], [(source, source) for source in sources]),
    ]


def list_remarks(assessment: Assessment, table: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """What could not be checked, what was assumed, and which decisions are stale."""
    failures = {
        fatal: [f"{f.where}: {f.problem}" for f in assessment.failures if f.fatal is fatal] for fatal in (True, False)
    }
    stale = [f"{old.subject}: {' / '.join(old.values)} ({old.fingerprint})" for old in assessment.stale]
    return [(table["failures"], failures[True]), (table["assumed"], failures[False]), (table["stale"], stale)]
