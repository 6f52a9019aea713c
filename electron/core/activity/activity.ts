import type {
  Activity,
  ActivityFilter,
  ActivityLine,
  ActivityProof,
  Checkpoint,
} from '../../../shared/activity.ts'
import { personLabel, plainText } from '../../../shared/person.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { CHAIN_START, createChain, encodeLine, SEAL_LENGTH, type Chain } from './activity-chain.ts'
import { findLines } from './activity-filter.ts'
import { createActivityIndex, type ActivityIndex } from './activity-index.ts'
import { createWalk, readBody, type Head } from './activity-walk.ts'
import type { ActivityEntry, LinePlace, Ports } from '../ports.ts'
import type { Vault } from '../vault/vault.ts'

/** What happened, in order; each line carries the keyed hash of the one before (requirement H3). */
export type ActivityJournal = ReturnType<typeof createActivity>

type Needs = Pick<Ports, 'activityLog' | 'clock' | 'installation' | 'records'>

/** How soon after a line the disk is asked to hold it through a power cut. */
const FLUSH_AFTER = 250

type Hears = {
  /** The walk along the chain came this far, as a part of one; `null` when it has ended. */
  readonly onProgress: (part: number | null) => void
  readonly onProof: (proof: ActivityProof) => void
}

/** Lines are appended in the order of the calls; a log that cannot be written never stops the work it tells of. */
export const createActivity = (
  ports: Needs,
  vault: Pick<Vault, 'now' | 'content'>,
  { onProgress, onProof }: Hears,
) => {
  let chain: Chain | null = null
  let head: Head | null = null
  let index: ActivityIndex | null = null
  let proof: ActivityProof | null = null
  let walking: Promise<void> | null = null
  /** Lines written while a walk was under way. */
  let recent: { line: Activity; place: LinePlace }[] = []
  let queue: Promise<unknown> = Promise.resolve()
  let isFlushing = false

  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(step, step)
    queue = turn.catch(() => undefined)
    return turn
  }

  /**
   * Finds the end to go on from. Where the sealed file knows of a later line than the log has, the chain goes on
   * from that one, so that the gap stays visible for ever.
   */
  const begin = async () => {
    if (chain !== null) return chain
    const made = createChain(ports.records.deriveKey('activity'))
    const tail = await ports.activityLog.tail(50)
    const known = vault.content().checkpoint
    const last = tail.ok ? lastHead(tail.value) : null
    head = known !== null && known.seq > (last?.seq ?? -1) ? known : last
    chain = made
    return made
  }

  const record = (entry: ActivityEntry) =>
    inTurn(async () => {
      const sealing = await begin()
      const { me } = vault.content()
      const at = vault.now()
      const line: Activity = {
        seq: (head?.seq ?? -1) + 1,
        at,
        who: plainText(me?.name ?? ports.installation.user),
        email: me?.email ?? '',
        device: plainText(ports.installation.device),
        what: entry.what,
        result: plainText(entry.result),
        app: plainText(entry.app),
        appId: entry.appId ?? '',
        organisation: plainText(entry.organisation),
        person: plainText(entry.person ?? '', 400),
      }
      const body = encodeLine(line)
      const seal = sealing.seal(head?.seal ?? CHAIN_START, body)
      const appended = await ports.activityLog.append(
        new Date(at).toISOString().slice(0, 7),
        Buffer.concat([Buffer.from(`${seal} `, 'latin1'), body]),
      )
      if (!appended.ok) return
      head = { seq: line.seq, seal, at }
      if (walking === null) index?.add(line, appended.value)
      else recent.push({ line, place: appended.value })
      flushSoon()
    })

  const flushSoon = () => {
    if (isFlushing) return
    isFlushing = true
    ports.clock.after(FLUSH_AFTER, () => {
      isFlushing = false
      void ports.activityLog.flush()
    })
  }

  /** Walks along the whole chain, a piece at a time so that nothing waits for it, and indexes it on the way. */
  const verify = async (): Promise<ActivityProof | null> => {
    walking ??= walk().finally(() => {
      walking = null
      onProgress(null)
    })
    await walking
    return proof
  }

  const walk = async () => {
    const sealing = await inTurn(begin)
    const fresh = createActivityIndex()
    const { checkpoint } = vault.content()
    const walked = createWalk(sealing, checkpoint, (line, place) => fresh.add(line, place))
    let done = 0
    try {
      for await (const { file, offset, bytes, total } of ports.activityLog.pieces()) {
        walked.take(file, offset, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
        done += bytes.length
        onProgress(Math.min(1, done / Math.max(1, total)))
      }
    } catch {
      return // a disk that does not answer proves nothing either way; the earlier proof stands with its age
    }
    await inTurn(async () => {
      const last = walked.last()?.seq ?? -1
      for (const { line, place } of recent) if (line.seq > last) fresh.add(line, place)
      recent = []
      index = fresh
    })
    const { findings, more, lines, from, to } = walked.end()
    const before = proof
    proof = { at: vault.now(), lines, from, to, findings, moreFindings: more }
    onProof(proof)
    if (findings.length > 0 && before?.findings.length !== findings.length)
      void record({
        what: 'activityFoundBroken',
        app: '',
        organisation: '',
        result: `${findings.length + more} found`,
      })
  }

  /** Lines newest first, before a place; a filter waits until everything is indexed. */
  const list = async (
    before: number | null,
    limit: number,
    filter: ActivityFilter | null,
  ): Promise<Result<{ lines: ActivityLine[]; more: boolean; matches: number }>> => {
    if (index === null && before === null && filter === null) {
      const newest = await latest(limit)
      if (newest !== null) return ok(newest)
    }
    if (index === null) await verify()
    return inTurn(async () => {
      if (index === null) return ok({ lines: [], more: false, matches: 0 })
      const { found, matches, more } = findLines(
        index,
        filter ?? ANY,
        before === null ? Infinity : before - 1,
        limit,
      )
      const places = found.map((at) => index?.place(at)).filter((place) => place !== undefined)
      const read = await ports.activityLog.read(places)
      if (!read.ok) return read
      return ok({
        lines: read.value.flatMap((bytes, at) => asLine(bytes, (found[at] ?? 0) + 1)),
        more,
        matches,
      })
    })
  }

  /** The newest lines from the end of the newest file, before anything is indexed; `null` where that is not enough. */
  const latest = async (limit: number) => {
    await inTurn(begin)
    const tail = await ports.activityLog.tail(limit)
    if (!tail.ok) return null
    const lines = tail.value.toReversed().flatMap((bytes) => asLine(bytes, null))
    const isAll = (lines.at(-1)?.seq ?? 0) === 0
    return lines.length < limit && !isAll ? null : { lines, more: !isAll, matches: (lines[0]?.seq ?? -1) + 1 }
  }

  /** The seal of the line that was written as number `seq`, or `null` where there is none any more. */
  const sealOf = async (seq: number): Promise<string | null> => {
    if (index === null) await verify()
    let [low, high] = [0, Math.min(seq, (index?.size() ?? 0) - 1)]
    while (index !== null && low <= high) {
      const middle = high === seq ? high : Math.floor((low + high) / 2)
      const read = await ports.activityLog.read([index.place(middle)])
      const bytes = read.ok ? read.value[0] : undefined
      const line = bytes === undefined ? null : readBody(bytes.subarray(SEAL_LENGTH + 1))
      if (bytes === undefined || line === null) return null
      if (line.seq === seq) return textOf(bytes.subarray(0, SEAL_LENGTH))
      if (line.seq < seq) low = middle + 1
      else high = middle - 1
    }
    return null
  }

  return {
    record,
    verify,
    sealOf,
    list,
    proof: () => proof,
    /** All that is known of every line, once the log has been walked. */
    indexed: async () => {
      if (index === null) await verify()
      return index
    },
    checkpoint: (): Checkpoint | null => head,
    /** Makes the log whole on disk, before the process ends. */
    settle: () => inTurn(() => ports.activityLog.flush()),
    /** Forgets what was read, so that a vault begun again reads its own log. */
    reset: () =>
      inTurn(async () => {
        chain = null
        head = null
        index = null
        proof = null
      }),
  }
}

const ANY: ActivityFilter = {
  words: [],
  kinds: null,
  person: null,
  appId: null,
  result: null,
  from: null,
  until: null,
}

const lastHead = (lines: readonly Uint8Array[]): Head | null => {
  for (const bytes of lines.toReversed()) {
    const line = readBody(bytes.subarray(SEAL_LENGTH + 1))
    if (line !== null) return { seq: line.seq, seal: textOf(bytes.subarray(0, SEAL_LENGTH)), at: line.at }
  }
  return null
}

const asLine = (bytes: Uint8Array, line: number | null): ActivityLine[] => {
  const read = readBody(bytes.subarray(SEAL_LENGTH + 1))
  return read === null ? [] : [{ ...read, line: line ?? read.seq + 1 }]
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** A person as lines name somebody whom they are about. */
export const nameIn = (who: { readonly name: string; readonly email: string }): string =>
  personLabel({ name: plainText(who.name), email: plainText(who.email) })
