import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { isAdded, PracticeId, PRACTICES_MAX } from '../../../shared/practices/practice.ts'
import { KeptPractices, type PracticeShelf } from '../../core/ports/practices.ts'
import { diskFailure, errorCode, replaceDurably, syncFolder } from './durable-file.ts'

/** Larger it is not ours: a practice that is being removed names each of its accounts, of some thirty bytes. */
const MOST_BYTES = 8_000_000
/** In it a sealed file says under which account its key lies. */
const HEADER_BYTES = 4_096

/** Where the folder of a practice that was added lies in the profile. */
export const practiceFolder = (profile: string, id: PracticeId): string => join(profile, 'practices', id)

/**
 * The list of practices, a plain file of its own so that their names are known while all of them are locked, and the
 * folders of those that were added. Read once, at the start, and by ourselves: it is a few hundred bytes.
 */
export const createPracticeShelf = (profile: string): PracticeShelf => {
  const path = join(profile, 'practices.json')
  const previous = join(profile, 'practices.previous.json')

  const keptIn = (file: string): KeptPractices | 'unreadable' | null => {
    try {
      const about = statSync(file)
      if (!about.isFile() || about.size > MOST_BYTES) return 'unreadable' // a pipe could be waited for without end
      const kept = KeptPractices.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      const ids = kept.data?.practices.map(({ id }) => id) ?? []
      return kept.success && new Set(ids).size === ids.length ? kept.data : 'unreadable'
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? null : 'unreadable'
    }
  }

  const folders = (): PracticeId[] => {
    try {
      return readdirSync(join(profile, 'practices')).filter(
        (name) =>
          PracticeId.safeParse(name).success && isAdded(name) && isFolder(practiceFolder(profile, name)),
      )
    } catch {
      return [] // nobody has added one
    }
  }

  let isUnreadable = false

  return {
    read: () => {
      const newest = keptIn(path)
      isUnreadable = newest === 'unreadable'
      // a kill, or a full disk, may have left the one before alone
      const before = isUnreadable || newest === null ? keptIn(previous) : null
      const kept = [newest, before].find((one) => one !== 'unreadable' && one !== null)
      const practices = kept?.practices ?? []
      const listed = new Set(practices.map(({ id }) => id))
      const unlisted = folders().filter((id) => !listed.has(id))
      return { practices, unlisted: unlisted.slice(0, PRACTICES_MAX) }
    },
    write: async (practices) => {
      try {
        // what could not be read may be of a newer Keyward, or be read by somebody else yet
        if (isUnreadable) await rename(path, join(profile, `practices.unreadable-${Date.now()}.json`))
        isUnreadable = false
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') return diskFailure(error)
      }
      const list: KeptPractices = { form: 1, practices: [...practices] }
      if (!KeptPractices.safeParse(list).success) return fail('practicesTooMany')
      const bytes = Buffer.from(`${JSON.stringify(list)}\n`)
      return replaceDurably(path, previous, bytes)
    },
    keyAccounts: async (id) => {
      try {
        const folder = practiceFolder(profile, id)
        const { readHeader } = await import('./sealed-box.ts') // a start does without it
        const accounts = new Set<string>()
        for (const name of await namesIn(folder)) {
          const header = name.endsWith('.sealed') ? readHeader(await startOf(join(folder, name))) : null
          if (header !== null) accounts.add(header.keyAccount)
        }
        return ok([...accounts])
      } catch (error) {
        return diskFailure(error)
      }
    },
    removeFolder: async (id): Promise<Result<null>> => {
      if (!PracticeId.safeParse(id).success || !isAdded(id)) throw new Error('no folder of a practice')
      try {
        await rm(practiceFolder(profile, id), { recursive: true, force: true })
        await syncFolder(join(profile, 'practices'))
        return done
      } catch (error) {
        return errorCode(error) === 'ENOENT' ? done : diskFailure(error)
      }
    },
  }
}

const isFolder = (path: string): boolean => {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false // gone meanwhile, and no reason to see none of the others
  }
}

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

const startOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
