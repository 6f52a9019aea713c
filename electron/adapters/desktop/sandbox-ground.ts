import { done, fail, ok } from '../../../shared/kernel/result.ts'
import type { Notifier } from '../../core/ports/notifier.ts'
import type { Ports } from '../../core/ports/ports.ts'
import type { PreferenceStore } from '../../core/ports/preferences.ts'
import type { Startup } from '../../core/ports/startup.ts'
import type { Updater } from '../../core/ports/updater.ts'
import type { Fetch } from '../network/network.ts'

/** The sandbox practice reaches its own made-up Xero and nothing else, whatever it is asked for. */
export const onlyTo =
  (base: string, fetch: Fetch): Fetch =>
  (url, init) =>
    new URL(url).origin === new URL(base).origin
      ? fetch(url, init)
      : Promise.reject(Object.assign(new Error('not the sandbox’s'), { code: 'ERR_INTERNET_DISCONNECTED' }))

/** What the sandbox has of the system around it: nothing that it could change. */
export type Surroundings = Pick<Ports, 'notifier' | 'startup' | 'updater'>

/** What is due in the sandbox is nothing to interrupt anybody for. */
const SILENT: Notifier = { show: () => {}, badge: () => {} }

/** Whether Keyward starts with the computer is not the sandbox's to change. */
const NO_STARTUP: Startup = { read: () => null, write: () => done }

/** Updates are looked for in the person's first practice. */
const noUpdater = (by: 'sandbox' | 'beside'): Updater => ({
  source: null,
  target: { platform: 'linux', arch: 'x64', form: null },
  standing: async () => ({ kind: 'off', by }),
  fetchList: async () => fail({ code: 'updateRefused', why: 'off' }),
  download: async () => fail({ code: 'updateRefused', why: 'off' }),
  isThere: async () => false,
  install: async () => fail({ code: 'updateRefused', why: 'off' }),
  discard: async () => {},
  load: async () => null,
  save: async () => ok(null),
})

export const NO_UPDATER = noUpdater('sandbox')
/** Of a practice that was added beside the first one. */
export const NO_UPDATER_BESIDE = noUpdater('beside')

export const SANDBOX_SURROUNDINGS: Surroundings = {
  notifier: SILENT,
  startup: NO_STARTUP,
  updater: NO_UPDATER,
}

/** Looks and the tray are Keyward's, not a practice's: they are the same in both, and are kept by the own one. */
export const preferencesBeside = (own: PreferenceStore, sandbox: PreferenceStore): PreferenceStore => ({
  read: () => {
    const { theme, tray } = own.read()
    return { ...sandbox.read(), theme, tray }
  },
  write: async (next) => {
    const written = await own.write({ ...own.read(), theme: next.theme, tray: next.tray })
    return written.ok ? sandbox.write(next) : written
  },
})
