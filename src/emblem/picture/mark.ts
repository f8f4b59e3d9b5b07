/** Colours of the mark and its ground. */
export const ink = {
  deep: '#0b4f48',
  gold: '#b7791f',
  pale: '#eef5f2',
  text: '#12211f',
  soft: '#52625f',
}

/**
 * The mark of the emblem, of our own design, within a circle of radius 100 around 0,0: a city pillar under a lotus bud, seven rays for
 * the seven domains, a ring of water. It is no official sign and takes nothing from one; an operator can put in another.
 */
export function drawMark(): string {
  const rays = [-72, -48, -24, 0, 24, 48, 72]
    .map(
      (angle) =>
        `<path d="M-2.6 -80 L0 -92 L2.6 -80 Z" transform="rotate(${angle})" fill="${ink.gold}"/>`,
    )
    .join('')
  return [
    `<circle r="100" fill="${ink.deep}"/>`,
    `<circle r="94" fill="none" stroke="#fff" stroke-width="1.6"/>`,
    rays,
    // The lotus bud.
    `<path d="M0 -72 C13 -58 20 -47 20 -37 A20 20 0 0 1 -20 -37 C-20 -47 -13 -58 0 -72 Z" fill="#fff"/>`,
    `<path d="M0 -62 C6 -53 8 -45 8 -38 A8 8 0 0 1 -8 -38 C-8 -45 -6 -53 0 -62 Z" fill="${ink.deep}" opacity="0.22"/>`,
    // Capital, shaft and base of the pillar.
    '<path d="M-26 -12 H26 V-1 H-26 Z M-16 5 H16 L20 40 H-20 Z M-30 46 H30 V56 H-30 Z" fill="#fff"/>',
    // Water below.
    `<path d="M-58 66 C-46 58 -36 58 -24 66 S0 74 12 66 S36 58 58 66" fill="none" stroke="${ink.gold}" stroke-width="3.4" stroke-linecap="round"/>`,
    '<path d="M-44 77 C-34 70 -26 70 -16 77 S4 84 14 77 S32 70 44 77" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>',
  ].join('')
}
