import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityFilter } from '../../shared/activity/activity.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { CHAIN_START, createChain, encodeLine } from '../../electron/core/activity/chain.ts'
import { draft, fakeClock, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const ANY: ActivityFilter = {
  words: [],
  kinds: null,
  person: null,
  appId: null,
  result: null,
  from: null,
  until: null,
}

/** A Keyward with an app whose secret was revealed `times` times: that many lines and one. */
const withLines = async (times: number) => {
  const keyward = await startKeyward()
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  for (let time = 0; time < times; time += 1) await keyward.api.revealSecret({ appId })
  return { keyward, appId, file: [...keyward.activityLog.files.keys()][0] ?? '' }
}

const findings = async (keyward: FakeKeyward) => value(await keyward.api.verifyActivity({})).findings

describe('H3 the chain', () => {
  it('is HMAC-SHA-256 as node:crypto makes it, for every length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 9_000 }),
        (key, body) => {
          const expected = createHmac('sha256', key)
            .update(`${CHAIN_START}\n`)
            .update(body)
            .digest('base64url')
          expect(createChain(key).seal(CHAIN_START, body)).toBe(expected)
        },
      ),
    )
  })

  it('is whole over what Keyward itself wrote, and goes on after a restart', async () => {
    const { keyward } = await withLines(5)
    expect(await findings(keyward)).toEqual([])
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    await again.api.revealSecret({ appId: again.snapshot().apps[0]?.id ?? '' })
    const proof = value(await again.api.verifyActivity({}))
    expect(proof.findings).toEqual([])
    expect(proof.lines).toBe(7)
  })

  it('finds a line that was changed, at that line and nowhere else', async () => {
    const { keyward, file } = await withLines(5)
    keyward.activityLog.edit(file, (lines) =>
      lines.map((line, at) => (at === 2 ? line.replace('"tessa"', '"nobody"') : line)),
    )
    expect(await findings(keyward)).toEqual([{ kind: 'changed', line: 3, seq: 2 }])
  })

  it('finds lines taken out of the middle, with their numbers', async () => {
    const { keyward, file } = await withLines(6)
    keyward.activityLog.edit(file, (lines) => lines.filter((_line, at) => at !== 2 && at !== 3))
    expect(await findings(keyward)).toEqual([{ kind: 'missing', line: 3, from: 2, to: 3 }])
  })

  it('finds two lines that were swapped', async () => {
    const { keyward, file } = await withLines(6)
    keyward.activityLog.edit(file, (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''))
    expect(await findings(keyward)).toEqual([{ kind: 'moved', line: 4, seq: 2 }])
  })

  it('finds a true line that was written once more', async () => {
    const { keyward, file } = await withLines(4)
    keyward.activityLog.edit(file, (lines) => [...lines, lines[1] ?? ''])
    expect(await findings(keyward)).toEqual([{ kind: 'moved', line: 6, seq: 1 }])
  })

  it('finds a line that Keyward never wrote, and one that is no line at all', async () => {
    const { keyward, file } = await withLines(2)
    keyward.activityLog.edit(file, (lines) => [
      ...lines,
      (lines[2] ?? '').replace('"seq":2', '"seq":3'),
      'nonsense',
    ])
    expect(await findings(keyward)).toEqual([
      { kind: 'changed', line: 4, seq: 3 },
      { kind: 'changed', line: 5, seq: null },
    ])
  })

  it('finds a cut tail by what the sealed file remembers, and still after more was written', async () => {
    const { keyward, file } = await withLines(5)
    await keyward.stop()
    keyward.activityLog.edit(file, (lines) => lines.slice(0, 3))
    const again = await startKeyward(keyward.world)
    const cut = value(await again.api.verifyActivity({})).findings
    expect(cut).toEqual([{ kind: 'missing', line: 4, from: 3, to: 5 }]) // the finding itself was logged, as line 6
    await again.stop()
    const later = await startKeyward(again.world)
    expect(value(await later.api.verifyActivity({})).findings).toEqual(cut)
  })

  it('finds a log that was deleted as a whole', async () => {
    const { keyward } = await withLines(3)
    await keyward.stop()
    keyward.activityLog.files.clear()
    const again = await startKeyward(keyward.world)
    expect(await findings(again)).toEqual([{ kind: 'missing', line: 1, from: 0, to: 3 }])
  })

  it('tells what it found, once, and lets the window show it', async () => {
    const { keyward, file } = await withLines(3)
    keyward.activityLog.edit(file, (lines) => lines.filter((_line, at) => at !== 1))
    await findings(keyward)
    await findings(keyward)
    await settle()
    expect(keyward.activityLog.lines().filter((line) => line.includes('activityFoundBroken'))).toHaveLength(1)
    expect(keyward.snapshot().activity?.findings).toHaveLength(1)
  })

  it('a name with line breaks, separators and direction marks stays one line of plain ASCII', async () => {
    const bytes = encodeLine({ name: 'a\nb\u2028c\u202Ed\r\n{"seq":1}😀é' })
    expect(bytes.every((byte) => byte >= 0x20 && byte <= 0x7e)).toBe(true)
    expect(JSON.parse(bytes.toString('latin1'))).toEqual({ name: 'a\nb\u2028c\u202Ed\r\n{"seq":1}😀é' })
    const keyward = await startKeyward()
    await keyward.api.addApp({
      details: draft({ name: 'Packs\nx {"seq":1,"what":"appRemoved"}' }),
      clientSecret: SECRET,
    })
    expect(keyward.activityLog.lines()).toHaveLength(1)
  })
})

