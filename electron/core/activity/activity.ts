import type {
  Activity,
  ActivityProof,
  Checkpoint,
  RollbackReason,
} from '../../../shared/activity/activity.ts'
import { plainText } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { createChain, type Chain } from './chain.ts'
import { createActivityIndex, type ActivityIndex } from './index.ts'
import { createPages } from './pages.ts'
import { createPen } from './pen.ts'
import { createWalk, type Head } from './walk.ts'
import { FORGETFUL, type EndMemory, type KeptEnd } from './end-keeper.ts'
import { createFlushing } from './flushing.ts'
import { createEndWatch } from './end-watch.ts'
import { RECORDS_PUT_BACK, rollbackResult, rollbacksIn, withoutTold } from './rollbacks.ts'
import type { ActivityEntry } from '../ports/activity-log.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { whoUses } from '../vault/who-uses.ts'

/** What happened, in order; each line carries the keyed hash of the one before (requirement H3). */
export type ActivityJournal = ReturnType<typeof createActivity>

type Needs = Pick<Ports, 'activityLog' | 'clock' | 'installation' | 'presence' | 'records'>

/** A keychain that does not answer keeps nobody from quitting; a head that is behind raises no alarm. */
const SETTLE_WITHIN = 2_000

type Hears = {
  /** The walk along the chain came this far, as a part of one; `null` when it has ended. */
  readonly onProgress: (part: number | null) => void
  readonly onProof: (proof: ActivityProof) => void
}

