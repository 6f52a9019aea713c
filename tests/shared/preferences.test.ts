import { describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES, Preferences, readPreferences } from '../../shared/settings/preferences.ts'

const QUIET: Preferences = {
  theme: 'dark',
  rows: 'compact',
  keepAlive: false,
  checks: 'asked',
  updates: 'daily',
  reminders: {
    secrets: false,
    signIns: true,
    connections: false,
    handovers: true,
    aftermath: true,
    found: true,
  },
  tray: 'on',
  ownLists: 'checked',
  columns: [{ id: 'tags', isShown: true, width: 120 }],
  tier: 'plus',
}
const ODD = [null, undefined, 'purple', 1e300, -1, [], {}, true, '']

describe('F9 preferences that somebody edited by hand', () => {
  it('are read as they were stored', () => {
    expect(readPreferences(structuredClone(QUIET))).toEqual(QUIET)
  })

  it('lose what is odd in them and nothing else: what was switched off stays off', () => {
    for (const name of Object.keys(QUIET) as (keyof Preferences)[])
      for (const odd of ODD) {
        const read = readPreferences({ ...QUIET, [name]: odd, 'of a later version': [1e300] })
        expect(Preferences.safeParse(read).success).toBe(true)
        const { [name]: _fallen, ...others } = read
        const { [name]: _given, ...expected } = QUIET
        expect(others, `${name} ${JSON.stringify(odd)}`).toEqual(expected)
      }
    expect(readPreferences({ ...QUIET, reminders: { ...QUIET.reminders, signIns: 'yes', more: 1 } })).toEqual(
      QUIET,
    )
  })

  it('are the usual ones where there are none', () => {
    for (const odd of ODD) expect(readPreferences(odd)).toEqual(DEFAULT_PREFERENCES)
  })
})
