import { showInstant } from '../../../base/day.ts'
import type { Passkey } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { localPath } from '../../language.ts'
import { passkeyAddresses } from '../../passkey-addresses.ts'
import { ActionButton, DataTable } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { NewPasskeyButton } from '../access/new-way.tsx'
import { SignInAgain } from './sign-in-again.tsx'

export type ListedPasskey = Pick<Passkey, 'id' | 'label' | 'madeAt' | 'lastUsedAt'>

export type PasskeysData = {
  passkeys: readonly ListedPasskey[]
  passkeysWork: boolean
  fresh: boolean
}

/** The passkeys of the account. */
export function Passkeys({ passkeys, passkeysWork, fresh }: PasskeysData) {
  const { lang } = useFrame()
  const t = accountWords[lang]
  return (
    <section aria-labelledby="passkeys" className="roomy">
      <h2 id="passkeys">{t.passkeys}</h2>
      <p className="prose">{t.passkeysLead}</p>
      {passkeys.length === 0 ? (
        <p>{t.noPasskeys}</p>
      ) : (
        <DataTable
          caption={t.passkeysCaption}
          stack
          rows={passkeys}
          rowKey={({ id }) => id}
          columns={[
            { key: 'label', label: t.passkeyName, cell: ({ label }) => label },
            {
              key: 'made',
              label: t.passkeyMade,
              cell: ({ madeAt }) => showInstant(madeAt, lang),
            },
            {
              key: 'used',
              label: t.passkeyUsed,
              cell: ({ lastUsedAt }) => (lastUsedAt ? showInstant(lastUsedAt, lang) : t.neverUsed),
            },
            ...(fresh ? [removal(t)] : []),
          ]}
        />
      )}
      {!fresh && <SignInAgain />}
      {fresh && passkeysWork && (
        <NewPasskeyButton
          {...passkeyAddresses.account}
          then={localPath('/account', lang)}
          label={t.addPasskey}
        />
      )}
    </section>
  )
}

function removal(t: (typeof accountWords)['th']) {
  return {
    key: 'remove',
    label: t.action,
    cell: ({ id, label }: ListedPasskey) => (
      <ActionButton
        to="/account/passkeys/remove"
        hidden={{ passkey: id }}
        label={t.remove}
        about={label}
      />
    ),
  }
}
