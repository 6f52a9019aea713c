import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { COMMAND } from '../../build/build-command.ts'
import type { LaunchedKeyward } from './app.ts'

/** What a line ended with, printed, and told on stderr. */
export type Line = { readonly code: number | null; readonly out: string; readonly said: string }

/** A line in a real shell of the person whose Keyward it is, in which `keyward` is the command of this build. */
export const shellLine = (
  { desktop, profile }: Pick<LaunchedKeyward, 'desktop' | 'profile'>,
  line: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Line> => {
  const [file, ...args] = desktop?.command(['sh', '-c', line]) ?? ['sh', '-c', line]
  const path = `${dirname(COMMAND)}:${process.env['PATH'] ?? ''}`
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      {
        env: { ...process.env, ...desktop?.env, KEYWARD_PROFILE: profile, PATH: path, ...env },
        timeout: 120_000,
      },
      (error, out, said) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, out, said }),
    )
  })
}
