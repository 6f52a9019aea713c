import { join } from 'node:path'
import { app } from 'electron'
import type { PracticeId } from '../../shared/practices/practice.ts'
import { HIDDEN } from '../adapters/desktop/command-line.ts'
import type { Environment } from '../adapters/desktop/environment.ts'
import { createNotifier } from '../adapters/desktop/notifier.ts'
import { NO_UPDATER_BESIDE, type Surroundings } from '../adapters/desktop/sandbox-ground.ts'
import { createStartup } from '../adapters/disk/startup.ts'
import { createSystemUpdater } from '../adapters/updates/system-updater.ts'
import type { Installation } from '../core/ports/installation.ts'
import type { Ground } from './grounds.ts'
import type { Leave } from './quitting.ts'

type Needs = {
  readonly ground: Pick<Ground, 'folder' | 'fetch' | 'name'>
  readonly installation: Installation
  readonly environment: Pick<Environment, 'updates' | 'policy'>
  readonly system: { readonly tellAmount: (practice: PracticeId, amount: number) => void }
  readonly leave: Leave
  /** A reminder was clicked. */
  readonly comeBack: () => void
}

/**
 * Reminders, the start with the computer and updates. Each real practice reminds of what is due in it; updates are the
 * whole Keyward's, and the first practice sees to them.
 */
export const ownSurroundings = (needs: Needs): Surroundings => ({
  notifier: createNotifier({
    onClick: needs.comeBack,
    setBadge: (amount) => needs.system.tellAmount(needs.ground.name, amount),
  }),
  startup: createStartup({
    command: [...ownCommand(), HIDDEN],
    autostart: join(app.getPath('appData'), 'autostart'),
  }),
  updater: needs.ground.name === 'own' ? updaterOf(needs) : NO_UPDATER_BESIDE,
})

const updaterOf = ({ ground, installation, environment, leave }: Needs) =>
  createSystemUpdater({
    installation,
    profile: ground.folder,
    fetch: ground.fetch,
    sourceFile: environment.updates,
    policyFile: environment.policy,
    leave,
  })

/** The program and arguments that start this Keyward again. */
const ownCommand = (): [string, ...string[]] =>
  app.isPackaged ? [process.env['APPIMAGE'] ?? process.execPath] : [process.execPath, app.getAppPath()]
