import { setFlagsFromString } from 'node:v8'

/**
 * Has old objects collected when a quarter more has come to those that are needed, not four times as much: a small city's machine has
 * other uses for the memory. The start scripts bound the space of new objects (`--max-semi-space-size`) for the same reason. Of the
 * sample city at rest both together leave half. V8 prints a line, and goes on, where it does not know the flag.
 */
setFlagsFromString('--heap-growing-percent=25')
