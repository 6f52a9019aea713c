import { join } from 'node:path'
import { app } from 'electron'
import { HIDDEN } from '../adapters/desktop/command-line.ts'
import type { Environment } from '../adapters/desktop/environment.ts'
import { createNotifier } from '../adapters/desktop/notifier.ts'
import type { Surroundings } from '../adapters/desktop/sandbox-ground.ts'
import { createStartup } from '../adapters/disk/startup.ts'
import { createSystemUpdater } from '../adapters/updates/system-updater.ts'
import type { Installation } from '../core/ports/installation.ts'
import type { Ground } from './grounds.ts'
import type { Leave } from './quitting.ts'

type Needs = {
  readonly ground: Pick<Ground, 'folder' | 'fetch'>
  readonly installation: Installation
  readonly environment: Pick<Environment, 'updates' | 'policy'>
  readonly system: { readonly tellAmount: (amount: number) => void }
  readonly leave: Leave
  /** A reminder was clicked. */
  readonly comeBack: () => void
}

/** Reminders, the start with the computer and updates: the person's own practice sees to them. */
export const ownSurroundings = ({
  ground,
  installation,
  environment,
  system,
  leave,
  comeBack,
}: Needs): Surroundings => ({
  notifier: createNotifier({ onClick: comeBack, setBadge: system.tellAmount }),
  startup: createStartup({
    command: [...ownCommand(), HIDDEN],
    autostart: join(app.getPath('appData'), 'autostart'),
  }),
  updater: createSystemUpdater({
    installation,
    profile: ground.folder,
    fetch: ground.fetch,
    sourceFile: environment.updates,
    policyFile: environment.policy,
    leave,
  }),
})

/** The program and arguments that start this Keyward again. */
const ownCommand = (): [string, ...string[]] =>
  app.isPackaged ? [process.env['APPIMAGE'] ?? process.execPath] : [process.execPath, app.getAppPath()]
