import { useLang } from '../frame.ts'
import { Link, Panel } from '../ui/index.ts'
import { cityWords } from '../words/city.ts'

/** Instead of empty rows: what will stand here once the city connects data, and how it can start. */
export function ConnectPanel() {
  const t = cityWords[useLang()]
  return (
    <Panel id="connect" title={t.connect}>
      <p>{t.connectLead}</p>
      <h3>{t.connectSteps}</h3>
      <ol>
        <li>{t.connectStep1}</li>
        <li>{t.connectStep2}</li>
        <li>{t.connectStep3}</li>
      </ol>
      <p>{t.connectComing}</p>
      <p>
        <Link to="/developers">{t.connectLink}</Link>
      </p>
    </Panel>
  )
}
