import type { VisitTo } from '../../shared/contract/visit.ts'

/** What a person can ask of Keyward by its menu or a shortcut. */
export type Command =
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset'
  | 'closeWindow'
  | 'quit'
  | 'fullScreen'
  | 'checkEverything'
  | 'lock'
  | 'developerPortal'
  | 'connectedApps'
  | Extract<VisitTo, { readonly at: unknown }>['at']

/** The rail's places in its order, which are also 1 to 7 with Ctrl or Command. */
export const PLACES = [
  'overview',
  'connections',
  'apps',
  'handovers',
  'guide',
  'activity',
  'settings',
] as const satisfies readonly Command[]

/** A key press as Electron tells it before the page hears of it. */
export type KeyPress = {
  readonly type: string
  readonly key: string
  readonly code: string
  readonly control: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
}

const ZOOM_KEYS: Readonly<Record<string, Command>> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  _: 'zoomOut',
}

/**
 * The command of a key press; `null` where the page is to have it. The letter counts, as the keyboard has it, and for
 * digits also the key, because on some keyboards they need Shift.
 */
export const commandOf = (press: KeyPress, platform: NodeJS.Platform): Command | null => {
  if (press.type !== 'keyDown') return null
  const isMac = platform === 'darwin'
  if (!isMac && press.key === 'F11' && !press.control && !press.alt && !press.meta && !press.shift)
    return 'fullScreen'
  const isHeld = isMac ? press.meta && !press.control : press.control && !press.meta
  if (!isHeld || press.alt) return null
  const zoom = ZOOM_KEYS[press.key]
  if (zoom !== undefined) return zoom
  const digit = digitOf(press)
  if (digit === 0) return 'zoomReset'
  if (digit !== null && !press.shift) return PLACES[digit - 1] ?? null
  if (press.shift) return null
  if (press.key === ',') return 'settings'
  if (press.key.toLowerCase() === 'l') return 'lock'
  // The Mac's menu has these two
  if (!isMac && press.key.toLowerCase() === 'w') return 'closeWindow'
  return !isMac && press.key.toLowerCase() === 'q' ? 'quit' : null
}

const digitOf = ({ key, code }: KeyPress): number | null => {
  const [digit] = /^[0-9]$/u.exec(key) ?? []
  const [, byKey] = /^(?:Digit|Numpad)([0-9])$/u.exec(code) ?? []
  const found = digit ?? byKey
  return found === undefined ? null : Number(found)
}
