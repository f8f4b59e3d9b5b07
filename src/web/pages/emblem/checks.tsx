import { showInstant } from '../../../base/day.ts'
import type { Check, Report } from '../../../emblem/index.ts'
import { useLang } from '../../frame.ts'
import type { IconName } from '../../ui/icon.tsx'
import { DataTable, Icon } from '../../ui/index.ts'
import { emblemWords } from '../../words/emblem.ts'

const icons: Record<Check['result'], IconName> = {
  passed: 'check',
  failed: 'close',
  unknown: 'question',
  none: 'info',
}

/** The five checks, and that of the log, each with its own result, reason and time. */
export function Checks({ report }: { report: Report }) {
  const lang = useLang()
  const t = emblemWords[lang]
  return (
    <section aria-labelledby="checks" className="roomy">
      <h2 id="checks">{t.checks}</h2>
      <p className="muted small">{t.checkedAt(showInstant(new Date(report.checkedAt), lang))}</p>
      <DataTable
        stack
        caption={t.checks}
        captionHidden
        rows={report.checks}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', label: t.checkColumn, cell: ({ name }) => t.names[name] },
          {
            key: 'result',
            label: t.resultColumn,
            oneLine: true,
            cell: ({ result }) => (
              <>
                <Icon name={icons[result]} /> {t.results[result]}
              </>
            ),
          },
          { key: 'reason', label: t.reasonColumn, cell: ({ reason }) => t.reasons[reason] },
          {
            key: 'at',
            label: t.timeColumn,
            cell: ({ at }) =>
              at && !Number.isNaN(Date.parse(at)) ? showInstant(new Date(at), lang) : '–',
          },
        ]}
      />
    </section>
  )
}
