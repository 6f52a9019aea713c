import { HIDDEN } from '../adapters/desktop/command-line.ts'
import { FOR_TOOL } from '../adapters/tools/wire-limits.ts'

/** Whether a tool began this Keyward, which asks the person for something before anything is had. */
export const isForTool = (argv: readonly string[]): boolean => argv.includes(FOR_TOOL)

/**
 * Whether this start leaves the window alone: the system began it, and Keyward has a place in the tray; or a tool did,
 * which asks the person for something before anything is had.
 */
export const isHiddenStart = (
  argv: readonly string[],
  wasOpenedAtLogin: boolean,
  tray: 'unasked' | 'off' | 'on',
): boolean => isForTool(argv) || (tray === 'on' && (wasOpenedAtLogin || argv.includes(HIDDEN)))
