// Does the same check again in the visitor's browser, with the same code and bundled contexts: a page that only looks like ours can
// print any verdict. Everything is fetched from the page's own site; the page gives the server's verdict without it.
import { checkCredential } from '../check/check-credential.ts'

const place = document.querySelector('[data-own-check]')
if (place) run(place)

async function run(section) {
  const { kit: address, roots, words } = JSON.parse(section.dataset.ownCheck)
  const line = section.querySelector('[data-own-verdict]')
  const list = section.querySelector('[data-own-checks]')
  section.hidden = false
  line.textContent = words.running
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(String(answer.status))
    const { credential, ...kit } = await answer.json()
    const report = await checkCredential(credential, kit, roots, new Date())
    line.textContent = words.verdicts[report.verdict]
    section.dataset.tone = report.tone
    for (const check of report.checks) {
      const item = document.createElement('li')
      item.textContent = `${words.names[check.name]}: ${words.results[check.result]}`
      list.append(item)
    }
  } catch {
    line.textContent = words.verdicts['could-not-check']
    section.dataset.tone = 'grey'
  }
}
