import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import type { HealthCheck } from '../../../shared/connections/health.ts'
import { boundInstant } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { planCheck } from './check-plan.ts'
import { createCheckRun } from './check-run.ts'
import type { Health } from './health.ts'
import { noteFailure } from './listing.ts'
import type { ConnectionListings } from './listings.ts'
import type { OwnListRoom } from './own-lists.ts'
import type { Ports } from '../ports/ports.ts'
import type { ListedConnection } from '../ports/xero.ts'
import type { Prober } from './probe.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

/** Sign-ins asked at the same time. Xero answers all of one sign-in's organisations in one call. */
const AT_ONCE = 4
/** Organisations asked at the same time. */
const PROBES_AT_ONCE = 10

type Rooms = {
  readonly vault: Vault
  readonly tokens: TokenKeeper
  readonly listings: ConnectionListings
  readonly ownLists: OwnListRoom
  readonly desk: Desk
  readonly board: WorkBoard
  readonly health: Health
  readonly prober: Prober
  readonly limiter: RateLimiter
}

/** A check that nobody asked for just now, and which sign-ins it does not use. */
type ByItself = { readonly leftOut: ReadonlySet<string> }

/** Asking Xero what is connected, and each organisation whether it answers. One that fails never fails the rest. */
export type Checks = ReturnType<typeof createChecks>

export const createChecks = (ports: Pick<Ports, 'clock' | 'preferences' | 'xero'>, rooms: Rooms) => {
  const { vault, tokens, listings, ownLists, desk, board, health, prober, limiter } = rooms
  let isCancelled = false
  /** Until when Xero asked not to be asked again, by sign-in (Retry-After); by the run's own time, which does not jump. */
  const restUntil = new Map<string, number>()

  /** What Xero lists for a sign-in; a token that it refuses is replaced once. */
  const list = async (signInId: string): Promise<Result<readonly ListedConnection[]>> => {
    const rest = (restUntil.get(signInId) ?? 0) - ports.clock.ticks()
    if (rest > 0) return fail({ code: 'rateLimited', retryAt: boundInstant(ports.clock.now() + rest) })
    const first = await listWith(await tokens.accessToken(signInId))
    const listed =
      !first.ok && first.failure.code === 'accessRefused'
        ? await listWith(await tokens.accessToken(signInId, true))
        : first
    if (!listed.ok && listed.failure.code === 'rateLimited')
      restUntil.set(signInId, ports.clock.ticks() + listed.failure.retryAt - ports.clock.now())
    return listed
  }

  const listWith = async (token: Result<string>) => (token.ok ? ports.xero.connections(token.value) : token)

  /** Asks for one sign-in, stores what came of it, and notes it for each connection that it is about. */
  const checkSignIn = async (signInId: string, isWanted: (connection: Connection) => boolean) => {
    const began = ports.clock.ticks()
    const listed = await list(signInId)
    const stored = listed.ok
      ? await listings.takeOver(signInId, listed.value)
      : await vault.change((content) => noteFailure(content, signInId, listed.failure, vault.now()))
    const result: Result<unknown> = listed.ok ? stored : listed
    const check: HealthCheck = {
      at: vault.now(),
      asked: 'listing',
      tookMs: Math.max(0, Math.round(ports.clock.ticks() - began)),
      status: listed.ok ? 200 : statusOf(listed.failure),
      failure: result.ok ? null : result.failure,
      left: null,
    }
    await health.note(
      vault
        .content()
        .connections.filter((one) => isWanted(one) && one.signInIds[0] === signInId)
        .map(({ key }) => ({ key, check })),
    )
    return result
  }

  const checkConnections = async (
    { keys, isContinued = false }: CallInput<'checkConnections'>,
    byItself: ByItself | null = null,
  ): Promise<Result<{ answered: number; of: number }>> => {
    if (board.read().check !== null) return fail('checkAlreadyRunning')
    isCancelled = false
    const line = byItself === null ? 'connectionsChecked' : 'checkedByItself'
    const before = vault.content().openCheck
    const since = isContinued && keys === null ? (before?.startedAt ?? null) : null
    const startedAt = since ?? vault.now()
    const plan = planCheck(
      vault.content(),
      keys,
      since,
      vault.now(),
      ports.preferences.read().ownLists === 'checked',
      byItself?.leftOut,
    )
    const run = createCheckRun(ports, { vault, board, health }, { startedAt, plan, isWhole: keys === null })
    try {
      await run.begin()
      await inParallel([...plan.signIns], AT_ONCE, async ([signInId, amount]) => {
        run.listed(amount, (await checkSignIn(signInId, plan.isWanted)).ok)
      })
      // after the sign-ins, so that what both know is told by the newer of the two
      await inParallel([...plan.ownLists], AT_ONCE, async ([appId, amount]) => {
        run.listed(amount, (await ownLists.ask(appId)).ok)
      })
      const toAsk = vault
        .content()
        .connections.filter(
          (one) =>
            plan.isWanted(one) &&
            prober.mayBeAsked(one) &&
            one.failure === null &&
            (since === null || (one.answered?.at ?? 0) < since),
        )
      run.probing(toAsk.length)
      await inParallel(toAsk, PROBES_AT_ONCE, async (connection) => {
        const check = await prober.probe(connection, () => isCancelled)
        if (check !== null) await run.probed(connection.key, check)
      })
    } finally {
      await run.end(isCancelled)
    }
    if (isCancelled) {
      await desk.log(line, { result: 'checkCancelled' })
      return fail('checkCancelled')
    }
    const outcome = run.outcome()
    const isAsked = (one: Connection) =>
      one.newSince !== undefined && (keys === null || (plan.isWanted(one) && one.failure === null))
    const saved = await vault.change((current) =>
      keys === null || current.connections.some(isAsked)
        ? {
            ...current,
            connections: current.connections.map((one) => (isAsked(one) ? withoutNews(one) : one)),
            ...(keys === null ? { openCheck: null, lastFullCheck: { at: vault.now(), ...outcome } } : {}),
          }
        : null,
    )
    if (!saved.ok) return saved
    await desk.log(line, { result: `${outcome.answered} of ${outcome.of}` })
    return ok(outcome)
  }

  /** A few at a time, in order, until all are done or the check is cancelled. */
  const inParallel = async <Item>(
    items: readonly Item[],
    atOnce: number,
    act: (item: Item) => Promise<unknown>,
  ) => {
    let next = 0
    const worker = async () => {
      while (next < items.length && !isCancelled) {
        const item = items[next]
        next += 1
        if (item !== undefined) await act(item)
      }
    }
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  }

  const cancel = () => {
    isCancelled = true
    limiter.release()
  }

  const calls = {
    checkConnections: (input) => checkConnections(input),
    cancelCheck: async () => {
      cancel()
      return done
    },
  } satisfies Partial<Api>
  return {
    calls,
    /** Checks everything without having been asked just now. */
    checkByItself: (byItself: ByItself) => checkConnections({ keys: null }, byItself),
    list,
    /** Ends a check under way, and forgets which sign-ins Xero wants to rest. */
    close: () => {
      cancel()
      restUntil.clear()
    },
  }
}

const withoutNews = ({ newSince: _since, ...connection }: Connection): Connection => connection

const statusOf = (failure: { readonly code: string }): number | null => {
  if ('status' in failure && typeof failure.status === 'number') return failure.status
  return STATUSES[failure.code] ?? null
}

const STATUSES: Partial<Record<string, number>> = {
  accessRefused: 401,
  scopeInsufficient: 401,
  tierNotIncluded: 401,
  accessForbidden: 403,
  rateLimited: 429,
}
