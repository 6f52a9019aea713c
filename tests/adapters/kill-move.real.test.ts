import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { draft, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { openOn } from './kill-lock-child.ts'
import { prepareKills } from './killing.ts'

const SECRET = 'one-not-a-real-secret-12345'
const NOTHING = async () => {}

const cardOf = async (fresh: FakeKeyward) => {
  value(await fresh.api.showMoveCard({}))
  const { move } = fresh.snapshot()
  return move?.kind === 'waiting' ? move.card : ''
}
/** Seals what is on the disk for a computer that opens it, and answers that one’s receipt. */
const moved = async (old: FakeKeyward) => {
  const fresh = await startKeyward()
  const { seenId } = value(await old.api.readMoveCard({ text: await cardOf(fresh) }))
  const { path } = value(await old.api.sealMove({ seenId }))
  fresh.files.next = { name: 'it.keyward-move', bytes: old.files.saved.get(path ?? '') ?? new Uint8Array() }
  value(await fresh.api.takeMove({ seenId: value(await fresh.api.openMove({})).seen?.seenId ?? '' }))
  const { move } = fresh.snapshot()
  return move?.kind === 'arrived' ? move.receipt : ''
}

/** Some of the points; `core/move.test.ts` stops at every one, on both sides. */
it.each([1, 2, 3, 4, 5])(
  'R2 R10 kill -9 while the old computer retires (write %i): it is held or gone to its end, and never in force again',
  { timeout: 600_000 },
  async (at) => {
    const [folder = '', keychain = ''] = ['profile', 'keychain'].map((name) =>
      mkdtempSync(join(tmpdir(), `keyward-kill-move-${name}-`)),
    )
    try {
      const first = await openOn(folder, keychain, NOTHING)
      value(await first.api.addApp({ details: draft(), clientSecret: SECRET }))
      value(await first.api.introduce({ me: { name: 'Tessa', email: 'tessa@brackenmoor.example' } }))
      value(await first.api.showCard({}))
      const receipt = await moved(first)
      await first.stop()

      const said = await kill([folder, keychain, receipt, String(at)], () => 0, /^at write/u)
      expect(said.at(-1)?.line).toBe(`at write ${at}`)

      const after = await openOn(folder, keychain, NOTHING)
      const kind = () => after.snapshot().move?.kind
      await vi.waitFor(() => expect(['held', 'retired']).toContain(kind()), { timeout: 60_000 })
      expect(after.snapshot().vault).toEqual({ kind: 'open', readOnly: true })
      if (kind() === 'held') value(await after.api.takeReceipt({ text: receipt }))
      expect(kind()).toBe('retired')
      const entries = readdirSync(keychain).map((name) => readFileSync(join(keychain, name), 'utf8'))
      expect(entries.some((entry) => entry.includes(SECRET) || entry.includes('AGE-SECRET-KEY'))).toBe(false)
      await after.stop()
      expect(readdirSync(keychain).length).toBeLessThanOrEqual(2) // the key of what can be read, the end of the log
    } finally {
      for (const one of [folder, keychain]) rmSync(one, { recursive: true, force: true })
    }
  },
)

const kill = await prepareKills('kill-move-child.ts')
