'use strict';
const draft = document.getElementById('draft'), marks = document.getElementById('marks'), dialog = document.querySelector('dialog');
const findings = () => [...document.querySelectorAll('.finding')];
const say = text => { const status = document.getElementById('status'), line = document.createElement('p');
  line.className = 'message'; line.textContent = text; status.prepend(line); };
let agreed = document.getElementById('draft-now').value; // the draft as this window and the desk last had it in common
const turn = () => Number(document.getElementById('turn').value), silence = document.body.dataset.silent;
const itself = crypto.getRandomValues(new Uint32Array(4)).join('-'); // this window's name, so that its drafts are put in order
let current = null, sent = 0, since = 0, wanted = null, unsent = false, owed = false, pressed = -Infinity, shownPanel = null, kept = { open: [], focus: null, name: null };

// Takes the desk's draft where nothing is typed here that the desk has not got yet; the caret stays at its words.
function take(now) {
  if (draft.value === agreed && now !== agreed) {
    const before = draft.value, start = draft.selectionStart, end = draft.selectionEnd;
    let same = 0;
    while (same < before.length && before[same] === now[same]) same++;
    const shift = at => at <= same ? at : Math.max(same, at + now.length - before.length);
    draft.value = now;
    if (document.activeElement === draft) draft.setSelectionRange(shift(start), shift(end));
    fit();
  }
  agreed = now;
}
function fit() { draft.style.height = 'auto'; draft.style.height = `${Math.max(draft.scrollHeight + 2, 192)}px`; }
function choose(finding, focus) {
  if (!finding) return;
  for (let box = finding.parentElement; box; box = box.parentElement) if (box.tagName === 'DETAILS') box.open = true;
  findings().forEach(one => { one.open = one === finding; });
  current = finding.id;
  document.querySelectorAll('.current').forEach(one => one.classList.remove('current'));
  document.querySelectorAll(`[data-finding="${CSS.escape(current.slice(2))}"]`).forEach(one => one.classList.add('current'));
  if (focus) { finding.querySelector('summary').focus(); finding.scrollIntoView({ block: 'nearest' }); }
}
const chosen = () => document.getElementById(current) || findings()[0];
function move(step) {
  const list = findings(), here = list.indexOf(document.getElementById(current));
  choose(list[here < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(here + step, 0), list.length - 1)], true);
}
// Once a finding is decided, the next one that is still open takes its place.
function follow(decided) {
  const open = findings().filter(one => one.matches('.new')), list = findings(), here = list.indexOf(decided);
  const next = open.find(one => list.indexOf(one) > here) || open.filter(one => one !== decided).pop();
  kept.follow = { decided: decided.id, next: next && next.id };
}
function ask(verdict) {
  const finding = chosen();
  if (!finding) return;
  choose(finding, false);
  const form = finding.querySelector('.decide'), reason = form.elements.reason, body = document.body.dataset;
  form.dataset.verdict = verdict;
  if (!reason.value) reason.value = verdict === 'accept' ? body.fineAccept : verdict === 'dismiss' ? body.fineDismiss : '';
  (verdict === 'wrong' ? form.elements.wrong : reason).focus();
  if (verdict !== 'wrong') reason.select();
}
function copy(kind) {
  const finding = chosen();
  if (finding) navigator.clipboard.writeText(finding.dataset[kind]).then(() => say(document.body.dataset.copied));
}
const actions = { j: () => move(1), k: () => move(-1), a: () => ask('accept'), d: () => ask('dismiss'), w: () => ask('wrong'),
  u: () => document.getElementById('undo').click(), c: () => copy('note'), q: () => copy('question'), '?': () => dialog.showModal() };

document.addEventListener('keydown', event => {
  const typing = event.target.matches('input:not([type=checkbox]), select, textarea');
  if (event.key === 'Escape' && typing) { event.target.blur(); return; }
  const form = event.target.closest('.decide');
  if (event.key === 'Enter' && form && !event.target.matches('button')) {
    event.preventDefault();
    form.querySelector(`button[value="${form.dataset.verdict || 'accept'}"]`).click();
    event.target.blur();
    return;
  }
  if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (Object.hasOwn(actions, event.key)) { event.preventDefault(); actions[event.key](); }
});
document.addEventListener('submit', event => {
  if (event.target.matches('.decide')) follow(event.target.closest('.finding'));
}, true);
document.addEventListener('click', event => {
  const button = event.target.closest('.copy, .open-text'), mark = event.target.closest('a[data-finding], a[href^="#f-"]');
  if (mark) { event.preventDefault(); choose(document.getElementById(mark.getAttribute('href').slice(1)), true); }
  if (button && button.matches('.copy')) { current = button.closest('.finding').id; copy(button.dataset.copy); }
  if (button && button.matches('.open-text')) {
    const show = document.getElementById('show');
    show.value = button.dataset.path; current = `f-${button.dataset.target}`; kept.jump = button.dataset.target;
    htmx.trigger(show, 'change');
  }
});
document.addEventListener('toggle', event => {
  if (event.target.matches && event.target.matches('.finding') && event.target.open) current = event.target.id;
}, true);
draft.addEventListener('click', () => {
  let at = 0;
  for (const node of marks.childNodes) {
    at += node.textContent.length;
    if (draft.selectionStart <= at) { if (node.dataset && node.dataset.finding) choose(document.getElementById(`f-${node.dataset.finding}`), false); return; }
  }
});
draft.addEventListener('input', () => { fit(); marks.textContent = ''; });
document.getElementById('help').addEventListener('click', () => dialog.showModal());

