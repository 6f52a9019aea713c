import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where it can be done, gives Chromium's sandbox helper the rights that it needs where user namespaces are off. */
export const prepareSandbox = (dist: string): void => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  const helper = join(dist, 'chrome-sandbox')
  if (statSync(helper, { throwIfNoEntry: false }) === undefined || isPrepared(helper)) return
  chownSync(helper, 0, 0)
  chmodSync(helper, 0o4755)
}

/**
 * Why Chromium's sandbox, and so Electron, cannot start for somebody who is not root, and what to do about it; `null`
 * where it can. It needs one of two things: user namespaces, or its helper owned by root and SUID.
 */
export const sandboxTrouble = (
  dist: string,
  uid = process.getuid?.() ?? 0,
  hasNamespaces = canMakeNamespaces,
): string | null => {
  const helper = join(dist, 'chrome-sandbox')
  if (process.platform !== 'linux' || uid === 0 || isPrepared(helper) || hasNamespaces()) return null
  return `Electron’s sandbox cannot start here: this system gives programs no user namespaces. Prepare its helper once with: sudo chown root ${helper} && sudo chmod 4755 ${helper}`
}

const isPrepared = (helper: string): boolean => {
  const now = statSync(helper, { throwIfNoEntry: false })
  return now !== undefined && now.uid === 0 && (now.mode & 0o7777) === 0o4755
}

/** Tried, and not read from settings: which one forbids it differs between distributions. Not to be tried is no "no". */
const canMakeNamespaces = (): boolean => {
  const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
  return tried.error !== undefined || tried.status === 0
}
