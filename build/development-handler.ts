import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { desktopEntry, handlerScript } from './handler.ts'
import { ROOT } from './runtime.ts'

const ENTRY = 'keyward.desktop'
const SCRIPT = join(ROOT, 'out', 'keyward-handler')
/** Where a packaged Keyward keeps its entry; it is never overruled by a development build. */
const INSTALLED = ['/usr/share/applications', '/usr/local/share/applications'].map((at) => join(at, ENTRY))

/**
 * On Linux, makes this build the handler of `keyward://` for as long as it runs; answers how to undo it. Windows and
 * macOS know no such entry: there Electron registers itself.
 */
export const registerDevelopmentHandler = (
  command: readonly string[],
  settings: NodeJS.ProcessEnv,
  say: (line: string) => void,
): (() => void) => {
  if (process.platform !== 'linux') return () => {}
  const applications = join(
    process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'),
    'applications',
  )
  const entry = join(applications, ENTRY)
  if (INSTALLED.some((path) => existsSync(path)) || (existsSync(entry) && !isOurs(entry))) {
    say('A Keyward is installed here and keeps keyward://. Links will open that one, not this build.')
    return () => {}
  }
  mkdirSync(applications, { recursive: true })
  writeFileSync(SCRIPT, handlerScript(command, settings), { mode: 0o755 })
  writeFileSync(entry, desktopEntry(SCRIPT))
  spawnSync('update-desktop-database', [applications], { stdio: 'ignore' })
  spawnSync('xdg-mime', ['default', ENTRY, 'x-scheme-handler/keyward'], { stdio: 'ignore' })
  return () => {
    if (existsSync(entry) && isOurs(entry)) rmSync(entry)
    spawnSync('update-desktop-database', [applications], { stdio: 'ignore' })
  }
}

const isOurs = (entry: string): boolean => readFileSync(entry, 'utf8').includes(SCRIPT)
