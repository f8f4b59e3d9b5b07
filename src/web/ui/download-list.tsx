import { useLang } from '../frame.ts'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'

/** A file to download: `href` as it stands, for files are the same in both languages. */
export type Download = { href: string; label: string }

/** The same content as files. */
export function DownloadList({ files, label }: { files: readonly Download[]; label?: string }) {
  const t = commonWords[useLang()]
  return (
    <div className="downloads">
      <p className="downloads__label">{label ?? t.downloads}</p>
      <ul>
        {files.map((file) => (
          <li key={file.href}>
            <a href={file.href}>
              <Icon name="download" />
              <span>{file.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
