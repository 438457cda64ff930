// Says when what others record is not heard any more. What is heard is fetched by htmx (_Live.cshtml).
(() => {
  const live = document.getElementById('live'), silent = document.getElementById('not-live');
  if (!live) return;
  // An answer that leads elsewhere, to the sign-in, is no stream: it must not be read as one again and again.
  document.addEventListener('htmx:config:request', event => {
    const ctx = event.detail.ctx;
    if (ctx.sourceElement === live) ctx.request.redirect = 'error';
  });
  const tell = off => { silent.hidden = !off; };
  document.addEventListener('htmx:sse:after:connection', () => tell(false));
  document.addEventListener('htmx:sse:error', () => tell(true));
  document.addEventListener('htmx:error', event => { if (event.detail?.ctx?.sourceElement === live) tell(true); });
  live.addEventListener('ended', () => tell(true));
  // htmx may have looked at the page before its part for streams was there: so the stream is named now, when both are.
  const begin = () => setTimeout(() => { live.setAttribute('hx-sse:connect', live.dataset.stream); htmx.process(live); });
  if (document.readyState === 'complete') begin(); else document.addEventListener('DOMContentLoaded', begin);
})();
