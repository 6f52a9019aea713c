import { done, type Result } from '../../../shared/kernel/result.ts'
import { type DeviceId, type Listed, readFileName, writeFileName } from '../../../shared/team/names.ts'
import { TEAM_FILE_MAX } from '../../../shared/team/segment.ts'
import type { TeamShelf, TeamStore } from '../ports/team.ts'
import { fileHash, nameHash } from './ids.ts'
import { LENGTH, readPack, writePack } from './pack.ts'

/** How many of its own files a device leaves in the place one by one (T22). */
export const OWN_FILES_MAX = 32

/** What packing knows of the place after a look. */
export type PackGround = {
  readonly listed: readonly Listed[]
  /** Of each pack that was read, the names of what it holds whole. */
  readonly packs: ReadonlyMap<string, readonly string[]>
}

/**
 * Puts a device's own files together: a pack goes in, is read back, and only then its files go out. Cut off anywhere, the
 * place holds all of it at least once, and the next look goes on from there.
 */
export const createPacking = (own: DeviceId, store: TeamStore, shelf: TeamShelf, most: number) => {
  const removeAll = async (names: readonly string[]): Promise<Result<null>> => {
    for (const name of names) {
      const removed = await store.remove(name)
      if (!removed.ok) return removed
    }
    return done
  }

  /** What of these a pack holds, as it lies there just now. */
  const heldNow = async (pack: string, names: readonly string[]): Promise<Result<readonly string[]>> => {
    const got = await store.get(pack)
    if (!got.ok) return got
    const parts = got.value === null ? [] : readPack(got.value).map((part) => fileHash(part))
    const held: string[] = []
    for (const name of names) {
      const bytes = await shelf.read(name)
      if (!bytes.ok) return bytes
      if (bytes.value !== null && parts.includes(fileHash(bytes.value))) held.push(name)
    }
    return { ok: true, value: held }
  }

  /** One pack of as many as go into it; what it holds, and `null` where it did not arrive. */
  const packSome = async (
    names: readonly string[],
  ): Promise<
    Result<{ readonly name: string; readonly size: number; readonly holds: readonly string[] } | null>
  > => {
    const parts: { readonly name: string; readonly bytes: Uint8Array }[] = []
    let size = 0
    for (const name of names) {
      const bytes = await shelf.read(name)
      if (!bytes.ok) return bytes
      if (bytes.value === null || size + bytes.value.length + LENGTH > TEAM_FILE_MAX) break
      size += bytes.value.length + LENGTH
      parts.push({ name, bytes: bytes.value })
    }
    const [first, last] = [parts.at(0), parts.at(-1)].map((part) => readFileName(part?.name ?? ''))
    if (first === null || first === undefined || last === null || last === undefined)
      return { ok: true, value: null }
    const bytes = writePack(parts.map((part) => part.bytes))
    const name = writeFileName({
      ...first,
      kind: 'kwp',
      to: last.from,
      hash: nameHash(fileHash(bytes)),
    })
    const put = await store.put(name, bytes)
    if (!put.ok) return put
    const back = await store.get(name)
    if (!back.ok) return back
    const isThere = back.value !== null && Buffer.from(back.value).equals(bytes)
    return {
      ok: true,
      value: isThere ? { name, size: bytes.length, holds: parts.map((part) => part.name) } : null,
    }
  }

  return {
    /** Packs what is too much, and takes out what a pack holds already; `packed` hears of each pack that lies there. */
    tidy: async (
      { listed, packs }: PackGround,
      packed: (pack: {
        readonly name: string
        readonly size: number
        readonly holds: readonly string[]
      }) => void,
    ): Promise<Result<null>> => {
      const single = listed
        .map(({ name }) => name)
        .filter((name) => {
          const read = readFileName(name)
          return read?.dev === own && (read.kind === 'kws' || read.kind === 'kwk')
        })
        .toSorted((a, b) => (a < b ? -1 : 1))
      const double = new Set<string>()
      // a pack that was read once and is not listed any more holds nothing
      for (const { name } of listed) {
        const both = single.filter((one) => packs.get(name)?.includes(one))
        if (readFileName(name)?.kind !== 'kwp' || both.length === 0) continue
        const held = await heldNow(name, both)
        if (!held.ok) return held
        for (const one of held.value) double.add(one)
      }
      const removed = await removeAll([...double])
      if (!removed.ok) return removed
      let left = single.filter((name) => !double.has(name))
      if (left.length <= most) return done
      while (left.length > 0) {
        const pack = await packSome(left)
        if (!pack.ok) return pack
        if (pack.value === null) return done
        packed(pack.value)
        const out = await removeAll(pack.value.holds)
        if (!out.ok) return out
        left = left.slice(pack.value.holds.length)
      }
      return done
    },
  }
}
