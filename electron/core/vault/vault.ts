import { type Failure, traitsOf } from '../../../shared/kernel/failure.ts'
import { boundInstant, Instant } from '../../../shared/kernel/instant.ts'
import { Checkpoint, type ActivityProof } from '../../../shared/activity/activity.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { NO_LOCK, type LockFacts } from '../../../shared/lock/lock.ts'
import { isHeld } from '../../../shared/move/move.ts'
import type { Snapshot, VaultState } from '../../../shared/contract/snapshot.ts'
import { NO_UPDATES, type UpdateFacts } from '../../../shared/updates/update.ts'
import type { Ports } from '../ports/ports.ts'
import { mendDates } from './mend-dates.ts'
import { toldOf } from './told.ts'
import { createTime } from '../kernel/time.ts'
import { createStorageCheck } from './check.ts'
import { EMPTY_VAULT, VAULT_FORM, type VaultContent, type VaultForm } from './content.ts'
import { formAfter } from './migrations.ts'
import { readContent, type ReadContent } from './reading.ts'
import { mayBeginAgain } from '../../../shared/vault/beginning.ts'

/** Sees the latest content and must be pure; `null` where there is nothing to change. */
type Edit = (current: VaultContent) => VaultContent | null

type Closed = Extract<VaultState, { kind: 'closed' }>['why']

/** The vault in memory and on disk: the only writer of the sealed file, one change at a time. */
export type Vault = ReturnType<typeof createVault>

/** What opening found: records that could not be read, of which `fresh` were readable before; dates that were mended. */
export type Opened = {
  readonly recovered: boolean
  readonly setAside: { readonly fresh: number; readonly all: number }
  readonly mended: number
}

/** Reading a large vault takes a while, and its file asks for it before the vault does. */
const readOnce = (at: number, form: VaultForm) => {
  const known = new Map<unknown, ReadContent | null>()
  return (raw: unknown): ReadContent | null => {
    const read = known.has(raw) ? (known.get(raw) ?? null) : readContent(raw, at, form)
    known.set(raw, read)
    return read
  }
}

const NEW_VAULT: ReadContent = { content: EMPTY_VAULT, fresh: 0, mended: 0, olderForm: null }

type Needs = Pick<
  Ports,
  'tellBug' | 'records' | 'clock' | 'installation' | 'preferences' | 'startup' | 'practices'
>

/**
 * `announce` is called with the whole secret-free snapshot after every change that was stored, and never for one
 * that was not.
 */
