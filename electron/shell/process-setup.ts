import { join } from 'node:path'
import { app } from 'electron'
import type { Environment } from '../adapters/desktop/environment.ts'
import { registerAppScheme } from './app-protocol.ts'
import type { Command } from './commands.ts'
import { setUpMenu } from './menu.ts'
import { enforceSandbox, secureEverything } from './security.ts'

/** Everything that has to be so before the app is ready. */
export const setUpProcess = (
  { profile, mode }: Pick<Environment, 'profile' | 'mode'>,
  run: (command: Command) => void,
): void => {
  enforceSandbox()
  app.setAppUserModelId('app.keyward.desktop')
  if (profile !== null) app.setPath('userData', profile)
  else if (mode === 'sandbox') app.setPath('userData', join(app.getPath('userData'), 'sandbox'))
  registerAppScheme()
  setUpMenu(run)
  secureEverything()
  quitWhenTold()
}

/**
 * The system's signals end Keyward as a person would. Electron sees to that by itself, unless a library (electron-store
 * brings one) listens to them later and ends the process there and then: whoever listens first keeps it from that.
 */
const quitWhenTold = (): void => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}
