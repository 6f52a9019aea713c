import { HIDDEN } from '../adapters/desktop/command-line.ts'
import { FOR_TOOL } from '../adapters/tools/wire-limits.ts'

/**
 * Whether this start leaves the window alone: the system began it, and Keyward has a place in the tray; or a tool did,
 * which asks the person for something before anything is had.
 */
export const isHiddenStart = (
  argv: readonly string[],
  wasOpenedAtLogin: boolean,
  tray: 'unasked' | 'off' | 'on',
): boolean => argv.includes(FOR_TOOL) || (tray === 'on' && (wasOpenedAtLogin || argv.includes(HIDDEN)))
