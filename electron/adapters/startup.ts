import { app } from 'electron'
import type { Startup } from '../core/ports.ts'

/** Starting with the computer, on the systems that Electron knows how to ask. */
export const createStartup = (platform: NodeJS.Platform = process.platform): Startup => {
  const isKnown = platform === 'win32' || platform === 'darwin'
  return {
    read: () => (isKnown ? app.getLoginItemSettings().openAtLogin : null),
    write: (isOn) => {
      if (isKnown) app.setLoginItemSettings({ openAtLogin: isOn })
    },
  }
}
