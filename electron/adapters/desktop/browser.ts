import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { shell } from 'electron'
import { done, fail } from '../../../shared/kernel/result.ts'
import type { Browser, Licences } from '../../core/ports/browser.ts'
import { isAllowed } from '../network/allowed-addresses.ts'
import { splitCommand } from './split-command.ts'

type Options = {
  /** Base URL of the login host; the sandbox stands elsewhere. */
  readonly login: string
  /** Development only: a command that opens a URL, which it gets as its last argument. */
  readonly command: string | null
}

/** The system browser. This file is the only importer of `shell`. */
export const createBrowser = ({ login, command }: Options): Browser => ({
  open: async (url, allow) => {
    if (!isAllowed(url, allow, new URL(login))) return fail('browserNotOpened')
    try {
      if (command === null) await shell.openExternal(url.href)
      else await run(command, url.href)
      return done
    } catch {
      return fail('browserNotOpened')
    }
  },
})

/**
 * The one page that comes with Keyward, opened by whatever opens web pages here; nobody can name another.
 * A page that is not there is told, because a system's own opener says nothing of it.
 */
export const createLicences = (folder: string, command: string | null): Licences => ({
  open: async () => {
    const page = join(folder, 'third-party.html')
    if (!existsSync(page)) return fail('licencesNotOpened')
    try {
      if (command !== null) await run(command, pathToFileURL(page).href)
      else if ((await shell.openPath(page)) !== '') return fail('licencesNotOpened')
      return done
    } catch {
      return fail('licencesNotOpened')
    }
  },
})

/** Shows a file in the system's file manager. */
export const showInFolder = (path: string): void => shell.showItemInFolder(path)

const run = (command: string, url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const [file = '', ...before] = splitCommand(command)
    const child = spawn(file, [...before, url], { stdio: 'ignore', detached: true })
    child.once('error', reject)
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
