import { DAY } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { readFields } from '../../../shared/kernel/read-fields.ts'
import type { Release } from '../../../shared/updates/update.ts'
import type { Ports } from '../ports/ports.ts'
import { VAULT_VERSION } from '../vault/content.ts'
import { judgeList, type Verdict } from './judge-list.ts'
import { followKeyLists, KeyList, trustIn, type Trust } from './key-list.ts'
import type { Artefact } from './list.ts'
import { NO_MEMORY, UpdateMemory, withoutOffer, type UpdateLine } from './memory.ts'
import { newerOf } from './version.ts'

/** What is offered, and the file for this computer. */
export type Offer = { readonly release: Release; readonly artefact: Artefact | null }

type Needs = Pick<Ports, 'updater' | 'clock' | 'installation'>

/** What is known about updates and remembered between starts; every offer is judged anew when it is taken up. */
export const createUpdateShelf = ({ updater, clock, installation }: Needs) => {
  let memory: UpdateMemory = NO_MEMORY
  let trust: Trust | null = builtInTrust(updater.source?.keys)
  let offer: Offer | null = null

  let queue: Promise<unknown> = Promise.resolve()

  /** One change at a time: computed from the latest, stored, and only then so. */
  const change = (edit: (memory: UpdateMemory) => UpdateMemory): Promise<Result<null>> => {
    const turn = queue.then(async () => {
      const edited = edit(memory)
      if (edited === memory) return done
      const saved = updater.source === null ? done : await updater.save(edited)
      if (saved.ok) memory = edited
      return saved
    })
    queue = turn
    return turn
  }

  const judge = (bytes: Uint8Array): Verdict | null =>
    trust === null || updater.source === null
      ? null
      : judgeList(bytes, {
          trust,
          channel: updater.source.channel,
          running: installation.version,
          highest: newerOf(memory.highest, installation.version),
          issuedAt: memory.issuedAt,
          now: clock.now(),
          vaultVersion: VAULT_VERSION,
          target: updater.target,
        })

  /** The offer that is remembered, if it is still good by all that is known now. */
  const judgeAgain = (): Offer | null => {
    const verdict = memory.offer === null ? null : judge(Buffer.from(memory.offer))
    offer = verdict?.kind === 'offer' ? verdict : null
    return offer
  }

  /** Takes a list that was fetched; keys and heights are remembered whatever became of the rest. */
  const take = async (bytes: Uint8Array): Promise<Result<Verdict>> => {
    const verdict = judge(bytes)
    if (verdict === null) return fail({ code: 'updateRefused', why: 'noAddress' })
    trust = verdict.trust
    const text = Buffer.from(bytes).toString('utf8')
    const isSame = offer !== null && verdict.kind === 'offer' && isSameFile(offer, verdict)
    if (!isSame && verdict.kind !== 'refused') await updater.discard()
    const saved = await change((before) => {
      const known = { ...before, keyLists: [...verdict.trust.chain] }
      if (verdict.kind === 'refused') return known
      const looked = {
        ...known,
        trouble: null,
        lookedAt: clock.now(),
        // a list signed by a clock that was ahead must not make all later ones look old
        issuedAt: Math.max(before.issuedAt, Math.min(verdict.issuedAt, clock.now() + DAY)),
      }
      if (verdict.kind === 'upToDate') return withoutOffer(looked)
      return {
        ...(isSame ? looked : withoutOffer(looked)),
        offer: text,
        highest: newerOf(newerOf(before.highest, installation.version), verdict.release.version),
      }
    })
    if (!saved.ok) return saved
    // keys that have just been revoked also end an offer that stood before
    if (verdict.kind !== 'refused') offer = verdict.kind === 'offer' ? verdict : null
    else if (judgeAgain() === null && memory.offer !== null) {
      await change(withoutOffer)
      await updater.discard()
    }
    return ok(verdict)
  }

  /** Reads what is remembered and mends what the last run left; answers what the log is to be told. */
  const open = async (): Promise<readonly UpdateLine[]> => {
    if (updater.source === null) return []
    memory = readFields(UpdateMemory, await updater.load(), NO_MEMORY)
    if (trust !== null) ({ trust } = followKeyLists(trust, memory.keyLists))
    const { version } = installation
    const before = memory.runs?.version ?? null
    const { installing } = memory
    const isFailed = installing !== null && installing.to !== version
    await change((known) => ({
      ...known,
      installing: null,
      highest: newerOf(known.highest, version),
      runs: before === version ? known.runs : { version, since: clock.now() },
      trouble: isFailed
        ? {
            at: clock.now(),
            why: 'notInstalled',
            during: 'install',
            version: installing.to,
            signedBy: null,
            shouldBe: [],
          }
        : before === version
          ? known.trouble
          : null,
    }))
    if (judgeAgain() === null) {
      if (memory.offer !== null) await change(withoutOffer)
      await updater.discard()
    } else if (memory.downloadedAt !== null && !(await isDownloaded()))
      await change((known) => ({ ...known, downloadedAt: null, atQuit: false }))
    return [
      ...(isFailed
        ? [{ what: 'updateRefused', version: installing.to, result: 'update:notInstalled' } as const]
        : []),
      ...(before !== null && before !== version
        ? [{ what: 'updateInstalled', version, result: 'ok' } as const]
        : []),
    ]
  }

  const isDownloaded = async () => offer?.artefact != null && (await updater.isThere(offer.artefact))

  return { open, take, change, judgeAgain, memory: () => memory, offer: () => offer, trust: () => trust }
}

/** A build without a readable key list trusts nobody. */
const builtInTrust = (keys: unknown): Trust | null => {
  const list = KeyList.safeParse(keys)
  return list.success ? trustIn(list.data) : null
}

const isSameFile = (a: Offer, b: Offer): boolean =>
  a.release.version === b.release.version && a.artefact?.sha512 === b.artefact?.sha512