const TURN = 'X-Gegenprobe-Turn';
// What a window sends is numbered, and so is what it is answered, since both may overtake one another: an answer is old
// where a later state is shown, or where it was asked for before this window chose another text or wrote in the draft.
const isOld = ({ xhr, requestConfig }) => {
  const given = xhr.getResponseHeader(TURN); // none but states have it
  return given !== null && (requestConfig.order < since || Number(given) < turn());
};
document.body.addEventListener('htmx:configRequest', event => {
  const asked = event.detail, writes = asked.path.endsWith('/draft');
  asked.order = ++sent;
  if (writes || asked.elt.id === 'show') { since = sent; wanted = asked.parameters.show || ''; }
  else if (wanted !== null && asked.parameters.show !== undefined) {
    asked.parameters.show = wanted; // the page has the old one yet
    if (owed) { since = sent; owed = false; }
  }
  if (writes) Object.assign(asked.parameters, { window: itself, number: sent });
});
function complain(text) {
  const line = document.getElementById('trouble');
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}
function fail({ requestConfig }, text) {
  complain(text);
  unsent ||= requestConfig.path.endsWith('/draft'); // and is sent again once the desk answers
}
document.body.addEventListener('htmx:sendError', event => fail(event.detail, silence));
document.body.addEventListener('htmx:responseError', event => {
  const answer = event.detail.xhr, page = new DOMParser().parseFromString(answer.responseText, 'text/html');
  fail(event.detail, (page.querySelector('.problem') || page.body).textContent.trim() || silence);
});

// Between pressing and letting go nothing is replaced, or the click would meet nothing: what came meanwhile is asked again.
const LONG_PRESS = 5000; // milliseconds; not every list that unfolds says that it was let go
const isPressed = () => performance.now() - pressed < LONG_PRESS;
const press = () => { pressed = performance.now(); };
const letGo = () => { if (isPressed()) setTimeout(() => { pressed = -Infinity; htmx.trigger('#poll', 'again'); }); };
document.addEventListener('pointerdown', press, true);
document.addEventListener('keydown', event => { if (event.key === ' ' && event.target.matches('button, summary, [type=checkbox]')) press(); }, true);
for (const end of ['pointerup', 'pointercancel', 'keyup']) window.addEventListener(end, letGo, true);
document.addEventListener('change', event => { if (event.target.matches('select')) letGo(); }, true);

// While the desk checks, the page asks again as soon as it is answered; the desk waits a moment with that answer.
function soon() {
  const waits = document.getElementById('pending').value !== '';
  document.getElementById('busy').classList.toggle('waiting', waits);
  if (waits) htmx.trigger('#poll', 'again');
}

