import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { problemReport } from '../../renderer/features/updates/words-report.ts'
import { practiceSnapshot } from './scenario-data.ts'

const now = Date.UTC(2026, 10, 30, 22, 15)
const seen = {
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Keyward/0.1.0 Chrome/144.0.1.2 Electron/40.1.0',
  width: 1280,
  height: 800,
  pixelRatio: 1,
  region: 'en-GB',
}

/** Where Keyward's own words stand, which outside values never reach: by the names of their fields. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'kind',
  'mode',
  'platform',
  'version',
  'scheme',
  'theme',
  'rows',
  'way',
  'why',
  'checks',
  'route',
])

/** The same with a mark of its own for every text that somebody outside could have written, keys of records included. */
const marked = (value: unknown, path: readonly string[] = []): unknown => {
  const name = path.at(-1) ?? ''
  if (typeof value === 'string')
    return OWN_WORDS.has(name) || (name === 'state' && path.includes('secret'))
      ? value
      : `canary-${path.join('-')}`
  if (Array.isArray(value)) return value.map((one, at) => marked(one, [...path, String(at)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      path[0] === 'rotation' && path.length === 2 ? `canary-key-${key}` : key,
      marked(one, [...path, key]),
    ]),
  )
}

describe('the report of a problem', () => {
  const practice = practiceSnapshot(now)

  it('tells versions, states and amounts', () => {
    const lines = problemReport(practice, now, seen).split('\n')
    expect(lines).toContain('Written: 2026-11-30 22:15 UTC')
    expect(lines).toContain('Runs on: Chrome 144.0.1.2, Electron 40.1.0')
    expect(lines).toContain('Vault: open')
    expect(lines.find((line) => line.startsWith('Connections: '))).toMatch(/^Connections: \d+: \d+ \w+/u)
    expect(lines.find((line) => line.startsWith('Secrets: '))).toMatch(/\d+ stored/u)
  })

  it('holds none of the canaries in every name, id, address, note and path of a vault', () => {
    const full: Snapshot = {
      ...practice,
      backup: {
        ...practice.backup,
        folder: '/home/ines/clients',
        trouble: { since: now, code: 'Hollins Wharf Trading' },
      },
    }
    const planted = marked(full) as Snapshot
    expect(JSON.stringify(planted).match(/canary/gu)?.length).toBeGreaterThan(100)
    expect(problemReport(planted, now, seen)).not.toMatch(/canary|Hollins|clients/iu)
  })

  it('tells nothing of what is written into a version or an engine by somebody else', () => {
    const report = problemReport({ ...practice, version: '1.0 for\nHollins' }, now, {
      ...seen,
      userAgent: 'Hollins Wharf Trading',
    })
    expect(report).not.toContain('Hollins')
    expect(report).toContain('Runs on: not told')
  })

  it('stays readable on odd moments', () => {
    expect(problemReport(practice, Number.NaN, seen)).toContain('Written: at an odd time')
  })
})
