import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity, ActivityFilter } from '../../shared/activity/activity.ts'
import { CHAIN_START, createChain, encodeLine, SEAL_LENGTH } from '../../electron/core/activity/chain.ts'
import { readBody, writeLine } from '../../electron/core/activity/line.ts'
import { createWalk } from '../../electron/core/activity/walk.ts'
import { draft, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const ANY: ActivityFilter = {
  words: [],
  kinds: null,
  person: null,
  appId: null,
  result: null,
  from: null,
  until: null,
}
const HONEST = 6
const MONTH = '2026-11.log'

/** A Keyward whose log has six lines of its own, in one file. */
const honest = async () => {
  const keyward = await startKeyward()
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  for (let time = 1; time < HONEST; time += 1) await keyward.api.revealSecret({ appId })
  return { keyward, appId }
}

const restart = async (keyward: FakeKeyward, how: 'stopped' | 'killed') => {
  if (how === 'stopped') await keyward.stop()
  const again = await startKeyward(keyward.world)
  await settle()
  return again
}

const proofOf = async (keyward: FakeKeyward) => value(await keyward.api.verifyActivity({}))

/** Every line with whether this vault wrote it, as the window would show them, oldest first. */
const shown = async (keyward: FakeKeyward) =>
  value(await keyward.api.listActivity({ before: null, limit: 500, filter: ANY })).lines.toReversed()

const seal = () => randomBytes(32).toString('base64url')
const text = (seq: unknown, part: object = {}) =>
  JSON.stringify({
    seq,
    at: Date.UTC(2026, 10, 24, 9, 0),
    who: 'Mallory',
    device: 'desk-1',
    what: 'secretRevealed',
    result: 'ok',
    app: 'Month-end Packs',
    appId: '',
    organisation: '',
    person: '',
    email: '',
    ...part,
  })

/** A line as another vault would write it, mark and seal and all. */
const foreign = (seq: number) => {
  const chain = createChain(new Uint8Array(32).fill(9))
  return writeLine(chain, CHAIN_START, { ...(JSON.parse(text(seq)) as Activity), seq }).bytes.toString(
    'latin1',
  )
}

const FORGED: readonly (readonly [string, (lines: readonly string[]) => string])[] = [
  ['unsealed, the next number', () => `${' '.repeat(SEAL_LENGTH)} ${text(HONEST)}`],
  ['unsealed, the next number but one', () => `${' '.repeat(SEAL_LENGTH)} ${text(HONEST + 1)}`],
  ['no seal and no space', () => text(HONEST + 1)],
  ['a made-up seal, the next number', () => `${seal()} ${text(HONEST)}`],
  ['a made-up seal, the next number but one', () => `${seal()} ${text(HONEST + 1)}`],
  ['a made-up seal, a number far on', () => `${seal()} ${text(HONEST + 40)}`],
  ['a made-up seal, the largest number there is', () => `${seal()} ${text(Number.MAX_SAFE_INTEGER)}`],
  ['a number beyond all numbers', () => `${seal()} ${text(1e300)}`],
  ['a number that is there already', () => `${seal()} ${text(2)}`],
  ['the number of the last line', () => `${seal()} ${text(HONEST - 1)}`],
  ['the first number', () => `${seal()} ${text(0)}`],
  ['a negative number', () => `${seal()} ${text(-1)}`],
  ['half a number', () => `${seal()} ${text(HONEST + 0.5)}`],
  ['a number as text', () => `${seal()} ${text(String(HONEST))}`],
  ['no number', () => `${seal()} ${text(undefined)}`],
  ['a moment that no calendar shows', () => `${seal()} ${text(HONEST, { at: 9e15 })}`],
  ['a kind that is none', () => `${seal()} ${text(HONEST, { what: 'everythingErased' })}`],
  ['the seal of the last line', (lines) => `${lines.at(-1)?.slice(0, SEAL_LENGTH)} ${text(HONEST)}`],
  [
    'the last line with the next number but one',
    (lines) => (lines.at(-1) ?? '').replace(`"seq":${HONEST - 1}`, `"seq":${HONEST + 1}`),
  ],
  [
    'the last line with another name and its own mark',
    (lines) => (lines.at(-1) ?? '').replace('"tessa"', '"nobody"').replace(/^.{43}/u, seal()),
  ],
  ['a line of another vault, the next number', () => foreign(HONEST)],
  ['a line of another vault, the next number but one', () => foreign(HONEST + 1)],
  ['nonsense', () => 'nonsense'],
  ['an empty line', () => ''],
  ['a list', () => `${seal()} []`],
  ['bytes that are no text', () => `${seal()} {"seq":\u00ff\u00fe}`],
  ['a long line', () => `${seal()} ${text(HONEST + 1, { app: 'x'.repeat(300_000) })}`],
]

const PLACES: readonly (readonly [string, (keyward: FakeKeyward, line: string) => number])[] = [
  [
    'at the end',
    ({ activityLog }, line) => {
      activityLog.edit(MONTH, (lines) => [...lines, line])
      return HONEST + 1
    },
  ],
  [
    'in the middle',
    ({ activityLog }, line) => {
      activityLog.edit(MONTH, (lines) => lines.toSpliced(3, 0, line))
      return 4
    },
  ],
  [
    'before all',
    ({ activityLog }, line) => {
      activityLog.edit(MONTH, (lines) => [line, ...lines])
      return 1
    },
  ],
  [
    'in a file of a month to come',
    ({ activityLog }, line) => {
      activityLog.files.set('2031-05.log', Buffer.from(`${line}\n`, 'latin1'))
      return HONEST + 1
    },
  ],
  [
    'in a file of a month gone by',
    ({ activityLog }, line) => {
      activityLog.files.set('2019-05.log', Buffer.from(`${line}\n`, 'latin1'))
      return 1
    },
  ],
]

describe('H7 a line that this vault never wrote', () => {
  for (const [place, put] of PLACES)
    for (const how of ['stopped', 'killed'] as const)
      it.each(FORGED)(
        `%s, ${place} of a log that was ${how}, is named and nothing else is`,
        async (_name, forge) => {
          const { keyward, appId } = await honest()
          const before = how === 'stopped' ? (await keyward.stop(), keyward) : keyward
          const line = put(before, forge(before.activityLog.lines()))
          const again = await restart(before, 'killed')
          const first = await proofOf(again)
          expect(first.findings).toMatchObject([{ kind: 'changed', line }])
          expect(first.rollbacks).toEqual([])

          // the true chain goes on as if it were not there, also after the next start
          value(await again.api.revealSecret({ appId }))
          const later = await restart(again, how)
          value(await later.api.revealSecret({ appId }))
          const proof = await proofOf(later)
          expect(proof.findings).toMatchObject([{ kind: 'changed', line }])
          const lines = await shown(later)
          const own = lines.filter(({ isUnproven }) => isUnproven !== true)
          expect(own.map(({ seq }) => seq)).toEqual(own.map((_line, seq) => seq))
          expect(own.some(({ who }) => who === 'Mallory')).toBe(false)
          expect(lines.filter(({ isUnproven }) => isUnproven === true).length).toBeLessThanOrEqual(1)
        },
      )

  it('is found by the filter for what did not succeed, and makes nobody known', async () => {
    const { keyward } = await honest()
    keyward.activityLog.edit(MONTH, (lines) => [...lines, `${seal()} ${text(HONEST + 1)}`])
    await proofOf(keyward)
    const failed = value(
      await keyward.api.listActivity({ before: null, limit: 50, filter: { ...ANY, result: 'failed' } }),
    )
    expect(failed.lines.map(({ who }) => who)).toContain('Mallory')
    const { people } = value(await keyward.api.listPeople({}))
    expect(people.map(({ name }) => name)).not.toContain('Mallory')
  })

  it('is marked in what is saved of the log', async () => {
    const { keyward } = await honest()
    keyward.activityLog.edit(MONTH, (lines) => [...lines, `${seal()} ${text(HONEST + 1)}`])
    value(await keyward.api.exportActivity({ filter: ANY, format: 'csv' }))
    value(await keyward.api.exportActivity({ filter: ANY, format: 'json' }))
    const [sheet, json] = [...keyward.files.saved.values()].map((bytes) =>
      Buffer.from(bytes).toString('utf8'),
    )
    const rows = (sheet ?? '').split('\r\n').filter((row) => row.includes('Mallory'))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('ok; not as this vault wrote it')
    const told = JSON.parse(json ?? '[]') as { who: string; isUnproven?: boolean; own?: string }[]
    expect(told.filter(({ isUnproven }) => isUnproven === true).map(({ who }) => who)).toEqual(['Mallory'])
    expect(told.some((line) => 'own' in line)).toBe(false)
  })

  it('sixty of them in a row do not hide where the log ends', async () => {
    const { keyward, appId } = await honest()
    keyward.activityLog.edit(MONTH, (lines) => [
      ...lines,
      ...Array.from({ length: 60 }, (_, at) => `${seal()} ${text(HONEST + at)}`),
    ])
    const again = await restart(keyward, 'killed')
    value(await again.api.revealSecret({ appId }))
    const { findings, lines } = await proofOf(again)
    expect(findings.filter(({ kind }) => kind === 'changed')).toHaveLength(60)
    expect(findings).toHaveLength(60)
    expect(lines).toBeGreaterThan(66)
    const last = readBody(
      Buffer.from(
        again.activityLog
          .lines()
          .at(-1)
          ?.slice(SEAL_LENGTH + 1) ?? '',
      ),
    )
    expect(last).toMatchObject({ what: 'secretRevealed', seq: HONEST + 1 }) // after the line that tells of them
  })

  it('wherever lines are forged, true ones stay true and are never called missing', async () => {
    const { keyward } = await honest()
    const lines = keyward.activityLog.lines()
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(HONEST), which: fc.nat(FORGED.length - 1) }), { maxLength: 8 }),
        (forged) => {
          let mixed = [...lines]
          for (const { at, which } of forged) mixed = mixed.toSpliced(at, 0, FORGED[which]?.[1](lines) ?? '')
          const walk = createWalk(createChain(new Uint8Array(32)), null, null)
          walk.take(MONTH, 0, Buffer.from(mixed.map((line) => `${line}\n`).join(''), 'latin1'))
          const { findings } = walk.end()
          const wrong = mixed.flatMap((line, at) => (lines.includes(line) ? [] : [at + 1]))
          expect(findings.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(wrong)
          expect(findings.every(({ kind }) => kind === 'changed')).toBe(true)
          expect(walk.last()?.seq).toBe(HONEST - 1)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('H7 a line after a gap', () => {
  it.each([
    ['one line', [3], [{ kind: 'missing', line: 4, from: 3, to: 3 }]],
    ['two lines', [2, 3], [{ kind: 'missing', line: 3, from: 2, to: 3 }]],
    ['all but the last', [0, 1, 2, 3, 4], [{ kind: 'missing', line: 1, from: 0, to: 4 }]],
    [
      'every other one',
      [1, 3],
      [
        { kind: 'missing', line: 2, from: 1, to: 1 },
        { kind: 'missing', line: 3, from: 3, to: 3 },
      ],
    ],
  ] as const)('shows by itself that it is true: %s taken out', async (_name, out, expected) => {
    const { keyward } = await honest()
    keyward.activityLog.edit(MONTH, (lines) =>
      lines.filter((_line, at) => !(out as readonly number[]).includes(at)),
    )
    expect((await proofOf(keyward)).findings).toEqual(expected)
  })

  it('that was changed as well is told as both', async () => {
    const { keyward } = await honest()
    keyward.activityLog.edit(MONTH, (lines) =>
      lines
        .filter((_line, at) => at !== 2)
        .map((line, at) => (at === 2 ? line.replace('"tessa"', '"nobody"') : line)),
    )
    expect((await proofOf(keyward)).findings).toEqual([
      { kind: 'changed', line: 3, seq: 3 },
      { kind: 'missing', line: 3, from: 2, to: 2 },
    ])
  })

  it('whose seal alone was changed is told at its line, and the next one is true', async () => {
    const { keyward } = await honest()
    keyward.activityLog.edit(MONTH, (lines) =>
      lines.map((line, at) => (at === 2 ? line.replace(/^.{43}/u, seal()) : line)),
    )
    expect((await proofOf(keyward)).findings).toEqual([{ kind: 'changed', line: 3, seq: 2 }])
  })

  it('in a log of before lines had marks is told as it always was', async () => {
    const keyward = await startKeyward()
    const chain = createChain(new Uint8Array(32))
    let previous = CHAIN_START
    const lines = Array.from({ length: 6 }, (_, seq) => {
      const body = encodeLine({ ...(JSON.parse(text(seq, { who: 'tessa' })) as object) })
      previous = chain.seal(previous, body)
      return `${previous} ${body.toString('latin1')}`
    })
    keyward.activityLog.files.set(MONTH, Buffer.from(`${lines.join('\n')}\n`))
    const of = async (edit: (all: string[]) => readonly string[]) => {
      keyward.activityLog.edit(MONTH, () => edit([...lines]))
      const again = await startKeyward({ ...keyward.world, activityLog: keyward.activityLog })
      return (await proofOf(again)).findings
    }
    expect(await of((all) => all)).toEqual([])
    expect(await of((all) => all.toSpliced(2, 1))).toEqual([{ kind: 'missing', line: 3, from: 2, to: 2 }])
    expect(await of((all) => all.with(2, (all[2] ?? '').replace('tessa', 'nobody')))).toEqual([
      { kind: 'changed', line: 3, seq: 2 },
    ])
    expect(await of((all) => all.with(2, all[3] ?? '').with(3, all[2] ?? ''))).toEqual([
      { kind: 'moved', line: 3, seq: 3 },
    ])
    expect(await of((all) => [...all, `${seal()} ${text(7)}`])).toEqual([
      { kind: 'changed', line: 7, seq: 7 },
    ])
  })
})