export const createVault = (
  ports: Needs,
  announce: (snapshot: Snapshot) => void,
  onUntold: () => void = () => {},
  form: VaultForm = VAULT_FORM,
) => {
  let content: VaultContent = EMPTY_VAULT
  let state: VaultState = { kind: 'opening' }
  let wasRecovered = false
  let scheme: Snapshot['scheme'] = 'unknown'
  let activity: ActivityProof | null = null
  let checkpoint = (): Checkpoint | null => null
  let evidenceKey = (): string | null => null
  let updates = (): UpdateFacts => NO_UPDATES
  let lock = (): LockFacts => NO_LOCK
  let queue: Promise<unknown> = Promise.resolve()
  const time = createTime(ports.clock)
  /** How many times in a row the keychain has only not shown the key. */
  let unsure = 0
  const storage = createStorageCheck(form)
  /** The form that the file still has, where it is an older one. */
  let olderForm: number | null = null
  let timesLetGo = 0

  /** Never earlier than the latest moment that this vault has seen (F6). */
  const now = () => time.now(content.seenAt)
  const clockState = () => time.state(content.seenAt, content.clock.heardAt)

  /** Of a vault that is locked nothing is told, also while it still writes down what was under way. */
  const snapshot = (): Snapshot => {
    const facts = lock()
    const isLocked = facts.locked !== null
    return snapshotOf(isLocked ? EMPTY_VAULT : content, isLocked ? { kind: 'locked' } : shownState(), facts)
  }

  /** Its practice is being removed: what it still stored, nobody would take away any more. */
  let isLeaving = false
  /** A vault that was sealed for another computer, or has gone there, can be read only, like one of a newer Keyward. */
  const isReadOnly = () => state.kind === 'open' && (state.readOnly || isLeaving || isHeld(content.move))
  const shownState = (): VaultState =>
    state.kind === 'open' ? { kind: 'open', readOnly: isReadOnly() } : state

  const snapshotOf = (told: VaultContent, shown: VaultState, facts: LockFacts): Snapshot => ({
    ...toldOf(told),
    mode: ports.installation.mode,
    canSwitch: ports.practices !== undefined,
    ...(ports.practices === undefined ? {} : { practices: ports.practices.facts() }),
    version: ports.installation.version,
    platform: ports.installation.platform,
    user: ports.installation.user,
    clock: {
      state: clockState(),
      offset: time.offset(told.seenAt),
      mended: told.clock.mended.map(({ at }) => at),
    },
    vault: shown,
    scheme,
    activity: shown.kind === 'locked' ? null : activity,
    evidenceKey: shown.kind === 'locked' ? null : evidenceKey(),
    startsAtLogin: ports.startup.read(),
    preferences: ports.preferences.read(),
    updates: updates(),
    lock: facts,
  })

  /** What is stored is stored, whether or not the window can be told; that it could not be is told by itself. */
  const tell = () => {
    try {
      announce(snapshot())
    } catch {
      onUntold()
    }
  }

  const notOpen = () => fail(state.kind === 'locked' ? 'locked' : 'vaultClosed')

  const close = (why: Closed | 'locked') => {
    unsure = why === 'keychainUnsure' ? unsure + 1 : 0
    content = EMPTY_VAULT
    state = why === 'locked' ? { kind: 'locked' } : { kind: 'closed', why }
    tell()
  }

  /**
   * Reads the sealed file. A vault that cannot be opened stays closed with the reason; nothing is written. A record
   * that cannot be read is set aside, and where the whole cannot, the generation before is tried (F10).
   */
  const open = (): Promise<Result<Opened>> =>
    inTurn(async () => {
      const read = readOnce(ports.clock.now(), form)
      const before = timesLetGo
      const loaded = await ports.records.load((raw) => read(raw) !== null, formAfter(form.migrations))
      if (timesLetGo !== before) {
        ports.records.forgetKey()
        return fail('vaultClosed')
      }
      if (!loaded.ok) {
        close('closed' in loaded ? loaded.closed : asClosed(loaded.failure))
        return notOpen()
      }
      const found = loaded.value === null ? NEW_VAULT : read(loaded.value.content)
      if (found === null) {
        close(loaded.value?.newer === true ? 'vaultNewer' : 'vaultDamaged')
        return fail('vaultClosed')
      }
      content = found.content
      olderForm = found.olderForm
      wasRecovered = loaded.value?.recovered ?? false
      storage.trust(content)
      state = { kind: 'open', readOnly: loaded.value?.newer ?? false }
      if (loaded.value === null) {
        const saved = await ports.records.save(content) // so that a keychain or disk that refuses is known now
        if (!saved.ok) {
          close(asClosed(saved.failure))
          return fail('vaultClosed')
        }
      }
      tell()
      return ok({
        recovered: loaded.value?.recovered ?? false,
        setAside: { fresh: found.fresh, all: content.setAside.length },
        mended: found.mended,
      })
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
  const change = (edit: Edit): Promise<Result<null>> =>
    inTurn(async () => (isReadOnly() ? fail('vaultReadOnly') : changeNow(edit)))

  /** The same of a vault that is held for a move, by whoever holds it: nobody else. */
  const changeHeld = (edit: Edit): Promise<Result<null>> => inTurn(() => changeNow(edit))

  const changeNow = async (edit: Edit): Promise<Result<null>> => {
    if (state.kind !== 'open') return notOpen()
    if (state.readOnly) return fail('vaultReadOnly')
    const edited = edit(content)
    if (edited === null) return ok(null)
    // what was restored may have seen later moments than this vault (F6)
    return store(edited, Math.max(Instant.safeParse(edited.seenAt).data ?? 0, now()))
  }

  const store = async (edited: VaultContent, seenAt: Instant): Promise<Result<null>> => {
    const clock: Partial<VaultContent['clock']> | null | undefined = edited.clock // a bug may have left anything there
    const heardAt = Math.max(clock?.heardAt ?? 0, time.heardAt() ?? 0) || null
    const end = Checkpoint.safeParse(checkpoint()) // a log that is out of bounds costs no change
    const next = {
      ...edited,
      seenAt,
      clock: { ...edited.clock, heardAt },
      checkpoint: end.data ?? edited.checkpoint,
    }
    const storable = storage.check(next)
    if (!storable.ok) {
      ports.tellBug?.('what would be stored')
      return storable
    }
    const kept = olderForm === null ? done : await ports.records.keepCopy(olderForm)
    if (!kept.ok) return kept // what cannot be kept is not replaced
    const saved = await ports.records.save(next)
    if (!saved.ok) return saved
    olderForm = null
    content = next
    tell()
    return saved
  }

  /** Brings back what is dated after the computer's clock, whose time the caller has had confirmed (F12). */
  const mendClock = (): Promise<Result<null>> =>
    inTurn(async () => {
      if (state.kind !== 'open' || isReadOnly()) return fail('vaultClosed')
      const at = boundInstant(ports.clock.now())
      const { content: mended, facts } = mendDates(content, at)
      const { clock, seenAt } = mended
      const known = [...clock.mended, { at, from: seenAt, facts }].slice(-MENDED_MAX)
      // one more than the moment that marks what was brought back, so that nothing else ever bears it
      const saved = await store({ ...mended, clock: { ...clock, mended: known } }, at + 1)
      if (saved.ok) {
        time.reset(at + 1)
        tell()
      }
      return saved
    })

  /**
   * Lets go of all that it holds, after every change that is under way; `open` reads it again. An opening that is under
   * way is not waited for, because a keychain may never answer: what it finds is let go of when it comes.
   */
  const letGo = async (): Promise<void> => {
    const forget = async () => {
      content = EMPTY_VAULT
      state = { kind: 'opening' }
      olderForm = null
      storage.forget()
      ports.records.forgetKey()
    }
    timesLetGo += 1
    await (state.kind === 'open' ? inTurn(forget) : forget())
  }

  return {
    open,
    letGo,
    change,
    changeHeld,
    now,
    clockState,
    hearTime: time.hear,
    mendClock,
    snapshot,
    /** What every stored content takes along: how far the activity log is. */
    attachCheckpoint: (read: () => Checkpoint | null) => void (checkpoint = read),
    /** What is known about updates of Keyward itself; not part of the vault, but of what is shown. */
    attachUpdates: (read: () => UpdateFacts) => void (updates = read),
    /** How the vault is locked; where it is, nothing else of it is told. */
    attachLock: (read: () => LockFacts) => void (lock = read),
    /** What the snapshot says of the key that signs evidence. */
    attachEvidenceKey: (read: () => string | null) => void (evidenceKey = read),
    showActivity: (known: ActivityProof | null) => {
      activity = known
      tell()
    },
    /** Shows again without a change: preferences or scheme. */
    tell,
    /** Takes nothing in any more, or does again; after what was being stored. */
    leave: async (isOn: boolean): Promise<void> => {
      isLeaving = isOn
      await inTurn(async () => tell())
    },
    content: () => content,
    /** Whether the generation before was opened, because the newest could not be. */
    wasRecovered: () => wasRecovered,
    isOpen: () => state.kind === 'open',
    isLocked: () => state.kind === 'locked',
    isWritable: () => state.kind === 'open' && !isReadOnly(),
    /** A keychain that only shows no key is asked twice before anybody may begin anew (E11). */
    canBeginAgain: () =>
      state.kind === 'locked' || // whose passphrase nobody knows any more; its files are kept
      (state.kind === 'closed' && mayBeginAgain(state.why, unsure)),
    showScheme: (known: Snapshot['scheme']) => {
      scheme = known
      tell()
    },
  }
}

/** How many times of bringing back are remembered; a clock that is wrong more often is another matter. */
const MENDED_MAX = 50

const asClosed = (failure: Failure): Closed => traitsOf(failure).closes ?? 'diskFailed'
