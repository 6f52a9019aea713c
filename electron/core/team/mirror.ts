import { done, type Failed, ok, type Result } from '../../../shared/kernel/result.ts'
import {
  type DeviceId,
  type Listed,
  readFileName,
  type TeamId,
  teamFolder,
  writeFileName,
} from '../../../shared/team/names.ts'
import { TEAM_FILE_MAX } from '../../../shared/team/segment.ts'
import type { TeamShelf, TeamStore } from '../ports/team.ts'
import { nameHash } from './ids.ts'
import { readPack } from './pack.ts'
import { createPacking } from './packing.ts'
import { type ClosedSegment, readSegment } from './segment.ts'

/** What one look at a store found. */
export type Looked = {
  /** Segments that were not known here, kept on the shelf before anything follows from them. */
  readonly fresh: readonly ClosedSegment[]
  /** Names that were there once and are gone, without having been taken away by anybody's agreement (T7). */
  readonly gone: readonly string[]
  /** Something of a newer version lies there, so that the team can only be read (T8). */
  readonly isNewer: boolean
  /** Something of this device's own lies there that is not here: it cannot be read yet, and numbers on from there (T5). */
  readonly lacksOwn: boolean
  /** Why not everything could be read: nothing is concluded from such a look (T26). */
  readonly unread: Failed | null
  /** Why something could not be put back or put together; what was read counts. */
  readonly unput: Failed | null
}

/** The name under which a segment belongs into a store. */
export const nameOf = ({ line, keys, hash }: ClosedSegment): string =>
  writeFileName({
    team: line.team.slice(0, 16),
    dev: line.dev,
    kind: keys.length === 0 ? 'kws' : 'kwk',
    from: line.seq,
    to: line.seq,
    hash: nameHash(hash),
  })

/** What a store says of one file, while the rest of it can be had. */
const OF_ONE_FILE: ReadonlySet<string> = new Set(['diskFailed', 'diskDenied', 'teamPlaceOdd'])
const ENDING = /\.kw[sknp]$/u

/**
 * Keeps shelf and store alike. Files count by what is in them, under whatever name (T1). What is not in the store is not
 * deleted: it is put back, one's own at once, others' after two looks at which it was missing (T3).
 */
