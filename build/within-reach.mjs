// @ts-check
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const EVERYBODY_MAY_ENTER = 0o001

/**
 * Whether everybody may enter the folder and each folder above it.
 * @param {string} folder
 * @returns {boolean}
 */
export const mayBeEntered = (folder) => {
  const real = realpathSync(folder)
  if ((statSync(real).mode & EVERYBODY_MAY_ENTER) === 0) return false
  return dirname(real) === real || mayBeEntered(dirname(real))
}

/**
 * Runs a command of the checkout to its end, and answers how that was. As root, Keyward is tried as somebody else, in
 * Chromium's sandbox, who cannot look into a folder of root's alone (root's home, one of `mktemp -d`). There the command
 * runs in a mount namespace of its own, in which the same checkout stands in the open as well: what it writes is written
 * where the checkout is, and the other place goes with it. Where the system has no such namespaces it runs where it is.
 * @param {string} root the checkout
 * @param {(words: string) => void} say
 * @param {(at: string) => { readonly command: readonly [string, ...string[]], readonly env: NodeJS.ProcessEnv }} runAt
 *   what is run, for the place that the checkout stands at
 */
export const runWithinReach = (root, say, runAt) => {
  const plain = () => {
    const { command, env } = runAt(root)
    const [program, ...args] = command
    return spawnSync(program, args, { cwd: root, env, stdio: 'inherit' })
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || mayBeEntered(root)) return plain()
  const { mode } = statSync(root)
  if ((mode & EVERYBODY_MAY_ENTER) === 0) {
    say(`Letting others enter ${root}, where Electron’s sandbox runs as one of them (chmod o+x).`)
    chmodSync(root, (mode & 0o7777) | EVERYBODY_MAY_ENTER)
    if (mayBeEntered(root)) return plain()
  }
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((each) => existsSync(each) && mayBeEntered(each))
  if (base === undefined || spawnSync('unshare', [...NAMESPACE, 'true']).status !== 0) return plain()
  const place = mkdtempSync(join(base, `keyward-${basename(root)}-`))
  chmodSync(place, 0o755)
  try {
    const { command, env } = runAt(place)
    const mounted = ['sh', '-c', MOUNTED, 'sh', root, place, ...command]
    return spawnSync('unshare', [...NAMESPACE, ...mounted], { env, stdio: 'inherit' })
  } finally {
    rmdirSync(place)
  }
}

const NAMESPACE = ['--mount', '--propagation', 'private']
const MOUNTED = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"'
