import { done, type Result } from '../../shared/kernel/result.ts'
import { practiceOf } from '../core/kernel/practice-links.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Practices } from '../core/ports/practices.ts'
import type { Redirects } from '../core/ports/redirects.ts'

type Name = 'own' | 'sandbox'
type OpenedFiles = NonNullable<Ports['openedFiles']>

/** What of a practice's core is needed to show it, and to hand links to it. */
type Core = {
  readonly waitsFor: (link: string) => boolean
  readonly tellOfLink: (to: Name, kind: 'signIn' | 'other' | 'file') => void
  readonly closing: { readonly windowGone: () => void }
  readonly stop: () => Promise<unknown>
}
type Practice = { readonly keyward: Core }

type Needs<Shown> = {
  /** Sets the sandbox practice up and opens its vault; asked for once. */
  readonly openSandbox: () => Promise<Result<Shown>>
  /** Another practice is shown from now on: the window begins anew. */
  readonly onShown: (practice: Shown) => void
}

/**
 * The person's own practice, and beside it the sandbox once somebody has opened it: two cores that share nothing but the
 * window, the door and the links from the operating system. Keyward always begins with the own one. The one that is not
 * shown goes on: a sign-in that waits there is answered there.
 */
export const createPractices = <Shown extends Practice>({ openSandbox, onShown }: Needs<Shown>) => {
  const cores: { own: Shown | null; sandbox: Shown | null } = { own: null, sandbox: null }
  const receivers = new Map<Name, (link: string) => void>()
  let shown: Name = 'own'
  let opening: Promise<Result<Shown>> | null = null

  const current = (): Shown | null => cores[shown] ?? cores.own
  const begun = (): Shown => {
    const core = current()
    if (core === null) throw new Error('no practice yet')
    return core
  }

  const ready = async (name: Name): Promise<Result<unknown>> => {
    if (cores[name] !== null) return done
    opening ??= openSandbox().finally(() => (opening = null))
    const opened = await opening
    if (opened.ok) cores.sandbox = opened.value
    return opened
  }

  const open: Practices['open'] = async (name) => {
    const isReady = await ready(name)
    if (!isReady.ok) return isReady
    if (shown === name) return done
    begun().keyward.closing.windowGone()
    shown = name
    onShown(begun())
    return done
  }

  const receive = (link: string) => {
    const { own, sandbox } = cores
    if (own === null) return receivers.get('own')?.(link)
    const { to, kind } = practiceOf(link, { own: own.keyward, sandbox: sandbox?.keyward ?? null }, shown)
    receivers.get(to)?.(link)
    if (to !== shown) begun().keyward.tellOfLink(to, kind)
  }

  return {
    begin: (practice: Shown) => void (cores.own = practice),
    /** None before the own one has begun. */
    current,
    /** The cores of all that were opened. */
    all: (): Shown['keyward'][] =>
      [cores.own, cores.sandbox].flatMap((one) => (one === null ? [] : [one.keyward])),
    isShown: (name: Name) => shown === name,
    open,
    /** The links from the operating system, as each practice gets its own. */
    redirectsOf: (name: Name, redirects: Redirects): Redirects => ({
      ...redirects,
      onLink: (listener) => {
        receivers.set(name, listener)
        if (name === 'own') redirects.onLink(receive)
      },
    }),
    /** Files that the operating system opens are the own practice's, as handovers' links are. */
    filesOf: (files: OpenedFiles): OpenedFiles => ({
      onFile: (listener) =>
        files.onFile((path) => {
          listener(path)
          if (shown !== 'own') begun().keyward.tellOfLink('own', 'file')
        }),
    }),
    /** Each to its end, whatever becomes of the other. */
    stop: () => Promise.allSettled([cores.sandbox?.keyward.stop(), cores.own?.keyward.stop()]),
  }
}
