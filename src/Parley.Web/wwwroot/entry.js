// The quick entry: finds articles while one types, fills in what is likely, and keeps what was typed until it is recorded.
// Every form here works without it.
'use strict';
(() => {
  const private_ = ['__RequestVerificationToken', 'speaker', 'rationale', 'seal', 'sealBasis', 'file'];
  const days = 7 * 24 * 3600 * 1000;
  let form, waiting, sending, typing;
  const one = selector => form.querySelector(selector);
  const all = selector => [...form.querySelectorAll(selector)];
  const say = text => { one('.kept').textContent = text; };
  const key = () => `parley-draft ${form.dataset.keep} ${new URL(form.action).pathname}${new URL(form.action).search}`;

  // What was typed stays in this browser until it is recorded; what only some of our own side may read does not.
  function keep() {
    if (one('[name=seal]')?.value) return forget();
    const fields = [...new FormData(form)].filter(([name, value]) => !private_.includes(name) && typeof value === 'string');
    try { localStorage.setItem(key(), JSON.stringify({ at: Date.now(), fields })); } catch { /* a full or closed store keeps nothing */ }
  }
  function forget() { try { localStorage.removeItem(key()); } catch { /* as above */ } }
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(key()));
      if (found && Date.now() - found.at < days) return found;
    } catch { /* unreadable is as nothing */ }
    forget();
    return null;
  }
  function bringBack(found) {
    const given = new Map();
    for (const [name, value] of found.fields) given.set(name, [...given.get(name) ?? [], value]);
    for (const label of given.get('articles') ?? []) if (!all('[name=articles]').some(box => box.value === label)) add(label);
    for (const field of all('[name]')) {
      const values = given.get(field.name) ?? [];
      if (private_.includes(field.name) || ['reviewed', 'anyway', 'changesSeen', 'suggest'].includes(field.name) || field.tagName === 'BUTTON') continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    for (const box of all('.articles details:has(:checked), .answers:has(:checked)')) box.open = true;
    say(`Kept on this device since ${new Date(found.at).toLocaleString()}, not recorded yet. `);
    const away = Object.assign(document.createElement('button'), { type: 'button', className: 'usa-button usa-button--unstyled', textContent: 'Throw it away' });
    away.addEventListener('click', () => { forget(); location.reload(); });
    one('.kept').append(away);
    look();
  }

  const look = () => one('[name=text]').dispatchEvent(new Event('input', { bubbles: true }));
  // Type-ahead: each piece typed begins a word of the label. What fits best comes first.
  const simple = text => text.toLowerCase().split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
  function rank(box, pieces, text) {
    const words = simple(box.labels[0].textContent + ' ' + box.value);
    if (box.value.toLowerCase() === text.toLowerCase()) return 9;
    if (!pieces.every(piece => words.some(word => word.startsWith(piece)))) return 0;
    return 1 + pieces.filter(piece => words.includes(piece)).length / pieces.length;
  }
  function best(text) {
    const pieces = simple(text);
    const found = all('[name=articles]').map(box => ({ box, rank: pieces.length ? rank(box, pieces, text) : 0 })).filter(one => one.rank > 0);
    return found.sort((a, b) => b.rank - a.rank).map(one => one.box);
  }
  function add(label) {
    const line = document.createElement('label');
    line.className = 'choice';
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'articles', value: label, checked: true });
    line.append(box, ' ', Object.assign(document.createElement('span'), { textContent: label + ' (new)' }));
    one('.taken').append(line);
    return box;
  }
  function filter() {
    const text = one('[name=moreArticles]').value.trim();
    const found = best(text);
    for (const box of all('[name=articles]')) box.closest('.choice').hidden = text !== '' && !box.checked && !found.includes(box);
    for (const fold of all('.articles details')) fold.hidden = text !== '' && !fold.querySelector('.choice:not([hidden])');
    one('.found').textContent = text === '' ? '' : found.length ? `Enter takes ${found[0].labels[0].textContent.trim()}; a semicolon takes “${text}” as it is` : `Enter takes “${text}”, which is new`;
  }
  function take(exactly) {
    const field = one('[name=moreArticles]');
    const text = field.value.trim();
    if (text === '') return false;
    const found = best(text);
    const box = exactly ? found.find(box => box.value.toLowerCase() === text.toLowerCase()) ?? add(text) : found[0] ?? add(text);
    box.checked = true;
    field.value = '';
    filter();
    const fold = box.closest('details');
    if (fold) fold.open = true;
    one('.found').textContent = `On ${all('[name=articles]:checked').map(box => box.labels[0].textContent.trim()).join('; ')}`;
    suggest();
    box.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }
  // What is likely is filled in where nobody has chosen otherwise.
  const suggest = () => { one('[name=suggest]').value = 'yes'; };
  function touch(name) {
    if (name === 'party') suggest();
    const field = one('[name=touched]');
    if (!field.value.split(' ').includes(name)) field.value = `${field.value} ${name}`.trim();
  }
  function fill(live) {
    const free = name => !one('[name=touched]').value.split(' ').includes(name);
    const { suggested, party, move, answers } = live.dataset;
    if (!suggested) return;
    one('[name=suggest]').value = '';
    if (party && free('party')) for (const radio of all('[name=party]')) radio.checked = radio.value === party;
    if (move && free('move')) one('[name=move]').value = move;
    if (answers !== undefined && free('answers')) {
      for (const box of all('[name=answers]')) box.checked = answers.split(' ').includes(box.value);
      const fold = one('.answers');
      if (fold && answers) fold.open = true;
    }
  }

  async function send(submitter) {
    if (sending) return;
    sending = true;
    keep();
    const all = new FormData(form, submitter);
    const body = submitter?.name === 'step' ? all : new URLSearchParams([...all].filter(([, value]) => typeof value === 'string'));
    let answer, text;
    try {
      answer = await fetch(form.action, { method: 'POST', body, headers: { 'Parley-Form': 'yes' } });
      text = await answer.text();
      if (answer.status === 503) throw new Error('busy');
    } catch {
      waiting = submitter ?? true;
      sending = false;
      say('Kept on this device, not recorded yet: the line is down. It is sent again by itself when the line is back.');
      setTimeout(again, 5000);
      return;
    }
    sending = false;
    waiting = null;
    if (answer.status === 201) {
      sending = true;
      forget();
      location.assign(answer.headers.get('Location'));
    } else if (answer.redirected) {
      location.assign('/sign-in?to=' + encodeURIComponent(location.pathname + location.search));
    } else show(new DOMParser().parseFromString(text, 'text/html'));
  }
  function again() {
    if (!waiting) return;
    if (navigator.onLine) send(waiting === true ? null : waiting);
    else setTimeout(again, 5000);
  }
  function show(page) {
    document.title = page.title;
    document.querySelector('main').replaceWith(document.adoptNode(page.querySelector('main')));
    window.htmx?.process(document.querySelector('main'));
    begin();
    const first = document.querySelector('.errors, #first, #paper, #redlines');
    if (first) { first.tabIndex = -1; first.focus(); first.scrollIntoView({ block: 'start' }); }
  }

  function begin() {
    form = document.querySelector('form.quick');
    if (!form) return;
    form.classList.add('scripted');
    form.addEventListener('submit', event => { event.preventDefault(); send(event.submitter); });
    form.addEventListener('input', event => { if (event.isTrusted) { clearTimeout(typing); typing = setTimeout(keep, 200); } });
    form.addEventListener('change', changed, true);
    form.addEventListener('dragover', event => event.preventDefault());
    form.addEventListener('drop', event => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      one('[name=file]').files = event.dataTransfer.files;
      form.requestSubmit(one('[value=paper]'));
    });
    form.addEventListener('keydown', keyed);
    const field = one('[name=moreArticles]');
    field.addEventListener('input', filter);
    const found = form.dataset.new && kept();
    if (found) bringBack(found);
    else if (form.dataset.new) field.focus();
  }
  function changed(event) {
    const { name } = event.target;
    if (['party', 'move', 'answers'].includes(name)) touch(name);
    else if (name === 'articles') suggest();
    else if (name === 'file' && event.target.files.length) form.requestSubmit(one('[value=paper]'));
  }
  function keyed(event) {
    const { key, target } = event;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(one('[data-record]')); }
    else if (target.name === 'moreArticles' && key === ';' && target.value.trim()) { event.preventDefault(); take(true); }
    else if (target.name === 'moreArticles' && key === 'Tab' && !event.shiftKey) take(false);
    else if (target.name === 'moreArticles' && key === 'Enter') {
      // Once something is chosen, Enter goes on to the words.
      if (take(false)) event.preventDefault();
      else if (!one('[name=text]').value && one('[name=articles]:checked')) { event.preventDefault(); one('[name=text]').focus(); }
    } else if (target.name === 'party' && key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const radio = all('[name=party]').find(radio => radio.labels[0].textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
      if (radio) { radio.focus(); radio.click(); }
    }
  }

  addEventListener('online', again);
  addEventListener('htmx:after:swap', () => { const live = document.querySelector('#redline .live'); if (live && form) fill(live); });
  begin();
})();
