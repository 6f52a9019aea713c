import { describe, expect, it } from 'vitest'
import { createHangWatch } from '../../electron/shell/hang-watch.ts'

/** A page that answers when it is told to, and a clock of its own. */
const world = () => {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const asked: PromiseWithResolvers<unknown>[] = []
  const happened: string[] = []
  const watch = createHangWatch({
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    ask: () => {
      const one = Promise.withResolvers<unknown>()
      asked.push(one)
      return one.promise
    },
    stopped: () => void happened.push('stopped'),
    again: () => void happened.push('again'),
  })
  const pass = (ms: number) => {
    now += ms
    const due = timers.filter(({ at }) => at <= now)
    timers = timers.filter((one) => !due.includes(one))
    for (const { run } of due) run()
  }
  return { watch, asked, happened, pass }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('A14 a window that is said to hang', () => {
  it('A14, N2 does not where its page answers, however long ago the system said so', async () => {
    const { watch, asked, happened, pass } = world()
    watch.suspected()
    expect(watch.isHung()).toBe(false)
    asked[0]?.resolve(0)
    await settled()
    pass(600_000)
    expect(watch.isHung()).toBe(false)
    expect(happened).toEqual(['again'])
  })

  it('A14 does where its page answers nothing, until it does', async () => {
    const { watch, asked, happened, pass } = world()
    watch.suspected()
    pass(1_999)
    expect(watch.isHung()).toBe(false)
    pass(1)
    expect(watch.isHung()).toBe(true)
    expect(happened).toEqual(['stopped'])
    asked[0]?.resolve(0)
    await settled()
    expect(watch.isHung()).toBe(false)
    expect(happened).toEqual(['stopped', 'again'])
  })

  it('A14 no longer does once the page it was asked of is another', async () => {
    const { watch, asked, pass } = world()
    watch.suspected()
    pass(2_000)
    asked[0]?.reject(new Error('another page'))
    await settled()
    expect(watch.isHung()).toBe(false)
  })

  it('A14 is asked anew each time, and stops once', () => {
    const { watch, asked, happened, pass } = world()
    watch.suspected()
    pass(1_000)
    watch.suspected()
    pass(1_500)
    expect(happened).toEqual([])
    pass(500)
    expect(asked).toHaveLength(2)
    expect(happened).toEqual(['stopped'])
  })
})
