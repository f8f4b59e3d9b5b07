const usualPorts = new Map([
  ['http:', '80'],
  ['https:', '443'],
  ['mqtt:', '1883'],
  ['mqtts:', '8883'],
])

/** Who is told by an address: scheme, host and port. All that goes to one place shares its limits. */
export function placeOf(uri: string): string {
  const { protocol, hostname, port } = new URL(uri)
  return `${protocol}//${hostname}:${port || usualPorts.get(protocol)}`
}
