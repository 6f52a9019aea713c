import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEnding, startParts } from '../e2e/ending.ts'
import { tellChapter } from '../e2e/tour/tell-chapter.ts'
import type { Chapter } from '../e2e/tour/tour.ts'
import { until, within } from '../e2e/within.ts'

const never = () => new Promise<never>(() => {})

describe('what is waited for in a test of the whole app', () => {
  it('has an end that says what it was, also when no answer ever comes', async () => {
    await expect(within(20, 'the window', never())).rejects.toThrow('waited 0 s for the window')
    await expect(
      until(
        20,
        () => 'the tray',
        () => null,
      ),
    ).rejects.toThrow('for the tray')
    expect(await within(60_000, 'a value', Promise.resolve(1))).toBe(1)
  })

  it('is told by its own error where there is one', async () => {
    await expect(
      until(60_000, 'the window', () => Promise.reject(new Error('Keyward ended at its start'))),
    ).rejects.toThrow('Keyward ended at its start')
  })
})

describe('what a test has started', () => {
  it('is ended last first, all of it, though one part fails and another hangs', async () => {
    const ended: string[] = []
    const ending = createEnding(50)
    ending.add('the bus', () => void ended.push('bus'))
    ending.add('the browser', never)
    ending.add('the display', () => {
      throw new Error('no such display')
    })
    ending.add('Keyward', async () => void ended.push('Keyward'))
    await expect(ending.run()).rejects.toThrow(
      /the display: no such display; the browser: waited .* for the browser to end/u,
    )
    expect(ended).toEqual(['Keyward', 'bus'])
    await expect(ending.run()).rejects.toThrow('Not all of it ended')
    expect(ended).toEqual(['Keyward', 'bus'])
  })

  it('is ended where a later part does not start, or starts while everything is being ended', async () => {
    const ended: string[] = []
    const starting = startParts(async (ending) => {
      ending.add('the bus', () => void ended.push('bus'))
      throw new Error('no display')
    })
    await expect(starting).rejects.toThrow('no display')
    expect(ended).toEqual(['bus'])
    const ending = createEnding()
    await ending.run()
    ending.add('a late one', () => void ended.push('late'))
    await ending.run()
    expect(ended).toEqual(['bus', 'late'])
  })
})

describe('a chapter of the tour', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keyward-chapter-'))))
  afterEach(() => rmSync(folder, { recursive: true }))
  const tell = async (run: Chapter['run'], bounds = { step: 60_000, chapter: 60_000 }) => {
    const lines: string[] = []
    const isWhole = await tellChapter({ name: 'trial', run }, folder, (line) => void lines.push(line), bounds)
    return { isWhole, said: lines.join('\n') }
  }

  it('that hangs is given up, says after which step, and what it stands on is ended', async () => {
    let isEnded = false
    const { isWhole, said } = await tell(
      async (guide) => {
        guide.ends('the practice', () => void (isEnded = true))
        guide.step('An app is added')
        await never()
      },
      { step: 200, chapter: 60_000 },
    )
    expect(isWhole).toBe(false)
    expect(said).toContain('FAILED: after step 1, “An app is added”: the next step did not come within 0.2 s')
    expect(said).toContain('there was no window yet')
    expect(isEnded).toBe(true)
  })

  it('whose steps are short has an end as well', async () => {
    const { isWhole, said } = await tell(
      async (guide) => {
        for (;;) {
          guide.step('Once more')
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      },
      { step: 60_000, chapter: 200 },
    )
    expect(isWhole).toBe(false)
    expect(said).toContain('the chapter did not end within 0.2 s')
  })

  it('that fails says why, and one that leaves something running is not whole', async () => {
    const failed = await tell(() => Promise.reject(new Error('no such button')))
    expect(failed).toMatchObject({ isWhole: false, said: expect.stringContaining('no such button') })
    const leaves = await tell(async (guide) =>
      guide.ends('the bus', () => {
        throw new Error('it went on')
      }),
    )
    expect(leaves).toMatchObject({ isWhole: false, said: expect.stringContaining('the bus: it went on') })
    expect(await tell(async ({ step }) => step('Done'))).toMatchObject({ isWhole: true })
  })
})
