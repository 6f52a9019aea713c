import { hostname, userInfo } from 'node:os'
import type { Installation } from '../../core/ports/installation.ts'
import { Region } from '../../../shared/settings/region.ts'
import { XERO, type XeroUrls } from '../xero/urls.ts'

/** What the surroundings decide. A packaged Keyward listens to none of these variables (requirement A13). */
export type Environment = {
  readonly profile: string | null
  readonly urls: XeroUrls
  readonly browserCommand: string | null
  /** A folder that answers in place of the system's file dialogs. */
  readonly files: string | null
  /** Files that say where updates come from, and what the computer's policy is. */
  readonly updates: string | null
  readonly policy: string | null
  readonly mode: Installation['mode']
  /** In place of the computer's region. */
  readonly region: Region | null
}

/** Reads the development variables of an unpackaged build. */
export const readEnvironment = (env: NodeJS.ProcessEnv, packaged: boolean): Environment => {
  const value = (name: string) => (packaged || env[name] === undefined || env[name] === '' ? null : env[name])
  const base = (name: string, genuine: string) => value(name)?.replace(/\/+$/u, '') ?? genuine
  const urls = {
    login: base('KEYWARD_XERO_LOGIN', XERO.login),
    identity: base('KEYWARD_XERO_IDENTITY', XERO.identity),
    api: base('KEYWARD_XERO_API', XERO.api),
  }
  const live = urls.login === XERO.login && urls.identity === XERO.identity && urls.api === XERO.api
  return {
    profile: value('KEYWARD_PROFILE'),
    urls,
    browserCommand: value('KEYWARD_BROWSER'),
    files: value('KEYWARD_FILES'),
    updates: value('KEYWARD_UPDATES'),
    policy: value('KEYWARD_POLICY'),
    mode: live ? 'live' : 'sandbox',
    region: Region.safeParse(value('KEYWARD_REGION')).data ?? null,
  }
}

const PLATFORMS: Partial<Record<NodeJS.Platform, Installation['platform']>> = {
  win32: 'windows',
  darwin: 'macos',
}

/** Who uses this computer, and which one it is. */
export const describeInstallation = (mode: Installation['mode'], version: string): Installation => ({
  mode,
  version,
  platform: PLATFORMS[process.platform] ?? 'linux',
  user: userName(),
  device: hostname(),
})

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return '' // an account without an entry has no name
  }
}
