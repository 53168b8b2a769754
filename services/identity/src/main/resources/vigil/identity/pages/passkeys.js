// Passkeys: a form with data-passkey asks the browser for a key and sends its answer.
'use strict'

function bytes(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function toCreate(options) {
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: options.excludeCredentials.map((key) => ({ ...key, id: bytes(key.id) })),
  }
}

function answer(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) }
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    const value = credential.response[name]
    if (value) response[name] = text(value)
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  })
}

async function ask(kind, options) {
  if (kind === 'create') {
    return navigator.credentials.create({ publicKey: toCreate(options) })
  }
  return navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge) },
  })
}

function told(failure) {
  switch (failure.name) {
    case 'NotAllowedError':
      return 'That was cancelled, or took too long. Try again.'
    case 'InvalidStateError':
      return 'This device already holds a passkey of yours.'
    default:
      return 'This browser could not use a passkey here.'
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const alert = form.querySelector('[role=alert]')
  if (window.PublicKeyCredential) form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    alert.hidden = true
    const button = form.querySelector('button')
    button.disabled = true
    try {
      const options = JSON.parse(form.dataset.options)
      form.elements.answer.value = answer(await ask(form.dataset.passkey, options))
      form.submit()
    } catch (failure) {
      alert.textContent = told(failure)
      alert.hidden = false
      button.disabled = false
    }
  })
}
