import { type LinkKind, readLink } from '../../../shared/handover/link.ts'
import { parseRedirect, type Redirect } from './redirect.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

export type KnownRedirect = Exclude<Redirect, { kind: 'unknown' }>
type Waiter = (redirect: KnownRedirect) => void

/** Who waits for which state; each state is answered once and then forgotten (requirements C4, D2, D3). */
export type Links = ReturnType<typeof createLinks>

export const createLinks = (
  board: WorkBoard,
  /** Called for a handover's link, which waits until somebody looks at it. */
  onArrived: (kind: LinkKind, text: string) => void,
) => {
  const waiting = new Map<string, Waiter>()

  /** Gives a redirect to whoever waits for its state, once; `only` limits that to one waiter. */
  const deliver = (redirect: KnownRedirect, only?: Waiter): boolean => {
    const waiter = waiting.get(redirect.state)
    if (waiter === undefined || (only !== undefined && only !== waiter)) return false
    waiting.delete(redirect.state)
    waiter(redirect)
    return true
  }

  return {
    /** Waits for a state; the answer stops waiting. */
    expect: (state: string, waiter: Waiter): (() => void) => {
      waiting.set(state, waiter)
      return () => void waiting.delete(state)
    },
    deliver,
    /** Whether a sign-in, or the test of a route, waits for this link. */
    waitsFor: (link: string): boolean => {
      const redirect = parseRedirect(link)
      return redirect.kind !== 'unknown' && waiting.has(redirect.state)
    },
    /** A link that the operating system handed over. A handover's waits to be looked at; one that nobody waits for changes nothing and is told once. */
    receive: (link: string): void => {
      const { kind } = readLink(link)
      if (kind !== 'refused') {
        onArrived(kind, link)
        return
      }
      const redirect = parseRedirect(link)
      if (redirect.kind === 'unknown' || !deliver(redirect)) board.notify('strayLink')
    },
  }
}
