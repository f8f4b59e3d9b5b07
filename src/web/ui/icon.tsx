/** Line drawings on a grid of 24, two units wide. They stand beside a word and are hidden from readers. */
const drawings = {
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v5m0-8.5v.5',
  alert: 'M12 4 2.8 20h18.4zm0 6v4.5m0 2.5v.5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  record: 'M6 3h9l4 4v14H6zm8.5 0v4.5H19M9.5 12h6m-6 4h6',
  zone: 'm12 3 9 9-9 9-9-9z',
  certified: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm-4 9.3 2.8 2.7L16 9.5',
  pause: 'M9 6v12m6-12v12',
  stop: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5V12l3.5 2',
  unplugged: 'M9 3v5m6-5v5M7 8h10v3a5 5 0 0 1-10 0zm5 8v5',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm-2.5 6.7a2.6 2.6 0 1 1 3.7 2.3c-.8.5-1.2 1-1.2 2m0 2.8v.4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm4.8 11.3L21 21',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 20h15',
  close: 'm6 6 12 12M18 6 6 18',
  previous: 'm14.5 5-7 7 7 7',
  next: 'm9.5 5 7 7-7 7',
  calendar: 'M4 6h16v14H4zm0 4.5h16M8 3.5V8m8-4.5V8',
  environment: 'M5 19C4 10 9 4.5 20 4c.5 10-4.5 15-12.5 14.5M5 21c1.5-5.5 4.5-8.5 9-10.5',
  economy: 'M4 20h16M6.5 20v-6m5.5 6V9m5.5 11V4',
  mobility: 'M5 5h14v12H5zm0 6.5h14M8 17v2.5m8-2.5v2.5M8.5 14.3h.1m6.9 0h.1',
  energy: 'M13 3 5 13.5h6L10.5 21 19 10.5h-6z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-4 3-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  people:
    'M8.5 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20c0-3.6 2.3-6 5.5-6s5.5 2.4 5.5 6M16 6a2.5 2.5 0 1 1 0 5m1.5 3c2.2.6 3.5 2.6 3.5 5',
  living:
    'M12 20C5.5 15.5 3 12.3 3 8.9A4.4 4.4 0 0 1 12 7.3a4.4 4.4 0 0 1 9 1.6c0 3.4-2.5 6.6-9 11.1z',
  governance: 'M4 9.5 12 4l8 5.5zm2 0V17m4-7.5V17m4-7.5V17m4-7.5V17M4 20h16',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  )
}
