import { join } from 'node:path'
import { readIfThere, replaceDurably } from '../disk/durable-file.ts'
import type { Updater } from '../../core/ports/updater.ts'

/** What is remembered about updates: a small plain file with the one before it, replaced durably. */
export const createUpdateMemory = (folder: string): Pick<Updater, 'load' | 'save'> => {
  const path = join(folder, 'updates.json')
  const previous = join(folder, 'updates.previous.json')
  return {
    load: async () => (await readJson(path)) ?? (await readJson(previous)),
    save: (memory) => replaceDurably(path, previous, Buffer.from(JSON.stringify(memory))),
  }
}

const readJson = async (path: string): Promise<unknown> => {
  try {
    const bytes = await readIfThere(path)
    return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as unknown)
  } catch {
    return null // torn or unreadable: the one before it is tried, and an empty memory is the worst that comes of it
  }
}
