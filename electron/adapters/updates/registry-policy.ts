import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { ReadPolicy } from './update-policy.ts'

const KEY = 'HKLM\\SOFTWARE\\Policies\\Keyward'

/** Runs a program and answers its exit code and what it printed; throws where it could not be run. */
export type Run = (program: string, args: readonly string[]) => Promise<{ code: number; text: string }>

/**
 * `Updates` under the policies of the computer, which group policy and Intune write: "off", or 0. Windows' own
 * `reg.exe` reads it, by its full path. Code 1 means that there is no such value; where the program cannot be run,
 * nobody knows, and that is thrown.
 */
export const registryPolicy =
  (systemRoot: string, run: Run = runProgram): ReadPolicy =>
  async () => {
    const { code, text } = await run(join(systemRoot, 'System32', 'reg.exe'), [
      'query',
      KEY,
      '/v',
      'Updates',
      '/reg:64',
    ])
    if (code === 1) return null
    const found = /^\s+Updates\s+REG_(SZ|DWORD)\s+(\S+)\s*$/mu.exec(text)
    if (code !== 0 || found === null) throw new Error('unreadable')
    const value = found[1] === 'DWORD' ? (Number(found[2]) === 0 ? 'off' : 'on') : found[2]
    return { updates: value }
  }

const runProgram: Run = (program, args) =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { timeout: 5_000, windowsHide: true }, (error, stdout) => {
      if (error === null) resolve({ code: 0, text: stdout })
      else if (typeof error.code === 'number') resolve({ code: error.code, text: stdout })
      else reject(new Error('not run'))
    })
  })
