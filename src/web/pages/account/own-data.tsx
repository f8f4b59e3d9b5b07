import { useFrame } from '../../frame.ts'
import { localPath } from '../../language.ts'
import { DownloadList, Link } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'

export type OwnDataLinks = {
  /** Whether the person may erase their data alone; who holds an office asks the operator. */
  mayErase: boolean
  /** Whether tokens are theirs to see in the role they act in. */
  tokens: boolean
}

/** What is kept about the person: a copy, erasure, the record of what they did. */
export function OwnData({ mayErase, tokens }: OwnDataLinks) {
  const { lang } = useFrame()
  const t = accountWords[lang]
  return (
    <section aria-labelledby="data">
      <h2 id="data">{t.data}</h2>
      <p className="prose">{t.dataLead}</p>
      <DownloadList files={[{ href: localPath('/account/data.json', lang), label: t.copy }]} />
      <ul className="plain-list">
        <li>
          <Link to="/account/trail">{t.trail}</Link>
        </li>
        {tokens && (
          <li>
            <Link to="/account/tokens">{t.tokens}</Link>
          </li>
        )}
        <li>
          <Link to="/privacy">{t.privacy}</Link>
        </li>
        {mayErase && (
          <li>
            <Link to="/account/erase">{t.eraseLink}</Link>
          </li>
        )}
      </ul>
      {!mayErase && <p className="muted">{t.eraseByOperator}</p>}
    </section>
  )
}
