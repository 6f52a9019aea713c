/**
 * What a packaged Keyward may be started with (requirement A13). Chromium and Node know hundreds of switches and
 * variables, and read some before any code of ours runs; so what is allowed is named, and not what is forbidden.
 */

/** For screens and screen readers that are not as Chromium expects them, and what our own starts carry. */
const ALLOWED_SWITCHES: readonly string[] = [
  'force-renderer-accessibility',
  'ozone-platform',
  'ozone-platform-hint',
  'force-device-scale-factor',
  'disable-gpu',
  'hidden',
  'for-tool',
  'updated',
]
/** MacOS itself adds these to what it starts. */
const FROM_MACOS = /^-(?:psn_|NS|Apple)/u

/** Variables that Node, Electron and Chromium's network listen to. */
const HEARD = /^(?:NODE_|ELECTRON_|CHROME_|SSLKEYLOGFILE$|UV_)/iu
const ALLOWED_VARIABLES: readonly string[] = ['ELECTRON_OZONE_PLATFORM_HINT', 'CHROME_DESKTOP']

type Started = {
  /** What came after the program. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/**
 * How it must be started again: with these arguments, and without these variables. `null` where it was started with
 * nothing else than what is allowed.
 */
export const cleanStart = ({
  args,
  env,
  platform,
}: Started): { readonly args: string[]; readonly without: string[] } | null => {
  const kept = args.filter((arg) => isAllowed(arg, platform))
  const without = Object.keys(env).filter(
    (name) => HEARD.test(name) && !ALLOWED_VARIABLES.includes(name.toUpperCase()),
  )
  return kept.length === args.length && without.length === 0 ? null : { args: kept, without }
}

/** As Chromium reads it: blanks around it do not count, and on Windows a slash begins a switch too. */
const isAllowed = (arg: string, platform: NodeJS.Platform): boolean => {
  const text = arg.trim()
  const isSwitch = text.startsWith('-') || (platform === 'win32' && text.startsWith('/'))
  if (!isSwitch) return true
  if (platform === 'darwin' && FROM_MACOS.test(text)) return true
  const name = /^(?:--|-|\/)([^=]*)/u.exec(text)?.[1] ?? ''
  return ALLOWED_SWITCHES.includes(name.toLowerCase())
}