// A fresh state takes the place of the old one; what is open, typed and in focus stays. The event comes from the target,
// which is always on the page: the form that asked may have been replaced while it waited.
document.body.addEventListener('htmx:beforeSwap', event => {
  const answer = event.detail.xhr;
  if (answer.status < 400) complain('');
  const late = isOld(event.detail), asked = event.detail.requestConfig;
  asked.unshown = late || (isPressed() && answer.getResponseHeader(TURN) !== null);
  if (asked.unshown) { // overtaken by the answer to a later request, or asked for again: only what it says of itself is news
    if (!late) owed ||= asked.order === since;
    event.preventDefault();
    const said = new DOMParser().parseFromString(answer.responseText, 'text/html').querySelectorAll('.message, [role=alert]');
    document.getElementById('status').prepend(...said);
    return;
  }
  // what was said of something done stays until something else is done
  kept.said = asked.elt.id === 'poll' ? [...document.querySelectorAll('#status .message, #status [role=alert]')] : [];
  const active = document.activeElement, finding = active && active.closest('.finding');
  kept.open = [...document.querySelectorAll('details[id][open]')].map(one => one.id);
  kept.more = [...document.querySelectorAll('.finding .more[open]')].map(one => one.closest('.finding').id);
  kept.focus = finding ? finding.id : active && active.id;
  kept.name = finding ? active.name || active.tagName : null;
  kept.typed = [...document.querySelectorAll('.decide')].map(form => [form.elements.finding.value, form.elements.reason.value,
    form.elements.until.value, form.elements.owner.value, form.elements.wrong.value, form.dataset.verdict]);
});
document.body.addEventListener('htmx:afterRequest', event => {
  if (event.detail.successful && unsent) { unsent = false; htmx.trigger(draft, 'input'); }
  if (event.detail.successful) soon();
  if (!event.detail.successful || event.detail.xhr.status === 204) return;
  if (event.detail.requestConfig.path.endsWith('/sources')) {
    document.getElementById('add').reset(); document.querySelector('#add textarea').blur(); }
  if (event.detail.requestConfig.order === since && !owed) wanted = null; // what was asked meanwhile was asked of the text before
  if (event.detail.requestConfig.unshown) return;
  document.getElementById('status').prepend(...(kept.said || []));
  if (event.detail.target.id === 'panel') { unfold(event.detail.requestConfig.elt); return; }
  if (shownPanel && turn() !== shownPanel.turn) htmx.trigger(shownPanel.button, 'refresh');
  kept.open.forEach(id => { const box = document.getElementById(id); if (box) box.open = true; });
  for (const [name, reason, until, owner, wrong, verdict] of kept.typed || []) {
    const finding = document.getElementById(`f-${name}`);
    if (!finding || !finding.matches('.new')) continue;
    const form = finding.querySelector('.decide');
    form.elements.reason.value = reason; form.elements.until.value = until; form.elements.owner.value = owner;
    if (wrong) form.elements.wrong.value = wrong;
    if (verdict) form.dataset.verdict = verdict;
  }
  const box = kept.focus && document.getElementById(kept.focus);
  if (box && box !== document.activeElement && document.activeElement === document.body) {
    const inside = kept.name && (box.querySelector(`[name="${CSS.escape(kept.name)}"]`) || box.querySelector('summary'));
    (inside || box).focus({ preventScroll: true });
  }
  const decided = kept.follow && document.getElementById(kept.follow.decided);
  if (decided && decided.querySelector('.made')) {
    const next = document.getElementById(kept.follow.next);
    kept.follow = null;
    decided.open = false;
    if (next) choose(next, true);
  }
  if (current && document.getElementById(current)) choose(document.getElementById(current), false);
  if (kept.jump) {
    const mark = document.querySelector(`#text [data-finding="${CSS.escape(kept.jump)}"]`);
    if (mark) { mark.scrollIntoView({ block: 'center' }); mark.focus(); }
    kept.jump = null;
  }
  take(document.getElementById('draft-now').value);
  if (draft.value !== agreed) marks.textContent = ''; // they belong to another wording
});
// One panel at a time lies open below the buttons, as fresh as the state; its button closes it again.
const panel = document.getElementById('panel'), openers = [...document.querySelectorAll('[hx-target="#panel"]')];
function unfold(button) {
  if (!shownPanel || shownPanel.button !== button) panel.scrollIntoView({ block: 'nearest' });
  shownPanel = { button, turn: turn() };
  openers.forEach(one => one.setAttribute('aria-expanded', one === button));
}
document.body.addEventListener('htmx:confirm', event => {
  if (!shownPanel || event.detail.elt !== shownPanel.button || event.detail.triggeringEvent.type === 'refresh') return;
  event.preventDefault(); // pressed again
  shownPanel = null;
  panel.replaceChildren();
  openers.forEach(one => one.setAttribute('aria-expanded', false));
});
panel.addEventListener('change', event => {
  const box = event.target.closest('[data-tick]');
  if (!box) return;
  const field = event.target, value = field.type === 'checkbox' ? (field.checked ? 'x' : '') : field.value;
  htmx.ajax('POST', box.dataset.tick, { swap: 'none', values: { digest: box.dataset.digest, name: field.name, value,
    show: document.getElementById('show').value } });
});
for (const kind of ['dragover', 'dragleave', 'drop']) document.addEventListener(kind, event => {
  if (!event.dataTransfer || ![...event.dataTransfer.types].includes('Files')) return;
  event.preventDefault();
  document.body.classList.toggle('dropping', kind === 'dragover');
  if (kind !== 'drop') return;
  const input = document.querySelector('#add input[type=file]');
  input.files = event.dataTransfer.files;
  htmx.trigger('#add', 'submit');
});
window.addEventListener('resize', fit);
fit();
