import { done, fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import {
  isPassingRefusal,
  type UpdateFacts,
  type UpdateRefusal,
  type UpdateTrouble,
} from '../../../shared/updates/update.ts'
import { underWay } from '../../../shared/updates/under-way.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import { createUpdateShelf, type Offer } from './shelf.ts'
import { spellKeyId, keyIdOf } from './signing.ts'
import { createUpdateTimes } from './times.ts'
import { withLine, type UpdateLine } from './memory.ts'

type Needs = Pick<Ports, 'updater' | 'clock' | 'installation' | 'preferences'>
type Rooms = {
  readonly vault: Pick<Vault, 'snapshot' | 'tell' | 'isOpen' | 'attachUpdates'>
  readonly desk: Pick<Desk, 'log'>
  readonly board: Pick<WorkBoard, 'read' | 'show'>
  /** Whether something stands in the window and nowhere else. */
  readonly closing: { readonly isUnsaved: () => boolean }
}

const refused = (why: UpdateRefusal): Result<never> => fail({ code: 'updateRefused', why })

/** Updates of Keyward itself: looked for when asked, taken only when signed, put in place when it suits (U1–U4). */
export const createUpdates = (ports: Needs, { vault, desk, board, closing }: Rooms) => {
  const { updater, clock, installation } = ports
  const shelf = createUpdateShelf({ updater, clock, installation })
  let standing: UpdateFacts['standing'] = { kind: 'unknown' }
  /** What runs can be called off; one thing at a time. */
  let running: AbortController | null = null
  /** The end of what runs, or ran last. */
  let ended: Promise<unknown> = Promise.resolve()

  const facts = (): UpdateFacts => {
    const { lookedAt, runs, downloadedAt, atQuit, trouble } = shelf.memory()
    const offer = standing.kind === 'on' ? shelf.offer() : null
    return {
      standing,
      lookedAt,
      runsSince: runs?.since ?? null,
      offer: offer?.release ?? null,
      downloadedAt: offer === null ? null : downloadedAt,
      atQuit: offer !== null && atQuit,
      trouble,
    }
  }
  vault.attachUpdates(facts)

  const log = async (line: UpdateLine) => {
    await shelf.change((memory) => withLine(memory, line))
    await writeLines()
  }

  /** Lines that had to wait for the vault go into its log once it is open. */
  const writeLines = async () => {
    if (!vault.isOpen() || shelf.memory().lines.length === 0) return
    let lines: readonly UpdateLine[] = []
    const taken = await shelf.change((memory) => {
      ;({ lines } = memory)
      return lines.length === 0 ? memory : { ...memory, lines: [] }
    })
    if (!taken.ok) return
    for (const { what, version, result } of lines)
      await desk.log(what, { app: { name: `Keyward ${version}` }, result })
  }

  /** Runs one thing about updates alone, and shows it; policy is asked anew before each. */
  const alone = async (act: (signal: AbortSignal) => Promise<Result<null>>): Promise<Result<null>> => {
    if (running !== null) return refused('underWay')
    running = new AbortController()
    const end = Promise.withResolvers<null>()
    ended = end.promise
    try {
      standing = await updater.standing()
      if (standing.kind !== 'on') return refused(standing.kind === 'noAddress' ? 'noAddress' : 'off')
      return await act(running.signal)
    } finally {
      running = null
      end.resolve(null)
      board.show({ update: null })
      vault.tell()
    }
  }

  /** Remembers what went wrong, and says so in the log; what passes by itself only where somebody asked. */
  const trouble = async (
    during: UpdateTrouble['during'],
    why: UpdateRefusal,
    about: { readonly version: string | null; readonly signedBy?: string | null } = { version: null },
  ): Promise<Result<never>> => {
    if (why === 'cancelled' || why === 'underWay') return refused(why)
    await shelf.change((memory) => ({
      ...memory,
      trouble: {
        at: clock.now(),
        why,
        during,
        version: about.version,
        signedBy: about.signedBy ? spellKeyId(about.signedBy) : null,
        shouldBe: shelf.trust()?.current.release.map((key) => spellKeyId(keyIdOf(key))) ?? [],
      },
    }))
    await log({
      what: during === 'look' && isPassingRefusal(why) ? 'updateChecked' : 'updateRefused',
      version: about.version ?? installation.version,
      result: `update:${why}`,
    })
    return refused(why)
  }

  const look = (isAsked: boolean) =>
    alone(async (signal) => {
      board.show({ update: { kind: 'looking' } })
      const fetched = await updater.fetchList(signal)
      if (!fetched.ok) {
        const why = whyOf(fetched)
        return !isAsked && isPassingRefusal(why) ? refused(why) : trouble('look', why)
      }
      const verdict = await shelf.take(fetched.value)
      if (!verdict.ok) return trouble('look', whyOf(verdict))
      const { value } = verdict
      if (value.kind === 'refused') return trouble('look', value.why, value)
      await log({
        what: 'updateChecked',
        version: value.kind === 'offer' ? value.release.version : installation.version,
        result: 'ok',
      })
      return done
    })

  const download = () =>
    alone(async (signal) => {
      const offer = shelf.offer()
      if (offer?.artefact == null) return refused('nothingOffered')
      const { version } = offer.release
      const { size } = offer.artefact
      let shown = -1
      const onBytes = (bytes: number) => {
        const percent = Math.floor((bytes / size) * 100)
        if (percent === shown) return
        shown = percent
        board.show({
          update: bytes >= size ? { kind: 'verifying' } : { kind: 'downloading', bytes, size },
        })
      }
      onBytes(0)
      const fetched = await updater.download(version, offer.artefact, { onBytes, signal })
      if (!fetched.ok) return trouble('download', whyOf(fetched), { version })
      const kept = await shelf.change((memory) => ({ ...memory, downloadedAt: clock.now(), trouble: null }))
      if (!kept.ok) return trouble('download', whyOf(kept), { version })
      await log({ what: 'updateDownloaded', version, result: 'ok' })
      return done
    })

  /** Nothing runs, and nothing stands in the window and nowhere else (G9). */
  const isFree = () => underWay(vault.snapshot(), board.read()).length === 0 && !closing.isUnsaved()

  /** The wish is written down first, so that the next start can tell whether it came true. */
  const install = (way: 'restart' | 'quit') =>
    alone(async () => {
      if (standing.kind === 'on' && standing.cannotInstall !== null) return refused('cannotInstall')
      if (!isFree()) return refused('underWay')
      const offer: Offer | null = shelf.judgeAgain()
      if (offer?.artefact == null || shelf.memory().downloadedAt === null) return refused('nothingOffered')
      const { version } = offer.release
      board.show({ update: { kind: 'installing' } })
      const wished = await shelf.change((memory) => ({
        ...memory,
        installing: { from: installation.version, to: version },
      }))
      if (!wished.ok) return trouble('install', whyOf(wished), { version })
      const handed = await updater.install(version, offer.artefact, way, isFree)
      if (handed.ok) return handed
      const why = whyOf(handed)
      const isLost = why === 'fileGone' || why === 'fileChanged'
      await shelf.change((memory) => ({
        ...memory,
        installing: null,
        ...(isLost ? { downloadedAt: null, atQuit: false } : {}),
      }))
      if (isLost) await updater.discard()
      return trouble('install', why, { version })
    })

  const times = createUpdateTimes(clock, {
    isWanted: () =>
      ports.preferences.read().updates === 'daily' && standing.kind === 'on' && running === null,
    lookedAt: () => shelf.memory().lookedAt,
    look: () => look(false),
  })

  return {
    facts,
    /** After each change of what is shown: lines that waited for the vault are written. */
    notice: writeLines,
    start: async () => {
      standing = await updater.standing()
      for (const line of await shelf.open()) await log(line)
      vault.tell()
      times.start()
    },
    close: () => {
      times.stop()
      running?.abort()
    },
    /** Before the process ends: what the person wanted at quitting is installed now. */
    atQuit: async () => {
      times.stop()
      running?.abort()
      const isWanted = () => shelf.memory().atQuit && shelf.memory().installing === null
      if (!isWanted()) return
      await ended // a look that was called off must not stand in its way
      if (isWanted()) await install('quit')
    },
    calls: {
      lookForUpdate: () => look(true),
      downloadUpdate: download,
      cancelUpdate: async () => {
        running?.abort()
        return done
      },
      installUpdate: async ({ when }: { when: 'now' | 'atQuit' | 'notAtQuit' }): Promise<Result<null>> => {
        if (when === 'now') return install('restart')
        const kept = await shelf.change((memory) =>
          when === 'atQuit' && memory.downloadedAt === null
            ? memory
            : { ...memory, atQuit: when === 'atQuit' },
        )
        vault.tell()
        return kept
      },
      dismissUpdateTrouble: async () => {
        const kept = await shelf.change((memory) => ({ ...memory, trouble: null }))
        vault.tell()
        return kept
      },
    },
  }
}

/** What a failure of the port, or of storing what is remembered, means for an update. */
const whyOf = ({ failure }: Failed): UpdateRefusal => {
  if (failure.code === 'updateRefused') return failure.why
  if (failure.code === 'diskFull') return 'diskFull'
  return failure.code === 'diskDenied' || failure.code === 'diskReadOnly' ? 'diskDenied' : 'diskFailed'
}
