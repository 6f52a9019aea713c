import type { ActivityKind, Checkpoint } from '../../../shared/activity/activity.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import type { Ports } from '../ports/ports.ts'
import type { EndMemory, KeptEnd } from './end-keeper.ts'

/** How long after a line the keychain hears of it, where nothing left the vault with it. */
const KEEP_AFTER = 5 * SECOND

/** Actions with which something leaves the vault: the keychain knows of their lines before anybody has it. */
const LEAVING: ReadonlySet<ActivityKind> = new Set<ActivityKind>([
  'secretRevealed',
  'secretCopied',
  'handedToColleague',
  'handedToVendor',
  'handedByLeaver',
  'handedToAdviser',
  'handedToSomebody',
  'handoverPublished',
  'handoverSent',
  'activityExported',
  'exportBegun',
  'exportMade',
  'reviewSaved',
  'toolTokenGiven',
  'rollbackFound',
  'rollbackAcknowledged',
])

type Needs = {
  readonly keeper: EndMemory
  readonly clock: Ports['clock']
  /** Makes what was appended survive a power cut, so that the keychain never knows of a line that a disk lost. */
  readonly flush: Ports['activityLog']['flush']
  readonly head: () => Checkpoint | null
  /** Up to which line the sealed file knows of the log. */
  readonly stored: () => number
  /** The keychain answers after all: what it remembers has to be looked for along the log. */
  readonly onAnswer: () => void
}

/**
 * Keeps the end of the log in the keychain, where a folder that is put back cannot take it along (requirement H9).
 * It is read before it is ever written, and written only where the log has what it says: a head that is behind is
 * what a crash leaves, a head that is ahead is a folder from an earlier day.
 */
export const createEndWatch = ({ keeper, clock, flush, head, stored, onAnswer }: Needs) => {
  /** `unread`: the keychain has not answered. `open`: what it said has not been found in the log yet. */
  let state: 'unread' | 'open' | 'agreed' = 'unread'
  let kept: KeptEnd | null = null
  let isNew = false
  let writing: Promise<void> | null = null
  let callOff: (() => void) | null = null

  const read = async (): Promise<KeptEnd | null> => {
    const found = await keeper.read()
    if (!found.ok) return null
    kept = found.value
    if (kept === null) agree()
    else state = 'open'
    return kept
  }

  const agree = () => {
    state = 'agreed'
    soon()
  }

  const soon = () => void (callOff ??= clock.after(KEEP_AFTER, () => void keep()))

  const write = async () => {
    if (state === 'unread' && (await read()) !== null) onAnswer()
    const end = head()
    if (state !== 'agreed' || end === null || (kept?.seq === end.seq && kept.stored === stored())) return
    if (!(await flush()).ok) return
    const next = { seq: end.seq, seal: end.seal, at: end.at, stored: stored() }
    if ((await keeper.write(next)).ok) kept = next
  }

  /** Writes the end as it is now; whoever comes while it is being written waits for one more. */
  const keep = async (): Promise<void> => {
    callOff?.()
    callOff = null
    const before = writing
    if (before !== null) await before
    writing ??= write().finally(() => (writing = null))
    await writing
  }

  return {
    read,
    keep,
    /** What the keychain said that has still to be found in the log; `null` where nothing waits. */
    waiting: () => (state === 'open' ? kept : null),
    /** The log has what the keychain remembered, or the difference is written down. */
    agree,
    /** Nothing was ever written, so there is nothing to compare. */
    begin: () => void (isNew = true),
    /** Whether there was something to compare with, and it was compared. */
    isCompared: () => state === 'agreed' && (kept !== null || isNew),
    /** After each line; the answer comes when the keychain knows of it, where something leaves the vault with it. */
    after: async (what: ActivityKind, result: string) => {
      if (LEAVING.has(what) && (result === 'ok' || what.startsWith('rollback'))) await keep()
      else soon()
    },
    forget: () => {
      callOff?.()
      callOff = null
      state = 'unread'
      kept = null
      isNew = false
    },
  }
}
