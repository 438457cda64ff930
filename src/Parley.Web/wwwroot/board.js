// The board by keyboard: one stop of Tab, arrows from mark to mark, and keys of one letter that can be turned off (WCAG 2.1.4).
(() => {
  const marks = row => [...row.querySelectorAll('a[href]')];
  const rows = () => [...document.querySelectorAll('.board tbody tr')];
  const at = link => { const box = link.getBoundingClientRect(); return box.left + box.width / 2; };
  let here = null;

  // All links of the board but one are left out of Tab's way; the arrows reach them.
  function rove() {
    const board = document.querySelector('.board');
    if (!board) return;
    board.dataset.roving = '';
    const links = [...board.querySelectorAll('tbody a[href]')];
    if (!here?.isConnected) here = links[0];
    for (const link of links) link.setAttribute('tabindex', link === here ? '0' : '-1');
  }

  function go(link) {
    if (!link) return;
    here?.setAttribute('tabindex', '-1');
    here = link;
    link.setAttribute('tabindex', '0');
    link.focus();
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function across(from, step) {
    const all = rows(), row = from.closest('tr'), x = at(from);
    for (let i = all.indexOf(row) + step; i >= 0 && i < all.length; i += step) {
      const found = marks(all[i]);
      if (found.length) return found.reduce((best, one) => Math.abs(at(one) - x) < Math.abs(at(best) - x) ? one : best);
    }
  }

  function arrow(event, link) {
    const own = marks(link.closest('tr')), i = own.indexOf(link);
    const to = { ArrowRight: () => own[i + 1], ArrowLeft: () => own[i - 1], ArrowDown: () => across(link, 1), ArrowUp: () => across(link, -1), Home: () => own[0], End: () => own.at(-1) }[event.key];
    if (!to) return false;
    event.preventDefault();
    go(to());
    return true;
  }

  const box = document.getElementById('keys-on'), keys = document.getElementById('keys');
  const on = () => box?.checked !== false;
  if (keys) keys.hidden = false;
  if (box) {
    box.checked = localStorage.getItem('parley-keys') !== 'off';
    box.addEventListener('change', () => localStorage.setItem('parley-keys', box.checked ? 'on' : 'off'));
  }

  document.addEventListener('keydown', event => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (target.matches('input, textarea, select, [contenteditable]')) return;
    const link = target.closest?.('.board tbody a[href]');
    if (link && arrow(event, link)) return;
    if (!on()) return;
    const act = { p: () => document.querySelector('[data-key="p"]')?.click(), t: () => document.querySelector('[data-key="t"]')?.click(),
      '/': () => (document.getElementById('find') ?? document.getElementById('q'))?.focus(),
      '?': () => { if (keys) { keys.open = true; keys.scrollIntoView({ block: 'nearest' }); keys.querySelector('summary').focus(); } } }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // A mark's words in a card: what its title says to those without script.
  const card = document.createElement('div');
  card.className = 'mark-card';
  card.hidden = true;
  card.setAttribute('aria-hidden', 'true');
  document.body.append(card);
  let shown = null;

  function hide() {
    if (shown?.isConnected && !shown.querySelector('title')) {
      const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
      title.textContent = shown.getAttribute('aria-label');
      shown.prepend(title);
      shown.removeAttribute('aria-label');
    }
    shown = null;
    card.hidden = true;
  }

  function show(link) {
    if (link === shown) return;
    hide();
    const title = link.querySelector('title');
    if (!title) return;
    const text = title.textContent, stop = text.search(/, entry \d+/), end = text.indexOf('. ', stop);
    // The browser's own words would lie over ours.
    link.setAttribute('aria-label', text);
    title.remove();
    shown = link;
    const head = document.createElement('b');
    head.textContent = end > 0 ? text.slice(0, end) : text;
    card.replaceChildren(head, end > 0 ? text.slice(end + 2) : '');
    card.hidden = false;
    place();
  }

  function place() {
    const mark = shown.getBoundingClientRect(), own = card.getBoundingClientRect();
    const top = mark.bottom + 8 + own.height > innerHeight ? mark.top - 8 - own.height : mark.bottom + 8;
    card.style.left = `${Math.max(8, Math.min(mark.left - 12, innerWidth - own.width - 8))}px`;
    card.style.top = `${Math.max(8, top)}px`;
  }

  const markOf = event => event.target.closest?.('.board svg a');
  // The pointer may go over to the card to read it (WCAG 1.4.13).
  let leaving = 0;
  document.addEventListener('mouseover', event => {
    const link = markOf(event);
    clearTimeout(leaving);
    if (link) show(link);
    else if (shown && shown !== document.activeElement && !card.contains(event.target)) leaving = setTimeout(hide, 250);
  });
  document.addEventListener('focusin', event => { const link = markOf(event); if (link) show(link); });
  document.addEventListener('focusin', event => { const link = event.target.closest?.('.board tbody a[href]'); if (link && link !== here) { here?.setAttribute('tabindex', '-1'); here = link; link.setAttribute('tabindex', '0'); } });
  document.addEventListener('focusout', event => { if (markOf(event)) hide(); });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  addEventListener('scroll', () => { if (shown && shown === document.activeElement) place(); else hide(); }, { capture: true, passive: true });
  document.addEventListener('htmx:after:swap', () => { hide(); rove(); });
  rove();
})();
