// Passkeys need the browser's help: everything else on these pages works without a script.
// A form that has data-passkey="get" or "create" and data-options, the address of what the device is to be asked.
'use strict';

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const said = form.querySelector('[role="status"]');
  const able = window.isSecureContext && window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;
  form.hidden = false;
  if (!able || /^[0-9.]+$|^\[/.test(location.hostname)) {
    for (const one of form.querySelectorAll('button, .field')) one.hidden = true;
    said.textContent = !able ? 'This browser cannot use passkeys here.'
      : `Passkeys need a name in the address, and not a number: open this site at http://localhost${location.port ? ':' + location.port : ''} and sign in there.`;
    continue;
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    said.textContent = '';
    try {
      const token = form.querySelector('[name="__RequestVerificationToken"]').value;
      const answer = await fetch(form.dataset.options, { method: 'POST', headers: { RequestVerificationToken: token } });
      if (!answer.ok) throw new Error(answer.status === 429 ? 'Too many tries: wait a minute.' : 'This page is too old: load it again.');
      const options = await answer.json();
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.querySelector('[name="credential"]').value = JSON.stringify(credential);
      form.submit();
    } catch (error) {
      button.disabled = false;
      said.textContent = error.name === 'NotAllowedError' ? 'The device gave no passkey: it was called off, or there is none for this site.'
        : error.name === 'InvalidStateError' ? 'This device has a passkey for this account already.' : error.message;
    }
  });
}
