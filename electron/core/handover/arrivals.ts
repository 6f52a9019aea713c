import type { CallOutput } from '../../../shared/contract.ts'
import { ARRIVED_MOST } from '../../../shared/arrived.ts'
import type { LinkKind } from '../../../shared/handover-link.ts'
import { done, fail, ok, type Result } from '../../../shared/result.ts'
import type { Ports } from '../ports.ts'
import type { WorkBoard } from '../vault/work-board.ts'

/** Counting on would tell nobody more, and each count is an announcement. */
const COUNTED_MOST = 99

/** Links of handovers that the operating system handed over, in the order in which they came. */
export type Arrivals = ReturnType<typeof createArrivals>

export const createArrivals = (ports: Pick<Ports, 'clock' | 'random'>, board: WorkBoard) => {
  const texts = new Map<string, string>()

  /** Keeps it waiting; the same one again is one, and none takes the place of another that waits. */
  const receive = (kind: LinkKind, text: string): void => {
    if ([...texts.values()].includes(text)) return
    const { arrived, arrivedMore } = board.read()
    if (arrived.length >= ARRIVED_MOST) {
      if (arrivedMore < COUNTED_MOST) board.show({ arrivedMore: arrivedMore + 1 })
      return
    }
    const id = ports.random.id()
    texts.set(id, text)
    board.show({ arrived: [...arrived, { id, kind, at: ports.clock.now() }] })
  }

  const forget = (ids: readonly string[]) => {
    for (const id of ids) texts.delete(id)
    const arrived = board.read().arrived.filter(({ id }) => texts.has(id))
    board.show({ arrived, ...(arrived.length === 0 ? { arrivedMore: 0 } : {}) })
  }

  return {
    receive,
    /** Gives the text of one that waits, once: it fills in a form, and nothing else happens. */
    openArrived: async (id: string): Promise<Result<CallOutput<'openArrived'>>> => {
      const text = texts.get(id)
      const waiting = board.read().arrived.find((one) => one.id === id)
      if (text === undefined || waiting === undefined) return fail({ code: 'handoverRefused', why: 'gone' })
      forget([id])
      return ok({ kind: waiting.kind, text })
    },
    /** `null` for all of them. */
    dismissArrived: async (id: string | null): Promise<Result<null>> => {
      forget(id === null ? [...texts.keys()] : [id])
      return done
    },
  }
}
