import type { Page } from 'playwright-core'

/** Fills in the fields of a form and sends it. */
export async function send(
  page: Page,
  fields: Record<string, string>,
  button = 'main .form button',
) {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value)
  await Promise.all([page.waitForNavigation(), page.click(button)])
}

/** An authenticator that sees that its user is there and is the one, as a telephone does. Source: CDP, domain WebAuthn. */
export async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
