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

/** Preferences and the window's place in electron-store, whose only importer this is. Nothing else goes in here. */
export const createPreferences = (
  folder: string,
): PreferenceStore & {
  readonly window: { readonly load: () => WindowBounds | null; readonly save: (place: WindowBounds) => void }
  /** How large the page is drawn. */
  readonly zoom: { readonly load: () => unknown; readonly save: (factor: number) => void }
} => {
  const store = new Store<{ preferences?: unknown; window?: unknown; zoom?: unknown }>({
    cwd: folder,
    name: 'preferences',
    clearInvalidConfig: true,
  })
  let preferences = readPreferences(store.get('preferences'))
  const keep = (name: 'window' | 'zoom', value: unknown) => {
    try {
      store.set(name, value)
    } catch {
      // a window that looks otherwise next time is no reason to trouble anybody
    }
  }
  return {
    read: () => preferences,
    write: (next) => {
      try {
        store.set('preferences', next)
        preferences = next
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    window: {
      load: () => WindowBounds.safeParse(store.get('window')).data ?? null,
      save: (place) => keep('window', place),
    },
    zoom: { load: () => store.get('zoom'), save: (factor) => keep('zoom', factor) },
  }
}
