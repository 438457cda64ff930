// Steps through what is marked as a step with n and b, unless the page's box is unticked or somebody types.
(() => {
  const box = document.getElementById('step-keys');
  if (!box) return;
  const kept = 'parley-step-keys';
  box.checked = localStorage.getItem(kept) !== 'off';
  box.addEventListener('change', () => localStorage.setItem(kept, box.checked ? 'on' : 'off'));
  const steps = () => [...document.querySelectorAll('[data-step]')];
  let at = -1;
  document.addEventListener('focusin', event => {
    const here = steps().findIndex(one => one.contains(event.target));
    if (here >= 0) at = here;
  });
  document.addEventListener('keydown', event => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'n' && event.key !== 'b')) return;
    if (event.target.closest('input:not([type=checkbox]), select, textarea')) return;
    const all = steps(), next = Math.min(all.length - 1, Math.max(0, at + (event.key === 'n' ? 1 : -1)));
    if (!all.length) return;
    event.preventDefault();
    at = next;
    all[next].focus();
    all[next].scrollIntoView({ block: 'start' });
  });
})();
