import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { draft, value } from '../worlds/fakes.ts'
import { openOn, PASSPHRASES, type Switch } from './kill-lock-child.ts'
import { prepareKills } from './killing.ts'

const SECRET = 'one-not-a-real-secret-12345'

/** Some of the points; `lock-switch.test.ts` stops at every one. */
const CUTS: readonly (readonly [Switch, number])[] = [
  ['on', 2],
  ['on', 3],
  ['on', 4],
  ['on', 5],
  ['on', 6],
  ['changed', 3],
  ['changed', 5],
  ['off', 4],
  ['off', 6],
]

const NOTHING = async () => {}

it.each(CUTS)(
  'H5 R2 kill -9 while the lock is switched (%s, write %i) loses nothing, and leaves nothing half',
  { timeout: 1_200_000 },
  async (toward, at) => {
    const [folder = '', keychain = ''] = ['profile', 'keychain'].map((name) =>
      mkdtempSync(join(tmpdir(), `keyward-kill-lock-${name}-`)),
    )
    try {
      const first = await openOn(folder, keychain, NOTHING)
      value(await first.api.addApp({ details: draft(), clientSecret: SECRET }))
      if (toward !== 'on') value(await first.api.setPassphrase({ passphrase: PASSPHRASES.one }))
      await first.stop()

      const said = await kill([folder, keychain, toward, String(at)], () => 0, /^at write/u)
      expect(said.at(-1)?.line).toBe(`at write ${at}`)

      const after = await openOn(folder, keychain, NOTHING)
      const { api, snapshot } = after
      if (snapshot().vault.kind === 'locked') {
        const opened = await api.unlock({ passphrase: PASSPHRASES.one })
        if (!opened.ok) value(await api.unlock({ passphrase: PASSPHRASES.other }))
      }
      await vi.waitFor(() => expect(snapshot().lock.isSwitching).toBe(false), { timeout: 60_000 })
      const appId = snapshot().apps[0]?.id ?? ''
      expect(value(await api.revealSecret({ appId })).secret).toBe(SECRET)
      const entries = readdirSync(keychain).map((name) => readFileSync(join(keychain, name), 'utf8'))
      expect(entries.some((entry) => entry.includes(SECRET))).toBe(snapshot().lock.way === 'off')
      await after.stop()
      expect(readdirSync(keychain).length).toBeLessThanOrEqual(3) // the key, the secret, the end of the log
    } finally {
      for (const one of [folder, keychain]) rmSync(one, { recursive: true, force: true })
    }
  },
)

const kill = await prepareKills('kill-lock-child.ts')
