import Store from 'electron-store'
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

/** Preferences and the window's place in electron-store, whose only importer this is. Nothing else goes in here. */
export const createPreferences = (
  folder: string,
): PreferenceStore & {
  readonly window: { readonly load: () => WindowBounds | null; readonly save: (place: WindowBounds) => void }
  /** How large the page is drawn. */
  readonly zoom: { readonly load: () => unknown; readonly save: (factor: number) => void }
} => {
  let store: Store<Kept> | null = null
  /** A folder or a locked file in its place throws as it is opened: asked again each time, since somebody may mend it. */
  const opened = () =>
    (store ??= new Store<Kept>({ cwd: folder, name: 'preferences', clearInvalidConfig: true }))
  const kept = (name: keyof Kept): unknown => {
    try {
      return opened().get(name)
    } catch {
      return undefined // what cannot be read is as if nothing had been chosen yet
    }
  }
  let preferences = readPreferences(kept('preferences'))
  const keep = (name: 'window' | 'zoom', value: unknown) => {
    try {
      opened().set(name, value)
    } catch {
      // a window that looks otherwise next time is no reason to trouble anybody
    }
  }
  return {
    read: () => preferences,
    write: (next) => {
      try {
        opened().set('preferences', next)
        preferences = next
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    window: {
      load: () => WindowBounds.safeParse(kept('window')).data ?? null,
      save: (place) => keep('window', place),
    },
    zoom: { load: () => kept('zoom'), save: (factor) => keep('zoom', factor) },
  }
}
