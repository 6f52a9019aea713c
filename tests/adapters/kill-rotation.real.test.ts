import { type Sandbox } from '../../electron/sandbox/running.ts'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROTATION_STEPS, stepOf } from '../../shared/rotation/rotation.ts'
import { value } from '../worlds/fakes.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { realKeyward, type Bases } from './kill-child.ts'
import { prepareKills } from './killing.ts'

const KILLS = 60
/** What is waited for before every second kill. */
const LINES = [...ROTATION_STEPS.map((step) => new RegExp(`^${step}$`, 'u')), /^declared /u, /^settled /u]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ switches: { secretModel: 'several', rateLimits: { enforced: false } } })
})
afterAll(() => sandbox.close())

it(
  `F1 F4 kill -9 at ${KILLS} random points of a rotation leaves one working secret, the procedure where it was, and all that a leak has left`,
  { timeout: 1_200_000 },
  async () => {
    const kill = await prepareKills('kill-rotation-child.ts')
    const profile = mkdtempSync(join(tmpdir(), 'keyward-kill-rotation-'))
    const keychain = mkdtempSync(join(tmpdir(), 'keyward-kill-rotation-keychain-'))
    const bases: Bases = {
      login: sandbox.login,
      identity: sandbox.identity,
      api: sandbox.api,
      relayUri: sandbox.relayUri,
    }
    const seen = new Set<string>()
    const [declared, settled] = [new Set<string>(), new Set<string>()]
    for (let round = 0; round < KILLS; round += 1) {
      // anywhere after its start, or about where a line was said, each by turns: none depends on how much it does in a time
      const said = await kill(
        [profile, keychain, JSON.stringify(bases)],
        () => Math.random() * (round % 2 === 0 ? 250 : 20),
        round % 2 === 0 ? undefined : LINES[((round - 1) / 2) % LINES.length],
      )
      for (const { line } of said) seen.add(line)
      for (const { line } of said) {
        const [, what, id = ''] = /^(declared|settled) (.+)$/u.exec(line) ?? []
        if (what !== undefined) (what === 'settled' ? settled : declared).add(id)
      }
      if (round % 5 !== 4) continue // each child is itself a start after a kill; look closely at some
      const after = realKeyward(profile, keychain, bases)
      await after.start()
      const app = after.heard.snapshot?.apps[0]
      if (app === undefined) continue
      const { secret } = value(await after.api.revealSecret({ appId: app.id }))
      const alive = sandbox.apps().find(({ clientId }) => clientId === LEDGER_TOOL.clientId)?.secrets ?? []
      expect(alive, 'the secret in use works at Xero').toContain(secret)
      const aftermath = after.heard.snapshot?.rotation.aftermath ?? []
      expect(new Set(aftermath.map(({ id }) => id)).size).toBe(aftermath.length)
      for (const id of declared) expect(aftermath.map((one) => one.id)).toContain(`${id} xero`)
      for (const id of settled) expect(aftermath.find((one) => one.id === id)?.settled).not.toBeNull()
      const open = after.heard.snapshot?.rotation.open[0]
      const held = readdirSync(keychain).filter(
        (name) => !name.endsWith('.new') && !readFileSync(join(keychain, name), 'utf8').includes('"seal"'), // the end of the log
      )
      // the vault's key, the secret in use, and what a rotation on its way holds beside it
      const beside = open === undefined || (open.candidate === null && open.switchedAt === null) ? 0 : 1
      // the last step takes the old secret out before it is noted down: a kill between the two leaves it to be done again
      const isForgotten = open !== undefined && stepOf(open) === 'forget' && held.length === 2
      expect(held).toHaveLength(2 + (isForgotten ? 0 : beside))
    }
    for (const step of ROTATION_STEPS) expect(seen).toContain(step)
    expect([declared.size, settled.size].map((amount) => amount > 0)).toEqual([true, true])
  },
)
