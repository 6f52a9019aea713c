import { MINUTE, minutesApart } from '../../../shared/kernel/instant.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { TOLERANCE } from '../kernel/time.ts'
import type { Vault } from '../vault/vault.ts'

const EVERY = MINUTE
const FINE = 'fine false'

/** Watches the computer's clock, says when it is or was wrong, and brings back what was misdated (requirement F12). */
export const createClockWatch = (
  ports: Pick<Ports, 'clock' | 'witness'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  let stopClock = () => {}
  let told = FINE

  /** Tells a change of how the clock stands, and writes down that it was found wrong. */
  const look = () => {
    const state = vault.clockState()
    const known = `${state.kind} ${state.kind === 'wasAhead' && state.isProven}`
    if (known === told) return
    const isNews = state.kind !== 'fine' && told === FINE
    told = known
    vault.tell()
    if (isNews && vault.isOpen()) void desk.log('clockFoundOff')
  }

  const round = () => {
    look()
    stopClock = ports.clock.after(EVERY, round)
  }

  /**
   * Asks Xero for the time, and where the clock is right by that, dates what lies in the future no later than now. A
   * clock that is wrong mends nothing, so that setting it back makes no fact younger (F6).
   */
  const mendClock = async (): Promise<Result<null>> => {
    const said = await ports.witness.ask()
    if (!said.ok) return said
    vault.hearTime(said.value)
    const off = ports.clock.now() - said.value
    if (Math.abs(off) > TOLERANCE) {
      look()
      return fail({ code: 'clockWrong', minutes: minutesApart(ports.clock.now(), said.value) })
    }
    if (vault.clockState().kind !== 'wasAhead') return done
    const from = vault.content().seenAt
    const mended = await vault.mendClock()
    look()
    if (mended.ok) await desk.log('clockMended', { result: spanOf(from, vault.now()) })
    return mended
  }

  return {
    calls: { mendClock },
    start: () => {
      ports.witness.onTime((said) => {
        vault.hearTime(said)
        look()
      })
      round()
    },
    close: () => stopClock(),
  }
}

/** From when to when the vault's time was brought back, in UTC. */
const spanOf = (from: number, to: number) =>
  `${new Date(from).toISOString().slice(0, 16)}Z to ${new Date(to).toISOString().slice(0, 16)}Z`
