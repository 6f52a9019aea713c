import type { ActivityProof, Checkpoint } from '../../../shared/activity.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Snapshot, VaultState } from '../../../shared/snapshot.ts'
import { handoverFacts } from '../handover/handover-facts.ts'
import type { Ports } from '../ports.ts'
import { EMPTY_VAULT, VaultContent } from './vault-content.ts'

type Closed = Extract<VaultState, { kind: 'closed' }>['why']

/** The vault in memory and on disk: the only writer of the sealed file, one change at a time. */
export type Vault = ReturnType<typeof createVault>

type Needs = Pick<Ports, 'records' | 'clock' | 'installation' | 'preferences' | 'startup'>

/**
 * `announce` is called with the whole secret-free snapshot after every change that was stored, and never for one
 * that was not.
 */
export const createVault = (ports: Needs, announce: (snapshot: Snapshot) => void) => {
  let content: VaultContent = EMPTY_VAULT
  let state: VaultState = { kind: 'opening' }
  let scheme: Snapshot['scheme'] = 'unknown'
  let activity: ActivityProof | null = null
  let checkpoint = (): Checkpoint | null => null
  let queue: Promise<unknown> = Promise.resolve()

  /** Never earlier than the latest moment that this vault has seen (F6). */
  const now = () => Math.max(ports.clock.now(), content.seenAt)

  const snapshot = (): Snapshot => ({
    mode: ports.installation.mode,
    version: ports.installation.version,
    platform: ports.installation.platform,
    user: ports.installation.user,
    me: content.me,
    seenAt: content.seenAt,
    vault: state,
    scheme,
    activity,
    reviews: content.reviews,
    rotation: content.rotation,
    guide: content.guide,
    leavers: content.leavers,
    apps: content.apps.map(({ secretAccount: _account, ...app }) => app),
    signIns: content.signIns,
    connections: content.connections,
    lastFullCheck: content.lastFullCheck,
    openCheck: content.openCheck,
    startsAtLogin: ports.startup.read(),
    preferences: ports.preferences.read(),
    handovers: handoverFacts(content),
  })

  const tell = () => announce(snapshot())

  const close = (why: Closed) => {
    content = EMPTY_VAULT
    state = { kind: 'closed', why }
    tell()
  }

  /** Reads the sealed file. A vault that cannot be opened stays closed with the reason; nothing is written. */
  const open = (): Promise<Result<{ readonly recovered: boolean }>> =>
    inTurn(async () => {
      const loaded = await ports.records.load()
      if (!loaded.ok) {
        close('closed' in loaded ? loaded.closed : asClosed(loaded.failure.code))
        return fail('vaultClosed')
      }
      if (loaded.value === null) content = EMPTY_VAULT
      else {
        const parsed = VaultContent.safeParse(loaded.value.content)
        if (!parsed.success) {
          close(loaded.value.newer ? 'vaultNewer' : 'vaultDamaged')
          return fail('vaultClosed')
        }
        content = parsed.data
      }
      state = { kind: 'open', readOnly: loaded.value?.newer ?? false }
      if (loaded.value === null) {
        const saved = await ports.records.save(content) // so that a keychain or disk that refuses is known now
        if (!saved.ok) {
          close(asClosed(saved.failure.code))
          return fail('vaultClosed')
        }
      }
      tell()
      return ok({ recovered: loaded.value?.recovered ?? false })
    })

  /** Runs one step after all before it; a step's failure stops nobody else's. */
  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(step, step)
    queue = turn.catch(() => undefined)
    return turn
  }

  /**
   * Changes the content: computes, stores durably, then shows. If storing fails, nothing has changed.
   * `edit` sees the latest content and must be pure; `null` from it means that there is nothing to change.
   */
  const change = (edit: (current: VaultContent) => VaultContent | null): Promise<Result<null>> =>
    inTurn(async () => {
      if (state.kind !== 'open') return fail('vaultClosed')
      if (state.readOnly) return fail('vaultReadOnly')
      const edited = edit(content)
      if (edited === null) return ok(null)
      const next = { ...edited, seenAt: now(), checkpoint: checkpoint() ?? edited.checkpoint }
      const saved = await ports.records.save(next)
      if (!saved.ok) return saved
      content = next
      tell()
      return saved
    })

  return {
    open,
    change,
    now,
    snapshot,
    /** What every stored content takes along: how far the activity log is. */
    attachCheckpoint: (read: () => Checkpoint | null) => void (checkpoint = read),
    showActivity: (known: ActivityProof | null) => {
      activity = known
      tell()
    },
    /** Shows again without a change: preferences or scheme. */
    tell,
    content: () => content,
    isOpen: () => state.kind === 'open',
    isWritable: () => state.kind === 'open' && !state.readOnly,
    canBeginAgain: () =>
      state.kind === 'closed' && (state.why === 'vaultDamaged' || state.why === 'vaultKeyMissing'),
    showScheme: (known: Snapshot['scheme']) => {
      scheme = known
      tell()
    },
  }
}

const CLOSED: Partial<Record<string, Closed>> = {
  keychainLocked: 'keychainLocked',
  keychainDenied: 'keychainDenied',
  keychainTimedOut: 'keychainTimedOut',
  keychainUnavailable: 'keychainUnavailable',
  keychainChangedIt: 'keychainUnavailable',
  diskDenied: 'diskDenied',
  diskFull: 'diskFull',
  diskReadOnly: 'diskReadOnly',
}

const asClosed = (code: string): Closed => CLOSED[code] ?? 'diskFailed'
