import { HIDDEN } from '../adapters/desktop/command-line.ts'

/** Whether this start leaves the window alone: the system began it, and Keyward has a place in the tray. */
export const isHiddenStart = (
  argv: readonly string[],
  wasOpenedAtLogin: boolean,
  tray: 'unasked' | 'off' | 'on',
): boolean => tray === 'on' && (wasOpenedAtLogin || argv.includes(HIDDEN))
