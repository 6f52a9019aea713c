import { app } from 'electron'
import type { Installation } from '../../core/ports/installation.ts'
import type { Updater } from '../../core/ports/updater.ts'
import type { Fetch } from '../network/network.ts'
import { findInstallationForm } from './installation-form.ts'
import { registryPolicy } from './registry-policy.ts'
import { askBy, PACE } from './transfer.ts'
import { createUpdater, type Leaving } from './updater.ts'
import { POLICY_FILES, policyFile, type ReadPolicy } from './update-policy.ts'
import { readUpdateSource } from './update-source.ts'

type Options = {
  readonly installation: Pick<Installation, 'platform' | 'version'>
  readonly profile: string
  /** As the browser goes: the system's proxy and trusted authorities. */
  readonly fetch: Fetch
  /** Unpackaged builds only: files that take the place of what is built in and of the computer's policy. */
  readonly sourceFile: string | null
  readonly policyFile: string | null
  /** Stops the core and lets the process end; then does what is left. */
  readonly leave: (finish: () => void) => void
}

/** Updates of this installation, on this system. Electron-updater and installers are loaded when asked for. */
export const createSystemUpdater = ({ installation, profile, ...options }: Options): Updater =>
  createUpdater({
    profile,
    running: installation.version,
    source: readUpdateSource(options.sourceFile, app.isPackaged),
    platform: installation.platform,
    arch: process.arch === 'arm64' ? 'arm64' : 'x64',
    form: findInstallationForm({
      platform: process.platform,
      isPackaged: app.isPackaged,
      execPath: process.execPath,
      env: process.env,
    }),
    policies: policies(options.policyFile),
    roads: { ask: askBy(options.fetch), pace: PACE, allowsLoopback: !app.isPackaged },
    prepareLaunch: async (wanted, way) => {
      const { prepareLaunch } = await import('./launch.ts')
      return prepareLaunch(wanted, way)
    },
    leave: (how) => options.leave(() => void finish(how)),
  })

const policies = (development: string | null): ReadPolicy[] => {
  if (development !== null) return [policyFile(development)]
  if (process.platform === 'win32') return [registryPolicy(process.env['SystemRoot'] ?? 'C:\\Windows')]
  const path = POLICY_FILES[process.platform]
  return path === undefined ? [] : [policyFile(path)]
}

const finish = async (how: Leaving): Promise<void> => {
  if (how.kind === 'squirrel') {
    const { restartBySquirrel } = await import('./launch.ts')
    restartBySquirrel()
    return
  }
  if (how.kind === 'image') app.relaunch({ execPath: how.path, args: [] })
  app.quit()
}
