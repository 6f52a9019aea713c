import { homedir } from 'node:os'
import { join } from 'node:path'

const NAME = 'Keyward'
const SANDBOX = 'sandbox-practice'

/** Where the Keyward of this account keeps what is its own, as Electron has it on this system. */
export const profileOf = (
  env: NodeJS.ProcessEnv,
  { isSandbox, isPackaged }: { readonly isSandbox: boolean; readonly isPackaged: boolean },
): string => {
  const given = isPackaged ? undefined : env['KEYWARD_PROFILE']
  const own = given === undefined || given === '' ? join(home(env), NAME) : given
  return isSandbox ? join(own, SANDBOX) : own
}

const home = (env: NodeJS.ProcessEnv): string => {
  if (process.platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  const config = env['XDG_CONFIG_HOME']
  return config === undefined || config === '' ? join(homedir(), '.config') : config
}
