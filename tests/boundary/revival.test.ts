import { describe, expect, it } from 'vitest'
import { createRevival, FALLS_MOST, type Fall } from '../../electron/shell/revival.ts'

/** A window whose process can be ended, in a time of its own. */
const world = (answers: ('again' | 'quit')[] = []) => {
  let now = 1_000_000
  let timers: { at: number; run: () => void }[] = []
  const happened: string[] = []
  const told: Fall[] = []
  const revival = createRevival({
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    restart: () => void happened.push('restart'),
    end: () => {
      happened.push('end')
      revival.died('crashed')
    },
    tell: (how) => void told.push(how),
    ask: async () => {
      happened.push('ask')
      return answers.shift() ?? 'again'
    },
    quit: () => void happened.push('quit'),
  })
  const pass = (ms: number) => {
    now += ms
    const due = timers.filter(({ at }) => at <= now)
    timers = timers.filter((one) => !due.includes(one))
    for (const { run } of due) run()
  }
  return { revival, happened, told, pass }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('A14 a window that died', () => {
  it('A14 is started again with word of it', () => {
    const { revival, happened, told } = world()
    revival.died('crashed')
    expect(happened).toEqual(['restart'])
    expect(told).toEqual(['died'])
  })

  it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'integrity-failure'])(
    'A14 is started again when it ended by %s',
    (reason) => {
      const { revival, happened } = world()
      revival.died(reason)
      expect(happened).toEqual(['restart'])
    },
  )

  it('A14 that ended as it should is left alone', () => {
    const { revival, happened, told } = world()
    revival.died('clean-exit')
    expect([...happened, ...told]).toEqual([])
  })

  it('A14 again and again is not started for ever: somebody is asked, once', async () => {
    const { revival, happened } = world()
    for (let fall = 0; fall < FALLS_MOST + 4; fall += 1) revival.died('crashed')
    expect(happened).toEqual([...Array.from({ length: FALLS_MOST }, () => 'restart'), 'ask'])
    await settled()
    expect(happened.at(-1)).toBe('restart')
  })

  it('A14 stays as it is until the person has answered, and quits where they say so', async () => {
    const { revival, happened } = world(['quit'])
    for (let fall = 0; fall < FALLS_MOST + 1; fall += 1) revival.died('crashed')
    await settled()
    expect(happened.slice(-2)).toEqual(['ask', 'quit'])
  })

  it('A14 now and then is started again each time, without a question', () => {
    const { revival, happened, pass } = world()
    for (let fall = 0; fall < 10; fall += 1) {
      revival.died('crashed')
      pass(30_000)
    }
    expect(new Set(happened)).toEqual(new Set(['restart']))
  })

  it('A14 is counted the same under a clock that was set back', async () => {
    const { revival, happened, pass } = world()
    for (let fall = 0; fall < FALLS_MOST + 1; fall += 1) {
      revival.died('crashed')
      pass(-1_000)
    }
    await settled()
    expect(happened).toContain('ask')
  })
})

describe('A14 a window that hangs', () => {
  it('A14 is given a while, then ended and started again with word of it', () => {
    const { revival, happened, told, pass } = world()
    revival.stoppedAnswering()
    pass(9_000)
    expect(happened).toEqual([])
    pass(1_000)
    expect(happened).toEqual(['end', 'restart'])
    expect(told).toEqual(['hung'])
  })

  it('A14 and comes to itself is left alone', () => {
    const { revival, happened, pass } = world()
    revival.stoppedAnswering()
    pass(5_000)
    revival.answersAgain()
    pass(60_000)
    expect(happened).toEqual([])
  })

  it('A14 and dies meanwhile is started again once', () => {
    const { revival, happened, pass } = world()
    revival.stoppedAnswering()
    revival.died('oom')
    pass(60_000)
    expect(happened).toEqual(['restart'])
  })
})
