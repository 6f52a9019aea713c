import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type Store from 'electron-store'
import * as z from 'zod'
import { readPreferences } from '../../../shared/settings/preferences.ts'
import { done } from '../../../shared/kernel/result.ts'
import type { PreferenceStore } from '../../core/ports/preferences.ts'
import { diskFailure } from './durable-file.ts'

/** Where the window was; whatever is unreadable is forgotten. */
export const WindowBounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  isMaximised: z.boolean().default(false),
})
export type WindowBounds = z.infer<typeof WindowBounds>

type Kept = { preferences?: unknown; window?: unknown; zoom?: unknown }

/** Larger it is not ours; what stands in it is a few hundred bytes. */
const MOST_BYTES = 1_000_000

const isTooLarge = (file: string) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES

/** What the library has written, without the library: it takes a third of what main loads, and a start only reads. */
const keptIn = (file: string): Kept => {
  try {
    // what is no file, such as a pipe, could be waited for without end
    if (!statSync(file).isFile() || isTooLarge(file)) return {}
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {} // what cannot be read is as if nothing had been chosen yet
  }
}

/**
 * Preferences and the window's place: read by ourselves, and written by electron-store, whose only importer this is and
 * which is loaded for the first write, or by `getReady` while nobody waits. Nothing else goes in here.
 */
export const createPreferences = (
  folder: string,
): PreferenceStore & {
  readonly window: { readonly load: () => WindowBounds | null; readonly save: (place: WindowBounds) => void }
  /** How large the page is drawn. */
  readonly zoom: { readonly load: () => unknown; readonly save: (factor: number) => void }
  readonly getReady: () => Promise<void>
} => {
  const file = join(folder, 'preferences.json')
  let Library: typeof Store | null = null
  const load = async () => (Library ??= (await import('electron-store')).default)
  let store: Store<Kept> | null = null
  /** A folder or a locked file in its place throws as it is opened: asked again each time, since somebody may mend it. */
  const openedBy = (library: typeof Store) => {
    // which the library would keep and add to, so that the next start found nothing in it either
    if (store === null && isTooLarge(file)) rmSync(file)
    return (store ??= new library<Kept>({ cwd: folder, name: 'preferences', clearInvalidConfig: true }))
  }
  let preferences = readPreferences(keptIn(file).preferences)
  const keep = (name: 'window' | 'zoom', value: unknown) => {
    const set = (library: typeof Store) => openedBy(library).set(name, value)
    try {
      // a window that closes is the last that happens: where the library is there, it has written before this returns
      if (Library === null)
        void load()
          .then(set)
          .catch(() => undefined)
      else set(Library)
    } catch {
      // a window that looks otherwise next time is no reason to trouble anybody
    }
  }
  return {
    read: () => preferences,
    write: async (next) => {
      try {
        // at once where the library is there, so that nothing can come between reading, changing and this
        openedBy(Library ?? (await load())).set('preferences', next)
        preferences = next
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    window: {
      load: () => WindowBounds.safeParse(keptIn(file).window).data ?? null,
      save: (place) => keep('window', place),
    },
    zoom: { load: () => keptIn(file).zoom, save: (factor) => keep('zoom', factor) },
    getReady: async () => void (await load().catch(() => undefined)),
  }
}