export const createMirror = (
  { team, dev: own }: { readonly team: TeamId; readonly dev: DeviceId },
  store: TeamStore,
  shelf: TeamShelf,
  ownFilesMax: number,
) => {
  /** Names with the size at which they were read, so that nothing is read twice that has not changed. */
  const read = new Map<string, number>()
  /** What the shelf holds, by its proper name. */
  const held = new Map<string, number>()
  /** Names of the store whose content is what the name says, and packs that hold it. */
  const sound = new Map<string, readonly string[]>()
  /** Put from here and not seen since: read once more, in case it did not arrive. */
  const doubtful = new Set<string>()
  const packing = createPacking(own, store, shelf, ownFilesMax)
  const everThere = new Set<string>()
  let missing = new Set<string>()
  let isNewer = false
  let published = 0

  const keep = async (bytes: Uint8Array, segment: ClosedSegment): Promise<Result<boolean>> => {
    const name = nameOf(segment)
    if (held.has(name)) return { ok: true, value: false }
    const kept = await shelf.keep(name, bytes)
    if (kept.ok) held.set(name, bytes.length)
    return kept.ok ? { ok: true, value: true } : kept
  }

  /** The segments of one file of the store, and their bytes. */
  const segmentsIn = (name: string, bytes: Uint8Array): readonly (readonly [ClosedSegment, Uint8Array])[] => {
    const parts = name.includes('.kwp') ? readPack(bytes) : [bytes]
    return parts.flatMap((part) => {
      const segment = readSegment(team, part)
      if (segment.kind === 'newer') isNewer = true
      return segment.kind === 'segment' ? [[segment, part] as const] : []
    })
  }

  const takeIn = async ({ name, size }: Listed, fresh: ClosedSegment[]): Promise<Result<null>> => {
    if (size === 0 || size > TEAM_FILE_MAX) return done
    const got = await store.get(name)
    // one file that cannot be read, as one that lies in the cloud alone, is not here yet (T1)
    if (!got.ok) return OF_ONE_FILE.has(got.failure.code) ? done : got
    if (got.value === null) return done
    read.set(name, size)
    doubtful.delete(name)
    const found = segmentsIn(name, got.value)
    sound.set(
      name,
      found.map(([segment]) => nameOf(segment)),
    )
    for (const [segment, bytes] of found) {
      const kept = await keep(bytes, segment)
      if (!kept.ok) {
        forget(name)
        return kept
      }
      if (kept.value) fresh.push(segment)
    }
    return done
  }

  /** What of the shelf the store has, by its own name or in a pack, whole. */
  const thereIn = (listed: readonly Listed[]): ReadonlySet<string> =>
    new Set(
      listed.flatMap(({ name, size }) => {
        if (held.get(name) === size && !sound.has(name)) return [name]
        const names = sound.get(name) ?? []
        return readFileName(name)?.kind === 'kwp' ? names : names.filter((one) => one === name)
      }),
    )

  const putBack = async (there: ReadonlySet<string>): Promise<Result<null>> => {
    const before = missing
    missing = new Set([...held.keys()].filter((name) => !there.has(name)))
    for (const name of missing) {
      if (readFileName(name)?.dev !== own && !before.has(name)) continue
      const bytes = await shelf.read(name)
      if (!bytes.ok) return bytes
      if (bytes.value === null) continue
      const put = await store.put(name, bytes.value)
      if (!put.ok) return put
      forget(name)
      doubtful.add(name)
    }
    return done
  }

  /** Puts back what is not there, and together what is too much. */
  const putRight = async (ours: readonly Listed[], there: ReadonlySet<string>): Promise<Result<null>> => {
    const back = await putBack(there)
    if (!back.ok) return back
    // only what is there whole is put together: a name whose file is half there was put back just now
    const whole = ours.filter(({ name }) => there.has(name) || sound.has(name))
    return packing.tidy({ listed: whole, packs: sound }, ({ name, size, holds }) => {
      read.set(name, size)
      sound.set(name, holds)
    })
  }

  /** Whether a file needs no reading: it was read at this size, or is as large as what the shelf holds of this name. */
  const isRead = ({ name, size }: Listed): boolean =>
    read.get(name) === size || (!read.has(name) && !doubtful.has(name) && held.get(name) === size)

  /** Whether a name is one of this device's own files, and what it says is not on the shelf. */
  const isOwnAndNotHere = (name: string): boolean => {
    const file = readFileName(name)
    if (file === null || file.dev !== own || file.kind === 'kwn') return false
    if (file.kind !== 'kwp') return !held.has(name)
    const last = [...held.keys()].reduce((most, one) => {
      const other = readFileName(one)
      return other?.dev === own ? Math.max(most, other.to) : most
    }, 0)
    return file.to > last
  }

  const forget = (name: string) => {
    read.delete(name)
    sound.delete(name)
  }

  return {
    /** All that the shelf holds, at the start. */
    load: async (): Promise<Result<readonly ClosedSegment[]>> => {
      const listed = await shelf.list()
      if (!listed.ok) return listed
      const found: ClosedSegment[] = []
      for (const { name } of listed.value) {
        const bytes = await shelf.read(name)
        if (!bytes.ok) return bytes
        const segment = bytes.value === null ? null : readSegment(team, bytes.value)
        // what is spoiled on the shelf counts as absent, and comes from the store again (T3)
        if (segment?.kind !== 'segment' || nameOf(segment) !== name || bytes.value === null) continue
        held.set(name, bytes.value.length)
        // others' files came from the place, so that one that is gone at the start is told of as well (T7)
        if (segment.line.dev !== own) everThere.add(name)
        found.push(segment)
      }
      return { ok: true, value: found }
    },
    /** Puts one's own new segment on the shelf; the store has it after that. */
    shelve: async (segment: ClosedSegment, bytes: Uint8Array): Promise<Result<boolean>> =>
      keep(bytes, segment),
    publish: async (segment: ClosedSegment, bytes: Uint8Array): Promise<Result<null>> => {
      const put = await store.put(nameOf(segment), bytes)
      if (put.ok) {
        published += 1
        everThere.add(nameOf(segment))
        doubtful.add(nameOf(segment))
      }
      return put
    },
    /** How many new segments of its own the place has had from here since the start. */
    published: (): number => published,
    /** Lists, takes in what is new, and puts back what is not there. A list that failed concludes nothing (T26). */
    look: async (): Promise<Result<Looked>> => {
      const listed = await store.list()
      if (!listed.ok) return listed
      const folder = `${teamFolder(team)}/`
      const ours = listed.value.filter(({ name }) => name.startsWith(folder) && ENDING.test(name))
      const fresh: ClosedSegment[] = []
      const nothing = { fresh, gone: [], isNewer, lacksOwn: false, unread: null, unput: null }
      for (const one of ours) {
        if (isRead(one)) continue
        forget(one.name)
        const taken = await takeIn(one, fresh)
        if (!taken.ok) return ok({ ...nothing, unread: taken })
      }
      const lacksOwn = ours.some(({ name }) => isOwnAndNotHere(name))
      const there = thereIn(ours)
      const gone = [...everThere].filter((name) => !there.has(name))
      for (const name of there) everThere.add(name)
      const put = await putRight(ours, there)
      return ok({ ...nothing, gone, isNewer, lacksOwn, unput: put.ok ? null : put })
    },
  }
}
export type Mirror = ReturnType<typeof createMirror>