/** Lines are appended in the order of the calls; a log that cannot be written never stops the work it tells of. */
export const createActivity = (
  ports: Needs,
  vault: Pick<Vault, 'now' | 'content'> & Partial<Pick<Vault, 'wasRecovered'>>,
  { onProgress, onProof }: Hears,
  keeper: EndMemory = FORGETFUL,
) => {
  let chain: Chain | null = null
  let index: ActivityIndex | null = null
  let proof: ActivityProof | null = null
  /** The last line that the walk behind the proof came to. */
  let walkedTo: Head | null = null
  let walking: Promise<Result<null>> | null = null
  let telling: KeptEnd | null = null
  let stop = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()
  let isEnding = false

  const flushSoon = createFlushing(ports)

  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(step, step)
    queue = turn.catch(() => undefined)
    return turn
  }

  const pen = createPen(ports.activityLog, {
    onWritten: (line, place) => index?.add(line, place, { number: index.lines() + 1, isSound: true }),
    onOther: () => void (index = null), // walked again before anything is shown from it
  })

  const watch = createEndWatch({
    keeper,
    clock: ports.clock,
    flush: () => ports.activityLog.flush(),
    head: pen.head,
    stored: () => vault.content().checkpoint?.seq ?? -1,
    onAnswer: () => {
      if (!isEnding) void verify() // else the next start finds it
    },
  })

  /** Writes down that the folder was put back; from then on the keychain follows this log again. */
  const tellRollback = async (result: string) => {
    await append({ what: 'rollbackFound', app: '', organisation: '', result })
    watch.agree()
    await watch.keep()
    showRollbacks()
  }

  /**
   * Finds the end to go on from. Where the sealed file or the keychain knows of a later line than the log has, the
   * chain goes on from that one, so that the gap stays visible for ever.
   */
  const begin = async (): Promise<Chain | null> => {
    if (chain !== null) return chain
    if (isEnding) return null // what comes late finds no key, and writes nothing
    const made = createChain(ports.records.deriveKey('activity'))
    const { checkpoint } = vault.content()
    const kept = await watch.read()
    const known = [checkpoint, kept].filter((one) => one !== null)
    const found = await pen.find(made, known)
    if (!found.ok) return null
    pen.raise(checkpoint)
    if (pen.head() === null) watch.begin()
    if (kept !== null) await compare(kept, checkpoint, found.value.holds)
    pen.raise(kept)
    chain = made
    return made
  }

  const compare = async (
    kept: KeptEnd,
    checkpoint: Checkpoint | null,
    holds: (end: Checkpoint) => boolean,
  ) => {
    const reached = pen.head()?.seq ?? -1
    if (kept.seq > reached) void tellRollback(rollbackResult(reached + 1, kept))
    else if (await isOlder(kept, checkpoint)) void tellRollback(RECORDS_PUT_BACK)
    else if (holds(kept) || (checkpoint?.seq === kept.seq && checkpoint.seal === kept.seal)) watch.agree()
  }

  /**
   * Whether the sealed file knows less of the log than it did; the generation before a damaged one may, and what this
   * process has read may where another Keyward goes on writing it.
   */
  const isOlder = async (kept: KeptEnd, checkpoint: Checkpoint | null) =>
    checkpoint !== null &&
    kept.stored > checkpoint.seq &&
    vault.wasRecovered?.() !== true &&
    (await ports.presence?.isAlone()) !== false

  const append = (entry: ActivityEntry): Promise<void> =>
    inTurn(async () => {
      const sealing = await begin()
      if (sealing === null) return
      if ((await pen.write(sealing, (seq) => lineOf(seq, entry))).ok) flushSoon()
    })

  const record = async (entry: ActivityEntry): Promise<void> => {
    await append(entry)
    await watch.after(entry.what, entry.result)
  }

  const lineOf = (seq: number, entry: ActivityEntry): Activity => {
    const me = whoUses(vault.content(), ports.installation)
    return {
      seq,
      at: vault.now(),
      who: plainText(me.name),
      email: me.email,
      device: plainText(ports.installation.device),
      what: entry.what,
      result: plainText(entry.result),
      app: plainText(entry.app),
      appId: entry.appId ?? '',
      organisation: plainText(entry.organisation),
      person: plainText(entry.person ?? '', 400),
    }
  }

  /**
   * Walks along the whole chain, a piece at a time so that nothing waits for it, and indexes it on the way. Answers
   * with what it showed at its end, or why it did not come there.
   */
  const verify = async (): Promise<Result<ActivityProof>> => {
    if (walking === null) {
      stop = new AbortController()
      walking = walk(stop.signal).finally(() => {
        walking = null
        onProgress(null)
      })
    }
    const walked = await walking
    if (!walked.ok) return walked
    return proof === null ? fail('diskFailed') : ok(proof)
  }

  const walk = async (signal: AbortSignal): Promise<Result<null>> => {
    onProgress(0)
    const sealing = await inTurn(begin)
    if (sealing === null) return fail('diskFailed')
    const fresh = createActivityIndex()
    const { checkpoint } = vault.content()
    const waiting = watch.waiting()
    const walked = createWalk(sealing, checkpoint, fresh.add, waiting === null ? [] : [waiting])
    const read = new Map<string, number>()
    let come = 0
    /** Everything that has not been read yet. */
    const pass = async (): Promise<Result<null>> => {
      try {
        for await (const { file, offset, bytes, next, total } of ports.activityLog.pieces(read)) {
          if (signal.aborted) return fail('logWalkCancelled')
          walked.take(file, offset, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
          read.set(file, next)
          come += next - offset
          onProgress(Math.min(1, come / Math.max(1, total)))
        }
        return done
      } catch {
        return fail('diskFailed') // that proves nothing either way; the earlier proof stands with its age
      }
    }
    const passed = await pass()
    if (!passed.ok) return passed
    return inTurn(async () => {
      const rest = await pass() // what was written meanwhile; nothing is while this runs
      if (!rest.ok) return rest
      fresh.reach(walked.lines())
      index = fresh
      pen.raise(walked.last())
      walkedTo = walked.last()
      if (waiting !== null) settleKept(waiting, walked.holds(waiting))
      const head = pen.head()
      conclude(walked.end(head === null ? [] : [head]), fresh)
      return done
    })
  }

  /** What the keychain remembered has been looked for along the whole log. */
  const settleKept = (kept: KeptEnd, isHeld: boolean) => {
    if (watch.waiting() !== kept || telling === kept) return // written down meanwhile, or about to be
    if (isHeld) return watch.agree()
    telling = kept
    void tellRollback(rollbackResult(null, kept))
  }

  const conclude = (
    { more, ...walked }: ReturnType<ReturnType<typeof createWalk>['end']>,
    fresh: ActivityIndex,
  ) => {
    show({ ...walked, at: vault.now(), moreFindings: more }, fresh)
    const amount = (proof?.findings.length ?? 0) + more
    const result = `${amount} found`
    if (amount > 0 && fresh.lastResult('activityFoundBroken') !== result)
      void record({ what: 'activityFoundBroken', app: '', organisation: '', result })
  }

  /** Shows what a walk found, and what is told of the folder being put back, which explains some of it. */
  const show = (walked: ActivityProof, known: ActivityIndex) => {
    const rollbacks = rollbacksIn(known)
    const findings = withoutTold(walked.findings, rollbacks)
    proof = { ...walked, findings, rollbacks, isCompared: watch.isCompared() }
    onProof(proof)
  }

  const showRollbacks = () => {
    if (proof !== null && index !== null) show(proof, index)
  }

  const forget = () =>
    inTurn(async () => {
      chain = null
      pen.forget()
      index = null
      proof = null
      walkedTo = null
      watch.forget()
    })

  return {
    record,
    verify,
    ...createPages({
      log: ports.activityLog,
      chain: () => inTurn(begin),
      index: () => index,
      verify,
      inTurn,
    }),
    cancelWalk: () => stop.abort(),
    proof: () => proof,
    /** All that is known of every line, once the log has been walked. */
    indexed: async (): Promise<Result<ActivityIndex>> => {
      const walked = index === null ? await verify() : null
      if (walked?.ok === false) return walked
      return index === null ? fail('diskFailed') : ok(index)
    },
    checkpoint: (): Checkpoint | null => pen.head(),
    walkedTo: (): Checkpoint | null => walkedTo,
    acknowledgeRollback: async (how: RollbackReason): Promise<void> => {
      await record({ what: 'rollbackAcknowledged', app: '', organisation: '', result: how })
      showRollbacks()
    },
    /** Makes the log whole on disk, before the process ends, and the keychain know of its end. */
    settle: async () => {
      isEnding = true
      await inTurn(() => ports.activityLog.flush())
      const late = new Promise<void>((resolve) => ports.clock.after(SETTLE_WITHIN, resolve))
      await Promise.race([watch.keep(), late])
    },
    /** Forgets what was read, so that a vault begun again reads its own log. */
    reset: forget,
    /** Lets go of the key and of every line, and writes none until it wakes. */
    letGo: async () => {
      isEnding = true
      stop.abort()
      await walking
      await forget()
    },
    wake: () => void (isEnding = false),
  }
}
