import type { BrowserWindow } from 'electron'
import { knownZoom, zoomed } from './zoom-steps.ts'

/** Keeps the factor over restarts. */
export type ZoomStore = { readonly load: () => unknown; readonly save: (factor: number) => void }

/** How large the page is drawn; kept, and set again whenever the page begins anew. */
export const setUpZoom = (window: BrowserWindow, store: ZoomStore) => {
  let factor = knownZoom(store.load())
  const set = (next: number) => {
    factor = next
    window.webContents.setZoomFactor(next)
    store.save(next)
  }
  const zoomBy = (by: 1 | 0 | -1) => set(zoomed(factor, by))
  window.webContents.on('did-navigate', () => window.webContents.setZoomFactor(factor))
  // Ctrl and the wheel
  window.webContents.on('zoom-changed', (_event, direction) => zoomBy(direction === 'in' ? 1 : -1))
  return zoomBy
}
