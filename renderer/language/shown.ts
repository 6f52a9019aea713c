import type { Connection } from '../../shared/connections/connection.ts'
import { shownEach, shownValue } from '../../shared/kernel/shown-value.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Work } from '../../shared/contract/work.ts'

/**
 * The window's border for text of others: whatever main tells passes here once, and from then on every name may stand
 * in any sentence, label or letter. What goes back to main is taken from what is stored (`useStored`), never from here.
 */
export const shownSnapshot = (snapshot: Snapshot): Snapshot => {
  const { connections, ...rest } = snapshot
  return { ...shownValue(rest), connections: shownEach(connections, shownConnection) }
}

export const shownWork = (work: Work): Work => ({
  ...work,
  attempts: shownValue(work.attempts),
  notices: shownValue(work.notices),
})

/** What a call answered; sealed text (`text`) is used as it is. */
export const shownAnswer = <Value>(value: Value): Value => shownValue(value, false)

/** There may be thousands: most have nothing to change, and are told by a look. */
const shownConnection = (connection: Connection): Connection =>
  isQuiet(connection.tenantName) &&
  isQuiet(connection.tenantType) &&
  connection.failure === null &&
  connection.state.kind === 'listed'
    ? connection
    : shownValue(connection)

const QUIET = /^[A-Za-z0-9][ -~]{0,150}$/u
const isQuiet = (text: string | null): boolean => text !== null && QUIET.test(text)
