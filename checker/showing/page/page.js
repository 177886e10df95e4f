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
  if (next) { next.querySelector('summary').focus(); next.scrollIntoView({ block: 'nearest' }); }
}
function reveal() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target; box; box = box.parentElement) if (box.tagName === 'DETAILS') box.open = true;
  if (target) target.scrollIntoView({ block: 'nearest' });
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
addEventListener('hashchange', reveal);
apply(); reveal();
addEventListener('pageshow', apply);  // who comes back finds the filters as they were: browsers fill them in after this script

// What is ticked and signed is kept in this browser, under the article's own digest: a changed text starts anew.
const closed = [];
addEventListener('beforeprint', () => document.querySelectorAll('details.sheet').forEach(sheet => {
  if (!sheet.open) { closed.push(sheet); sheet.open = true; } }));
addEventListener('afterprint', () => { closed.splice(0).forEach(sheet => { sheet.open = false; });
  document.body.classList.remove('one'); document.querySelectorAll('.chosen').forEach(one => one.classList.remove('chosen')); });
for (const sheet of document.querySelectorAll('.sheet')) {
  const place = `gegenprobe:${sheet.dataset.digest}`, fields = [...sheet.querySelectorAll('input')];
  const read = () => { try { return JSON.parse(localStorage.getItem(place)) || {}; } catch { return {}; } };
  const value = field => field.type === 'checkbox' ? field.checked : field.value;
  const keep = field => localStorage.setItem(place, JSON.stringify({ ...read(), [field.name]: value(field) }));
  const kept = read();
  for (const field of fields) {
    if (value(field)) keep(field);  // ticked before this script ran: on a slow machine an editor is quicker
    else if (field.type === 'checkbox') field.checked = kept[field.name] === true; else field.value = kept[field.name] || '';
    field.addEventListener('input', () => { keep(field); count(); });
  }
  const done = sheet.querySelector('.done'), ticks = fields.filter(field => field.type === 'checkbox');
  function count() { done.textContent = `${ticks.filter(tick => tick.checked).length} / ${ticks.length}`; }
  count();
  sheet.querySelector('.print-one').addEventListener('click', () => {
    document.body.classList.add('one'); sheet.classList.add('chosen'); sheet.open = true; window.print(); });
  sheet.querySelector('.export').addEventListener('click', () => {
    const rows = ticks.map(tick => ({ number: Number(tick.name), passage: tick.dataset.passage, checked: tick.checked }));
    const signed = Object.fromEntries(fields.filter(field => field.type !== 'checkbox').map(field => [field.name, field.value]));
    const text = JSON.stringify({ article: sheet.dataset.path, digest: sheet.dataset.digest, ...signed, passages: rows }, null, 2);
    const link = document.createElement('a'), address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.href = address; link.download = `${sheet.dataset.file}.json`; link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
}
