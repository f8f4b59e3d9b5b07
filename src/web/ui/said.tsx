import { Icon } from './icon.tsx'

/** What has just been done, above what follows from it. */
export function Said({ children }: { children: string }) {
  return (
    <p className="said" role="status">
      <Icon name="check" />
      <span>{children}</span>
    </p>
  )
}
