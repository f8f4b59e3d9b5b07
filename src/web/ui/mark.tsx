/** Our own mark: a city pillar on its base, with a lotus bud. It is no official sign. The favicon is drawn from it too. */
export function Mark() {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="mark"
      viewBox="0 0 40 40"
      width="40"
      height="40"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="40" height="40" rx="8" fill="#0b4f48" />
      <g fill="#fff">
        <path d="M20 4.5c2.9 2.9 4.4 5 4.4 7a4.4 4.4 0 0 1-8.8 0c0-2 1.5-4.1 4.4-7z" />
        <path d="M14.5 17.2h11v2.3h-11zM16.7 20.8h6.6l.9 8h-8.4z" />
        <path d="M12.5 30h15v2.3h-15zM9 33.5h22V36H9z" />
      </g>
    </svg>
  )
}
