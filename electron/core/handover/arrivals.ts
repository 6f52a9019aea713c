import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import { INCOMING_MOST, type IncomingLink } from '../../../shared/handover/incoming-link.ts'
import type { LinkKind } from '../../../shared/handover/link.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ForeignFile } from '../ports/foreign-content.ts'
import { kindOfOpened } from '../kernel/opened-file.ts'
import type { Ports } from '../ports/ports.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

/** Counting on would tell nobody more, and each count is an announcement. */
const COUNTED_MOST = 99

/** Links and files that the operating system handed over, in the order in which they came. */
export type Arrivals = ReturnType<typeof createArrivals>

type Held = { readonly text: string } | { readonly file: ForeignFile }

export const createArrivals = (ports: Pick<Ports, 'clock' | 'files' | 'random'>, board: WorkBoard) => {
  /** Not at the desk: it comes from outside, sealed or unread, and waits also while the vault is closed. */
  const held = new Map<string, Held>()

  /** Keeps it waiting; the same one again is one, and none takes the place of another that waits. */
  const hold = (kind: IncomingLink['kind'], what: Held): IncomingLink | null => {
    const { incoming, incomingMore } = board.read()
    const known = [...held].find(([, other]) => isSame(other, what))
    const waiting = incoming.find(({ id }) => id === known?.[0])
    if (waiting !== undefined) return waiting
    if (incoming.length >= INCOMING_MOST) {
      if (incomingMore < COUNTED_MOST) board.show({ incomingMore: incomingMore + 1 })
      return null
    }
    const one: IncomingLink = { id: ports.random.id(), kind, at: ports.clock.now() }
    held.set(one.id, what)
    board.show({ incoming: [...incoming, one] })
    return one
  }

  const forget = (ids: readonly string[]) => {
    for (const id of ids) held.delete(id)
    const incoming = board.read().incoming.filter(({ id }) => held.has(id))
    board.show({ incoming, ...(incoming.length === 0 ? { incomingMore: 0 } : {}) })
  }

  /** What a file is, by what is in it; it is read no further than that, and waits. */
  const receiveFile = async ({ path }: CallInput<'openDropped'>): Promise<Result<IncomingLink>> => {
    const opened = await ports.files.look(path)
    if (!opened.ok) return opened
    const { start, isWhole, ...file } = opened.value
    const is = kindOfOpened(start, isWhole)
    if (is === null) return fail('fileNotKnown')
    const one = is.kind === 'sealedFile' ? hold(is.kind, { text: is.text }) : hold(is.kind, { file })
    return one === null ? fail('tooManyWaiting') : ok(one)
  }

  const calls = {
    /** Gives the text of one that waits, once: it fills in a form, and nothing else happens. */
    openIncoming: async ({ incomingId: id }) => {
      const one = held.get(id)
      const waiting = board.read().incoming.find((other) => other.id === id)
      if (one === undefined || !('text' in one) || waiting === undefined)
        return fail({ code: 'handoverRefused', why: 'gone' })
      forget([id])
      return ok({ text: one.text })
    },
    openDropped: receiveFile,
    /** `null` for all of them. */
    dismissIncoming: async ({ incomingId: id }) => {
      forget(id === null ? [...held.keys()] : [id])
      return done
    },
  } satisfies Partial<Api>
  return {
    calls,
    /** Lets go of everything that waits. */
    forget: () => forget([...held.keys()]),
    receive: (kind: LinkKind, text: string): void => void hold(kind, { text }),
    /** A file that the operating system handed over: what it is not is told, quietly. */
    receiveOpened: async (path: string): Promise<void> => {
      const received = await receiveFile({ path })
      if (!received.ok && received.failure.code !== 'tooManyWaiting') board.notify('fileNotOpened')
    },
    /** Gives the file of one that waits, once; `null` where there is none. */
    takeFile: (id: string): ForeignFile | null => {
      const one = held.get(id)
      if (one === undefined || !('file' in one)) return null
      forget([id])
      return one.file
    },
  }
}

const isSame = (a: Held, b: Held): boolean => {
  if ('text' in a) return 'text' in b && a.text === b.text
  if ('text' in b) return false
  const [one, other] = [a.file.content, b.file.content]
  return (
    one.kind === 'path' && other.kind === 'path' && one.path === other.path && one.version === other.version
  )
}
