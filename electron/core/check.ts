import { isConnected } from '../../shared/affects.ts'
import { signInFor } from '../../shared/connection-status.ts'
import { done, fail, ok, type Result } from '../../shared/result.ts'
import type { ActivityJournal } from './activity.ts'
import { noteFailure } from './listing.ts'
import type { ListedConnection, Ports } from './ports.ts'
import type { SignInStore } from './sign-in-store.ts'
import type { TokenKeeper } from './tokens.ts'
import type { Vault } from './vault.ts'
import type { WorkBoard } from './work-board.ts'

/** Sign-ins asked at the same time. Xero answers all of one sign-in's organisations in one call. */
const AT_ONCE = 4

/** Scopes with which the Organisation endpoint answers. */
const MAY_ASK = ['accounting.settings.read', 'accounting.settings']

type Rooms = {
  readonly vault: Vault
  readonly tokens: TokenKeeper
  readonly signIns: SignInStore
  readonly activity: ActivityJournal
  readonly board: WorkBoard
}

/** Asking Xero what is connected. One sign-in that fails never fails the rest. */
export type Checks = ReturnType<typeof createChecks>

export const createChecks = (
  ports: Pick<Ports, 'clock' | 'xero'>,
  { vault, tokens, signIns, activity, board }: Rooms,
) => {
  let cancelled = false
  /** Until when Xero asked not to be asked again, by sign-in (Retry-After). */
  const restUntil = new Map<string, number>()

  /** What Xero lists for a sign-in; a token that it refuses is replaced once. */
  const list = async (signInId: string): Promise<Result<readonly ListedConnection[]>> => {
    const rest = restUntil.get(signInId) ?? 0
    if (rest > ports.clock.now()) return fail({ code: 'rateLimited', retryAt: rest })
    const first = await listWith(await tokens.accessToken(signInId))
    const listed =
      !first.ok && first.failure.code === 'accessRefused'
        ? await listWith(await tokens.accessToken(signInId, true))
        : first
    if (!listed.ok && listed.failure.code === 'rateLimited') restUntil.set(signInId, listed.failure.retryAt)
    return listed
  }

  const listWith = async (token: Result<string>) => (token.ok ? ports.xero.connections(token.value) : token)

  /** Asks for one sign-in and stores what came of it. */
  const checkSignIn = async (signInId: string): Promise<Result<null>> => {
    const listed = await list(signInId)
    if (listed.ok) return signIns.takeOver(signInId, listed.value)
    const { failure } = listed
    await vault.change((content) => noteFailure(content, signInId, failure, vault.now()))
    return listed
  }

  /** Asks the organisation itself, where the sign-in may read its settings: listed is not yet answering. */
  const askItself = async (key: string) => {
    const { connections, signIns: all } = vault.content()
    const connection = connections.find((each) => each.key === key)
    if (
      connection === undefined ||
      connection.tenantType !== 'ORGANISATION' ||
      connection.state.kind !== 'listed'
    )
      return
    const signIn = signInFor(connection, new Map(all.map((each) => [each.id, each])), vault.now())
    if (signIn === undefined || !signIn.grantedScopes.some((scope) => MAY_ASK.includes(scope))) return
    const token = await tokens.accessToken(signIn.id)
    if (!token.ok) return
    const began = ports.clock.now()
    const result = await ports.xero.askOrganisation(token.value, connection.tenantId)
    const answered = {
      at: vault.now(),
      tookMs: Math.max(0, ports.clock.now() - began),
      failure: result.ok ? null : result.failure,
    }
    await vault.change((content) => ({
      ...content,
      connections: content.connections.map((each) => (each.key === key ? { ...each, answered } : each)),
    }))
  }

  const checkConnections = async (
    keys: readonly string[] | null,
  ): Promise<Result<{ answered: number; of: number }>> => {
    if (!vault.isWritable()) return fail('vaultReadOnly')
    if (board.read().check !== null) return fail('checkAlreadyRunning')
    const wanted = keys === null ? null : new Set(keys)
    const content = vault.content()
    const byId = new Map(content.signIns.map((signIn) => [signIn.id, signIn]))
    const asked = content.connections.filter(
      (connection) =>
        (wanted === null ? isConnected(connection) : wanted.has(connection.key)) &&
        connection.state.kind !== 'disconnected',
    )
    const groups = new Map<string, number>()
    if (wanted === null) for (const signIn of content.signIns) groups.set(signIn.id, 0)
    for (const connection of asked) {
      const id = signInFor(connection, byId, vault.now())?.id
      if (id !== undefined) groups.set(id, (groups.get(id) ?? 0) + 1)
    }

    cancelled = false
    const startedAt = ports.clock.now()
    const tally = { finished: 0, failed: 0 }
    const progress = () => board.show({ check: { startedAt, total: asked.length, ...tally } })
    progress()
    const waiting = [...groups]
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined && !cancelled; next = waiting.shift()) {
        const [signInId, count] = next
        const result = await checkSignIn(signInId)
        tally.finished += count
        if (!result.ok) tally.failed += count
        progress()
      }
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
    } finally {
      board.show({ check: null })
    }
    if (cancelled) return fail('checkCancelled')
    if (keys?.length === 1 && tally.failed === 0) await askItself(keys[0] ?? '')
    const outcome = { answered: tally.finished - tally.failed, of: asked.length }
    if (keys === null) {
      const at = vault.now()
      const saved = await vault.change((current) => ({ ...current, lastFullCheck: { at, ...outcome } }))
      if (!saved.ok) return saved
    }
    await activity.record({
      what: 'connectionsChecked',
      app: '',
      organisation: '',
      result: `${outcome.answered} of ${outcome.of}`,
    })
    return ok(outcome)
  }

  return {
    checkConnections,
    list,
    cancelCheck: async () => {
      cancelled = true
      return done
    },
  }
}
