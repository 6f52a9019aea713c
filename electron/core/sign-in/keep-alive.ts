import { traitsOf } from '../../../shared/kernel/failure.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/instant.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { isSpent } from '../../../shared/sign-in/sign-in.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from './tokens.ts'
import type { Vault } from '../vault/vault.ts'

/** A sign-in that nobody used for so long is refreshed; far from the 60 days, so that a holiday does no harm. */
const UNUSED_FOR = 7 * DAY
const FIRST_AFTER = MINUTE
const EVERY = DAY
const AFTER_TROUBLE = HOUR

/**
 * Keeps sign-ins from lapsing while Keyward is in use at all. Only those that hold a connection, and never those of
 * somebody who leaves: their access is not to be prolonged by a machine.
 */
export const createKeepAlive = (
  ports: Pick<Ports, 'clock' | 'preferences'>,
  { vault, tokens, desk }: { vault: Vault; tokens: TokenKeeper; desk: Desk },
) => {
  let stopClock = () => {}

  const due = () => {
    const { signIns, connections, leavers } = vault.content()
    const leaving = new Set(leavers.map(personKey))
    const holding = new Set(connections.filter(isConnected).flatMap(({ signInIds }) => signInIds))
    const now = vault.now()
    return signIns.filter(
      (signIn) =>
        holding.has(signIn.id) &&
        !isSpent(signIn, now) &&
        signIn.revoking === undefined &&
        now - signIn.refreshedAt >= UNUSED_FOR &&
        signIn.grantedScopes.includes('offline_access') &&
        !leaving.has(personKey(signIn)),
    )
  }

  /** One round; answers when to come back. */
  const round = async (): Promise<number> => {
    if (!ports.preferences.read().keepAlive || !vault.isWritable()) return EVERY
    const wanted = due()
    let kept = 0
    let isTroubled = false
    for (const signIn of wanted) {
      const token = await tokens.accessToken(signIn.id, true)
      if (token.ok) kept += 1
      else if (traitsOf(token.failure).lasts === 'passing') {
        isTroubled = true
        break // the same would come of the next one; quietly again later
      }
    }
    if (kept > 0) await desk.log('signInsKeptAlive', { result: `${kept} of ${wanted.length}` })
    return isTroubled ? AFTER_TROUBLE : EVERY
  }

  const schedule = (wait: number) => {
    stopClock()
    stopClock = ports.clock.after(wait, () => void round().then(schedule))
  }

  return { start: () => schedule(FIRST_AFTER), stop: () => stopClock(), round }
}
