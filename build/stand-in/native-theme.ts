import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'
import type { CdpSession } from './cdp.ts'

type Source = NativeTheme['themeSource']

const createNativeTheme = () => {
  const followers = new Set<CdpSession>()
  let source: Source = 'system'
  const tell = (cdp: CdpSession) => {
    const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }]
    cdp.send('Emulation.setEmulatedMedia', { features }).catch(() => followers.delete(cdp))
  }
  const held = {
    get themeSource() {
      return source
    },
    set themeSource(next: Source) {
      if (next === source) return
      source = next
      for (const cdp of followers) tell(cdp)
      emitter.emit('updated')
    },
    get shouldUseDarkColors() {
      return source === 'dark'
    },
    shouldUseHighContrastColors: false,
    shouldUseInvertedColorScheme: false,
    prefersReducedTransparency: false,
    inForcedColorsMode: false,
    /** Only the stand-in: a new page is told what the product has chosen. */
    follow: (cdp: CdpSession) => {
      followers.add(cdp)
      if (source !== 'system') tell(cdp)
    },
  } satisfies Partial<NativeTheme> & { follow: (cdp: CdpSession) => void }
  const emitter = new EventEmitter()
  return Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(held)) as EventEmitter &
    typeof held
}

/** `themeSource` becomes the page's `prefers-color-scheme`; a system's own darkness is not known here. */
export const nativeTheme = createNativeTheme()
