import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHealthLog } from '../../electron/adapters/disk/health-log.ts'
import { value } from '../worlds/fakes.ts'

let profile = ''
beforeEach(() => void (profile = mkdtempSync(join(tmpdir(), 'keyward-health-'))))
afterEach(() => rmSync(profile, { recursive: true, force: true }))

describe('the history of checks on a real disk', () => {
  it('finds the newest lines of one, over months and pieces, newest first', async () => {
    const log = createHealthLog(profile)
    const others = Array.from({ length: 40_000 }, (_, n) => `other${n} 1 o 120 200 59 4999 9999 `)
    value(await log.append('2026-10', ['mine 1', ...others, 'mine 2']))
    value(await log.append('2026-11', [...others, 'mine 3', 'notmine 4']))
    value(await log.append('2026-11', ['mine 5']))
    expect(value(await log.find('mine ', 10))).toEqual(['mine 5', 'mine 3', 'mine 2', 'mine 1'])
    expect(value(await log.find('mine ', 2))).toEqual(['mine 5', 'mine 3'])
    expect(value(await log.find('other39999 ', 5))).toHaveLength(2)
    expect(value(await log.find('nobody ', 5))).toEqual([])
  })

  it('a line torn by a crash spoils only itself', async () => {
    const log = createHealthLog(profile)
    value(await log.append('2026-11', ['mine 1']))
    appendFileSync(join(profile, 'health', '2026-11.log'), 'mine 2 tor')
    value(await log.append('2026-11', ['mine 3']))
    expect(value(await log.find('mine ', 10))).toEqual(['mine 3', 'mine 2 tor', 'mine 1'])
  })

  it('is readable by its owner only, and nothing is written for nothing', async () => {
    const log = createHealthLog(profile)
    value(await log.append('2026-11', []))
    expect(readdirSync(profile)).toEqual([])
    value(await log.append('2026-11', ['mine 1']))
    if (process.platform !== 'win32')
      expect(statSync(join(profile, 'health', '2026-11.log')).mode & 0o777).toBe(0o600)
  })
})