describe('the log', () => {
  it('has a file for each month, and never goes back to an earlier one', async () => {
    const clock = fakeClock(Date.UTC(2026, 10, 30, 23, 0))
    const keyward = await startKeyward({ clock })
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    clock.move(2 * 3_600_000)
    await keyward.api.revealSecret({ appId })
    clock.move(-40 * DAY)
    await keyward.api.revealSecret({ appId })
    expect([...keyward.activityLog.files.keys()]).toEqual(['2026-11.log', '2026-12.log'])
    expect(await findings(keyward)).toEqual([])
  })

  it('F6 a clock set back makes no line older than the one before it', async () => {
    const { keyward, appId } = await withLines(1)
    await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) })
    const before = value(await keyward.api.listActivity({ before: null, limit: 1 })).lines[0]?.at ?? 0
    keyward.clock.move(-400 * DAY)
    await keyward.api.revealSecret({ appId })
    const after = value(await keyward.api.listActivity({ before: null, limit: 1 })).lines[0]?.at ?? 0
    expect(after).toBeGreaterThanOrEqual(before)
  })

  it('is paged newest first, before and after everything is indexed', async () => {
    const { keyward } = await withLines(6)
    const again = await startKeyward(keyward.world)
    const first = value(await again.api.listActivity({ before: null, limit: 3 }))
    expect(first.lines.map(({ line }) => line)).toEqual([7, 6, 5])
    expect(first.more).toBe(true)
    const rest = value(await again.api.listActivity({ before: 5, limit: 10 }))
    expect(rest.lines.map(({ line }) => line)).toEqual([4, 3, 2, 1])
    expect(rest.more).toBe(false)
  })

  it('is filtered by words, kinds, person, app, result and time, and says how many fit', async () => {
    const { keyward, appId } = await withLines(4)
    value(await keyward.api.introduce({ me: { name: 'Ines Halloway', email: 'ines@ferrymoor.example' } }))
    keyward.clock.move(DAY)
    keyward.keychain.fail(fail('keychainLocked'))
    await keyward.api.copySecret({ appId })
    keyward.keychain.fail(null)
    const found = async (part: Partial<ActivityFilter>) =>
      value(await keyward.api.listActivity({ before: null, limit: 100, filter: { ...ANY, ...part } })).matches
    expect(await found({})).toBe(7)
    expect(await found({ kinds: ['secretRevealed'] })).toBe(4)
    expect(await found({ result: 'failed' })).toBe(1)
    expect(await found({ person: 'ines@ferrymoor.example' })).toBe(2)
    expect(await found({ appId })).toBe(6)
    expect(await found({ from: keyward.clock.now() })).toBe(1)
    expect(await found({ until: keyward.clock.now() })).toBe(6)
    expect(await found({ words: [{ text: 'MONTH-END', kinds: [] }] })).toBe(6)
    expect(await found({ words: [{ text: 'reveal', kinds: ['secretRevealed'] }] })).toBe(4)
    expect(
      await found({
        words: [
          { text: 'halloway', kinds: [] },
          { text: 'packs', kinds: [] },
        ],
      }),
    ).toBe(1)
  })

  it('carries the name that the person gave, from then on', async () => {
    const { keyward, appId } = await withLines(1)
    value(await keyward.api.introduce({ me: { name: 'Ines Halloway', email: 'ines@ferrymoor.example' } }))
    await keyward.api.revealSecret({ appId })
    const { lines } = value(await keyward.api.listActivity({ before: null, limit: 3 }))
    expect(lines.map(({ who, email }) => `${who} ${email}`)).toEqual([
      'Ines Halloway ines@ferrymoor.example',
      'Ines Halloway ines@ferrymoor.example',
      'tessa ',
    ])
  })

  it('that cannot be written never stops the work it tells of', async () => {
    const { keyward, appId } = await withLines(0)
    keyward.activityLog.fail(fail('diskFull'))
    expect((await keyward.api.revealSecret({ appId })).ok).toBe(true)
    keyward.activityLog.fail(null)
    await keyward.api.revealSecret({ appId })
    expect(await findings(keyward)).toEqual([])
  })

  it('is saved as a spreadsheet, with cells that no spreadsheet takes for a formula', async () => {
    const keyward = await startKeyward()
    await keyward.api.addApp({ details: draft({ name: '=cmd|calc' }), clientSecret: SECRET })
    value(await keyward.api.exportActivity({ filter: ANY, format: 'csv' }))
    const [[name, bytes]] = [...keyward.files.saved] as [[string, Uint8Array]]
    const text = Buffer.from(bytes).toString('utf8')
    expect(name).toBe('Keyward activity 2026-11-24.csv')
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFLine,Time (UTC),Who,E-mail,Device,What,App,Organisation,About,Result',
    )
    expect(text).toContain("'=cmd|calc")
  })

  it('reads the lines of the first version, which knew neither app id nor e-mail address', async () => {
    const keyward = await startKeyward()
    const chain = createChain(new Uint8Array(32))
    const body = encodeLine({
      seq: 0,
      at: 1,
      who: 'tessa',
      device: 'desk-1',
      what: 'appAdded',
      result: 'ok',
      app: 'Old',
      organisation: '',
    })
    const line = Buffer.concat([Buffer.from(`${chain.seal(CHAIN_START, body)} `), body])
    await keyward.activityLog.append('2025-01', line)
    expect(await findings(keyward)).toEqual([])
    const { lines } = value(await keyward.api.listActivity({ before: null, limit: 3 }))
    expect(lines[0]).toMatchObject({ app: 'Old', appId: '', person: '', email: '' })
  })
})
