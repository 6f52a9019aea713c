import { done, fail, type Result } from '../../shared/kernel/result.ts'
import { isAdded, type PracticeId } from '../../shared/practices/practice.ts'
import { practiceOf, type PracticeLinks } from '../core/kernel/practice-links.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Practices } from '../core/ports/practices.ts'
import type { Redirects } from '../core/ports/redirects.ts'
import type { PracticeList } from '../core/practices/list.ts'
import type { LinkWentTo } from '../core/window/room.ts'

type OpenedFiles = NonNullable<Ports['openedFiles']>

/** What of a practice's core is needed to show it, and to hand links to it. */
type Core = {
  readonly links: PracticeLinks
  readonly tellOfLink: (to: LinkWentTo, kind: 'signIn' | 'other' | 'file') => void
  readonly tellOfPractices: () => void
  readonly lead: (to: { readonly at: 'restore' }) => void
  readonly closing: { readonly windowGone: () => void; readonly isUnsaved: () => boolean }
  readonly lock: (cause: 'asked') => Promise<void>
  readonly stop: () => Promise<unknown>
}
type Practice = { readonly keyward: Core }

type Needs<Shown> = {
  /** The practices beside each other, as they are kept; the sandbox is in no list. */
  readonly list: PracticeList
  /** Sets a practice up, says that it is `made`, and opens its vault: the sandbox or one that was added; asked for once. */
  readonly begin: (name: PracticeId, made: (practice: Shown) => void) => Promise<Result<Shown>>
  /** Another practice is shown from now on: the window begins anew. */
  readonly onShown: (practice: Shown) => void
}

/**
 * The person's first practice, and beside it the sandbox and those that were added: cores that share nothing but the
 * window, the door and the links from the operating system. Keyward always begins with the first one. One that is not
 * shown goes on: a sign-in that waits there is answered there.
 */
