import { chmodSync, chownSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where it can be done, gives Chromium's sandbox helper the rights that it needs where user namespaces are off. */
export const prepareSandbox = (dist: string): void => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  const helper = join(dist, 'chrome-sandbox')
  const now = statSync(helper, { throwIfNoEntry: false })
  if (now === undefined || (now.uid === 0 && (now.mode & 0o7777) === 0o4755)) return
  chownSync(helper, 0, 0)
  chmodSync(helper, 0o4755)
}
