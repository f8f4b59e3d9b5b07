// Passkeys for pages that work without: each [data-passkey] is shown where the browser can, and asks it to use or to make one.
// Source: W3C Web Authentication 3, sections 5.1.8 to 5.1.10.

/** An answer of ours that says, in the reader's language, why not. */
class Refusal extends Error {}

const can =
  typeof globalThis.PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

for (const part of can ? document.querySelectorAll('[data-passkey]') : []) bringToLife(part)

function bringToLife(part) {
  const button = part.querySelector('button')
  const told = part.querySelector('[data-stopped]')
  part.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    told.textContent = ''
    try {
      await perform(part)
      location.assign(part.dataset.then)
    } catch (error) {
      told.textContent = error instanceof Refusal ? error.message : told.dataset.stopped
      button.disabled = false
    }
  })
}

/** Fetches what is asked, lets the browser ask its user, and sends what they answered. */
async function perform(part) {
  const { passkey, options, answer, token } = part.dataset
  const along = bringAlong(part.dataset)
  const asked = await post(options, along)
  if (passkey === 'use') {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
    const used = await navigator.credentials.get({ publicKey })
    return post(answer, used.toJSON())
  }
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
  const made = await navigator.credentials.create({ publicKey })
  const proof = { response: made.toJSON(), label: part.querySelector('input').value }
  return post(answer, token === undefined ? proof : { ...along, passkey: proof })
}

/** What goes along: the token of a one-time link, and what is typed elsewhere on the page. */
function bringAlong({ token, fields }) {
  const link = token === undefined ? {} : { token }
  if (fields === undefined) return link
  const typed = fields.split(' ').map((name) => [name, document.getElementById(name).value])
  return { ...link, ...Object.fromEntries(typed), lang: document.documentElement.lang }
}

async function post(address, body) {
  const reply = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': document.documentElement.lang,
    },
    body: JSON.stringify(body),
  })
  const said = await reply.json()
  if (!reply.ok) throw new Refusal(sentenceOf(said))
  return said
}

/** Field by field where the answer names them, else its sentence. */
function sentenceOf({ fields, detail, title }) {
  if (!fields) return detail ?? title
  const { lang } = document.documentElement
  const faults = fields.map((fault) => `${labelOf(fault.name)}: ${fault.detail[lang]}`)
  return `${title}. ${faults.join('. ')}`
}

function labelOf(name) {
  return document.querySelector(`label[for="${CSS.escape(name)}"]`)?.textContent ?? name
}
