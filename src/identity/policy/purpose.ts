/** What a token may be issued for. */
export const purposes = ['city-data-read', 'city-data-write', 'subscription'] as const
export type Purpose = (typeof purposes)[number]

export function isPurpose(value: string): value is Purpose {
  return (purposes as readonly string[]).includes(value)
}