export const createPractices = <Shown extends Practice>({ list, begin, onShown }: Needs<Shown>) => {
  const cores = new Map<PracticeId, Shown>()
  const receivers = new Map<PracticeId, (link: string) => void>()
  const openers = new Map<PracticeId, (path: string) => void>()
  const beginning = new Map<PracticeId, Promise<Result<Shown>>>()
  /** Those whose vault is on its way: Keyward may quit meanwhile. */
  const starting = new Set<Shown>()
  /** Those that are being removed: they are waited for when Keyward quits. */
  const ending = new Map<PracticeId, Promise<Result<null>>>()
  /** Counts what somebody wished to see: the last wish holds. */
  let wishes = 0
  let shown: PracticeId = 'own'
  /** The real one that was shown last. */
  let back: PracticeId = 'own'
  let isStopping = false

  const current = (): Shown | null => cores.get(shown) ?? cores.get('own') ?? null
  const begun = (): Shown => {
    const core = current()
    if (core === null) throw new Error('no practice yet')
    return core
  }
  const lineOf = (name: PracticeId) => list.lines().find(({ id }) => id === name)
  const isThere = (name: PracticeId) => name === 'sandbox' || lineOf(name)?.isLeaving === false
  const tellAll = () => {
    for (const { keyward } of cores.values()) keyward.tellOfPractices()
  }

  const beginOne = async (name: PracticeId): Promise<Result<Shown>> => {
    const opened = await begin(name, (practice) => {
      if (!isStopping) starting.add(practice)
    })
    if (!opened.ok) return opened
    const isKnown = starting.delete(opened.value)
    // Keyward quits, or it was removed, while it began
    if (isStopping || !isThere(name)) {
      if (!isStopping || !isKnown) await opened.value.keyward.stop()
      return fail('badRequest')
    }
    cores.set(name, opened.value)
    return opened
  }

  const ready = async (name: PracticeId): Promise<Result<unknown>> => {
    if (cores.has(name)) return done
    if (isStopping || !isThere(name)) return fail('badRequest')
    const opening = beginning.get(name) ?? beginOne(name).finally(() => beginning.delete(name))
    beginning.set(name, opening)
    return opening
  }

  const show = (name: PracticeId) => {
    if (shown === name) return
    begun().keyward.closing.windowGone()
    shown = name
    if (name !== 'sandbox') back = name
    onShown(begun())
  }

  const open: Practices['open'] = async (name) => {
    const wish = (wishes += 1)
    const isThereAlready = cores.has(name)
    const isReady = await ready(name)
    if (!isReady.ok) return isReady
    if (!cores.has(name)) return fail('badRequest') // it was removed meanwhile
    if (wish !== wishes) return done
    // its keychain may have let a person wait, who has typed since
    if (!isThereAlready && begun().keyward.closing.isUnsaved()) return fail('practiceWaits')
    show(name)
    return done
  }

  /** Takes one that was told to leave to its end, and says so to all. */
  const finish = async (name: PracticeId): Promise<Result<null>> => {
    const finished = await list.finishLeaving(name)
    tellAll()
    return finished
  }

  const leave = async (name: PracticeId, accounts: readonly string[]): Promise<Result<null>> => {
    const wished = await list.beginLeaving(name, accounts)
    if (!wished.ok) return wished
    const core = cores.get(name)
    if (shown === name) show('own')
    if (back === name) back = 'own'
    cores.delete(name)
    receivers.delete(name)
    openers.delete(name)
    tellAll()
    // the call that asked for it is one of this core's: it is answered first
    const end = Promise.resolve(core?.keyward.stop())
      .catch(() => undefined)
      .then(() => finish(name))
      .finally(() => ending.delete(name))
    ending.set(name, end)
    return done
  }

  const changed = async <Value>(changing: Promise<Result<Value>>): Promise<Result<Value>> => {
    const result = await changing
    if (result.ok) tellAll()
    return result
  }

  const wentTo = (to: PracticeId): LinkWentTo => {
    if (to === 'sandbox') return to
    const isOnlyOne = list.lines().length === 1
    return to === 'own' && isOnlyOne ? to : { named: lineOf(to)?.name ?? '' }
  }

  const receive = (link: string) => {
    if (!cores.has('own')) return receivers.get('own')?.(link)
    const waiting = new Map([...cores].map(([name, { keyward }]) => [name, keyward.links] as const))
    const { to, kind } = practiceOf(link, waiting, shown, back)
    receivers.get(to)?.(link)
    if (to !== shown) begun().keyward.tellOfLink(wentTo(to), kind)
  }

  return {
    begin: (practice: Shown) => void cores.set('own', practice),
    /** None before the own one has begun. */
    current,
    /** The cores of all that were opened. */
    all: (): Shown['keyward'][] => [...cores.values()].map(({ keyward }) => keyward),
    isShown: (name: PracticeId) => shown === name,
    shown: () => shown,
    open,
    /** What one practice is told of the others, and what it may ask for. */
    portOf: (name: PracticeId): Practices => ({
      open,
      facts: () => ({ self: name, list: list.lines(), back }),
      add: (named) => changed(list.add(named)),
      change: (id, named) => changed(list.change(id, named)),
      move: (id, by) => changed(list.move(id, by)),
      leave: (accounts) => leave(name, accounts),
      // what it still writes while it stops would come after what was taken away
      finish: (id) => ending.get(id) ?? finish(id),
      lockOthers: async () => {
        const others = [...cores].filter(([each]) => each !== name)
        await Promise.all(others.map(([, { keyward }]) => keyward.lock('asked')))
      },
      leadToRestore: (id) => cores.get(id)?.keyward.lead({ at: 'restore' }),
    }),
    /** Once the first one is there: what was to be removed goes, and every other one begins, so that it reminds and answers. */
    beginOthers: async (): Promise<void> => {
      for (const { id, isLeaving } of list.lines().filter((line) => isAdded(line.id))) {
        if (isStopping) return
        // one that cannot begin keeps no other from it
        await (isLeaving ? finish(id) : ready(id)).catch(() => undefined)
      }
    },
    /** The links from the operating system, as each practice gets its own. */
    redirectsOf: (name: PracticeId, redirects: Redirects): Redirects => ({
      ...redirects,
      onLink: (listener) => {
        receivers.set(name, listener)
        if (name === 'own') redirects.onLink(receive)
      },
    }),
    /** Files that the operating system opens go where handovers' links do: to the real practice that the person is in. */
    filesOf: (name: PracticeId, files: OpenedFiles): OpenedFiles => ({
      onFile: (listener) => {
        openers.set(name, listener)
        if (name === 'own')
          files.onFile((path) => {
            const to = shown === 'sandbox' ? back : shown
            ;(openers.get(to) ?? listener)(path)
            if (shown !== to) begun().keyward.tellOfLink(wentTo(to), 'file')
          })
      },
    }),
    /** Each to its end, whatever becomes of the others. */
    stop: async () => {
      isStopping = true
      const each = [...cores.values(), ...starting].map(({ keyward }) => keyward.stop())
      await Promise.allSettled([...each, ...ending.values()])
    },
  }
}
