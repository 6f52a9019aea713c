import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'
import { createDesk } from '../../electron/core/desk/desk.ts'
import type { ActivityEntry } from '../../electron/core/ports/activity-log.ts'
import { HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { fakeClock } from '../worlds/fakes.ts'

const APP = { id: 'app-1', name: 'Brackenmoor sync' }

const desk = (me: { name: string; email: string } | null = null) => {
  const lines: ActivityEntry[] = []
  const clock = fakeClock()
  let amount = 0
  const content = { me, apps: [APP] }
  const made = createDesk(
    {
      clock,
      random: { id: () => `id-${(amount += 1)}`, token: () => '' },
      installation: { mode: 'live', version: '1', platform: 'linux', user: 'tessa', device: 'desk-7' },
    },
    {
      vault: { content: () => content } as never,
      activity: { record: async (line: ActivityEntry) => void lines.push(line) } as never,
    },
  )
  return { ...made, clock, lines }
}

describe('the desk', () => {
  it('says who uses this Keyward, as they have said it or as the computer names them', () => {
    expect(desk().me()).toEqual({ name: 'tessa', email: '' })
    const tessa = { name: 'Tessa Reid', email: 'tessa@brackenmoor.example' }
    expect(desk(tessa).me()).toEqual(tessa)
  })

  it('finds the app of an id, or says why there is none', () => {
    const { app, find, named } = desk()
    expect(app('app-1')).toEqual(ok(APP))
    expect(app('app-2')).toEqual(fail('unknownApp'))
    expect(find('app-2')).toBeUndefined()
    expect([named('app-1'), named('app-2')]).toEqual([APP, { id: 'app-2', name: '' }])
  })

  it('writes a line with what is known, and of a result its code', async () => {
    const { log, lines } = desk()
    await log('settingsChanged')
    await log('secretRevealed', { app: APP, result: fail('secretMissing') })
    await log('secretCopied', { app: APP, result: ok('never this') })
    await log('fileImported', {
      app: { name: 'export.json' },
      person: 'Owen',
      organisation: 'Moor',
      result: '2 of 3',
    })
    const nothing = { app: '', appId: '', organisation: '', person: '', result: 'ok' }
    expect(lines).toEqual([
      { ...nothing, what: 'settingsChanged' },
      { ...nothing, what: 'secretRevealed', app: APP.name, appId: APP.id, result: 'secretMissing' },
      { ...nothing, what: 'secretCopied', app: APP.name, appId: APP.id },
      {
        what: 'fileImported',
        app: 'export.json',
        appId: '',
        organisation: 'Moor',
        person: 'Owen',
        result: '2 of 3',
      },
    ])
  })
})

describe('what is held at the desk', () => {
  it('waits as long as it was said, and no longer', () => {
    const { held, clock } = desk()
    const [short, usual, long] = [
      held<string>({ keepFor: MINUTE }),
      held<string>(),
      held<string>({ keepFor: null }),
    ]
    const ids = [short.put('a'), usual.put('b'), long.put('c')] as const
    const left = () => [short.get(ids[0]), usual.get(ids[1]), long.get(ids[2])]
    expect(left()).toEqual(['a', 'b', 'c'])
    clock.move(MINUTE)
    expect(left()).toEqual([undefined, 'b', 'c'])
    clock.move(100 * HOUR)
    expect(left()).toEqual([undefined, undefined, 'c'])
  })

  it('stands still while it is worked with, and begins anew when it is put back', () => {
    const { held, clock } = desk()
    const place = held<string>({ keepFor: MINUTE })
    const id = place.put('a')
    expect(place.pause(id)).toBe(true)
    clock.move(HOUR)
    expect(place.get(id)).toBe('a')
    expect(place.put('b', id)).toBe(id)
    clock.move(MINUTE)
    expect(place.get(id)).toBeUndefined()
    expect(place.pause(id)).toBe(false)
  })

  it('gives way, the oldest first, and one that was put again is not the oldest', () => {
    const { held } = desk()
    const place = held<string>({ most: 2 })
    const [a, b] = [place.put('a'), place.put('b')]
    place.put('a again', a)
    const c = place.put('c')
    expect(place.entries()).toEqual([
      [a, 'a again'],
      [c, 'c'],
    ])
    expect(place.get(b)).toBeUndefined()
    expect(place.replace(b, 'no')).toBe(false)
    expect(place.replace(c, 'other')).toBe(true)
  })

  it('H1 is let go of when the desk closes, whoever holds it, and what comes late is not held', () => {
    const { held, close, start, clock } = desk()
    const places = [held<string>(), held<string>({ keepFor: null }), held<string>({ most: 1 })]
    for (const place of places) place.put('canary')
    close()
    for (const place of places) {
      const late = place.put('canary, from work that ended after the desk had closed')
      expect([place.entries(), place.get(late)]).toEqual([[], undefined])
    }
    start()
    for (const place of places) expect(place.get(place.put('of the next day'))).toBe('of the next day')
    clock.move(HOUR)
    expect(places.map((place) => place.entries().length)).toEqual([0, 1, 0])
  })

  it('H1 is held nowhere else: no room of the core makes a place of its own', () => {
    const core = join(ROOT, 'electron', 'core')
    const makers = readdirSync(core, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && readFileSync(join(core, name), 'utf8').includes('createHeld'))
      .map((name) => name.replaceAll('\\', '/'))
    expect(makers.toSorted()).toEqual(['desk/desk.ts', 'desk/held.ts'])
  })
})
