import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { ROOT } from '../../build/development-electron/pinned.ts'
import { sandboxTrouble } from '../../build/sandbox-helper.ts'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A checkout in which Electron's own download is known to be refused, and `npm` is the given shell script. */
const checkout = (npm: string) => {
  const root = mkdtempSync(join(tmpdir(), 'keyward-checkout-'))
  folders.push(root)
  cpSync(join(ROOT, 'build'), join(root, 'build'), { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'))
  const modules = join(root, 'node_modules')
  mkdirSync(modules)
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.') || name === 'electron') continue
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  }
  cpSync(join(ROOT, 'node_modules', 'electron', 'package.json'), join(modules, 'electron', 'package.json'))
  writeFileSync(join(modules, '.keyward-no-electron'), '')
  const bin = join(root, 'bin')
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'npm'),
    `#!/bin/sh\n[ "$1" = config ] && { echo ${root}/npm-cache; exit 0; }\nfolder=$4\n${npm}\n`,
  )
  chmodSync(join(bin, 'npm'), 0o755)
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, ELECTRON_OVERRIDE_DIST_PATH: '' }
  const store = join(modules, '.cache', 'keyward-electron')
  return {
    root,
    /** What stands where Electron is kept. */
    kept: () => (existsSync(store) ? readdirSync(store) : []),
    choose: (more: NodeJS.ProcessEnv = {}) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', CHOOSE], {
        cwd: root,
        env: { ...env, ...more },
        encoding: 'utf8',
        timeout: 60_000,
      }),
    fetch: () => {
      const child = spawn(process.execPath, [join(root, 'build', 'development-electron', 'fetch.ts')], {
        cwd: root,
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true, // with what it starts, so that all of it can be killed
      })
      let said = ''
      child.stderr.on('data', (part: Buffer) => void (said += part.toString()))
      const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve))
      return { child, ended, said: () => said }
    },
  }
}

const CHOOSE = "(await import('./build/runtime.ts')).runtimeOrExit((line) => console.log(line))"
const HAS_NONE = 'echo "npm error 404 Not Found" >&2; exit 1'

needs('linux', 'x64').describe('Electron, where it must be fetched', () => {
  it('that cannot be had anywhere is told in one sentence, and ends with 1', () => {
    const { choose, kept } = checkout(HAS_NONE)
    const { status, stdout, stderr } = choose()
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      /^Electron cannot be had here: .* ELECTRON_OVERRIDE_DIST_PATH .*\.$/u,
    )
    expect(stderr).not.toMatch(/^\s+at /mu)
    expect(kept()).toEqual([])
  })

  it('that is another than the pinned one is not used, and nothing of it is kept', () => {
    const { choose, kept } = checkout('echo another > "$folder/binary.tgz"')
    const { status, stderr } = choose()
    expect(status).toBe(1)
    expect(stderr).toContain('its sha512 differs. It is not used.')
    expect(kept()).toEqual([])
  })

  it('in a folder that holds none is told as that', () => {
    const { root, choose } = checkout(HAS_NONE)
    const { status, stderr } = choose({ ELECTRON_OVERRIDE_DIST_PATH: root })
    expect(status).toBe(1)
    expect(stderr.trim()).toBe(`There is no Electron in ELECTRON_OVERRIDE_DIST_PATH (${root}).`)
  })

  it('whose fetch is killed leaves nothing that is used later, and the next one sweeps it', async () => {
    const { root, fetch, kept, choose } = checkout('echo half > "$folder/binary.tgz"; : > begun; sleep 600')
    const { child, ended } = fetch()
    await expect.poll(() => existsSync(join(root, 'begun'))).toBe(true)
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
    expect(kept()).toContain(`fetching-${child.pid}`)
    writeFileSync(join(root, 'bin', 'npm'), `#!/bin/sh\n${HAS_NONE}\n`)
    expect(choose().status).toBe(1)
    expect(kept()).toEqual([])
  })

  it('is fetched by one command at a time', async () => {
    const { root, fetch } = checkout(
      'echo "begins" >> times; until [ -e go ]; do sleep 0.1; done; echo "ends" >> times; exit 1',
    )
    const first = fetch()
    await expect.poll(() => existsSync(join(root, 'times'))).toBe(true)
    const second = fetch()
    await expect.poll(second.said).toContain('Another command is fetching Electron already; waiting for it')
    writeFileSync(join(root, 'go'), '')
    await Promise.all([first.ended, second.ended])
    expect(readFileSync(join(root, 'times'), 'utf8')).toBe('begins\nends\nbegins\nends\n')
  })

  it('whose sandbox cannot start says what to do once, and only to whom it concerns', () => {
    const dist = mkdtempSync(join(tmpdir(), 'keyward-electron-'))
    folders.push(dist)
    const helper = join(dist, 'chrome-sandbox')
    writeFileSync(helper, '', { mode: 0o755 })
    const told = `sudo chown root ${helper} && sudo chmod 4755 ${helper}`
    expect(sandboxTrouble(dist, 1000, () => false)).toContain(told)
    expect(sandboxTrouble(dist, 1000, () => true)).toBeNull()
    expect(sandboxTrouble(dist, 0, () => false)).toBeNull()
  })
})
