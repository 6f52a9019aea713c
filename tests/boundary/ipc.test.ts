import { expect, it, vi } from 'vitest'
import type { Answering } from '../../electron/shell/ipc.ts'
import { ok } from '../../shared/kernel/result.ts'

type Handler = (event: object, name: unknown, input: unknown) => Promise<{ readonly ok: boolean }>

const { handlers } = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
}))
const { CALL_CHANNEL, serve } = await import('../../electron/shell/ipc.ts')

const ours = { senderFrame: { parent: null, url: 'app://keyward/index.html', origin: 'app://keyward' } }
const foreign = { senderFrame: { parent: null, url: 'https://example.com/', origin: 'https://example.com' } }

it('A9 what our page asks before the core is there is answered once it is; a stranger is refused at once', async () => {
  const asked: unknown[] = []
  const { promise: coming, resolve: come } = Promise.withResolvers<null>()
  let shown: Answering | null = null
  serve(coming, () => shown)
  const call = (event: object) => handlers.get(CALL_CHANNEL)?.(event, 'copyText', { text: 'a line' })
  expect(await call(foreign)).toMatchObject({ ok: false })
  let early: unknown = null
  const waiting = call(ours)?.then((answer) => (early = answer))
  await new Promise((resolve) => setImmediate(resolve))
  expect([early, asked]).toEqual([null, []])

  shown = {
    answer: async (name, input) => {
      asked.push([name, input])
      return ok(null)
    },
  }
  come(null)
  await waiting
  expect(early).toMatchObject({ ok: true })
  expect(asked).toEqual([['copyText', { text: 'a line' }]])

  // and by none where the practice that is shown changes
  shown = null
  expect(await call(ours)).toMatchObject({ ok: false })
  expect(asked).toHaveLength(1)
})
