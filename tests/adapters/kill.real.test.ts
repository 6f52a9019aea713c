import { type Sandbox } from '../../electron/sandbox/running.ts'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { value } from '../worlds/fakes.ts'
import { realKeyward, type Bases } from './kill-child.ts'
import { prepareKills, type Said } from './killing.ts'

/** What is cut: what the child says at its begin and its end, and into how many parts it is cut. */
const ACTIONS = {
  save: { begins: /^adding /u, ends: /^added /u, cuts: 50 },
  connect: { begins: /^signing in$/u, ends: /^signed in$/u, cuts: 25 },
  refresh: { begins: /^refreshing$/u, ends: /^refreshed$/u, cuts: 25 },
} as const
type Action = keyof typeof ACTIONS
const NAMES = ['save', 'connect', 'refresh'] as const

/** Every cut of every action, one of each by turns; how far into it, as a part of the time that it takes. */
const CUTS = NAMES.flatMap((action) =>
  Array.from({ length: ACTIONS[action].cuts }, (_, cut) => ({
    action,
    at: (cut + 0.5) / ACTIONS[action].cuts,
  })),
).toSorted((one, other) => one.at - other.at)

let sandbox: Sandbox
beforeAll(async () => {
  // access tokens that end at once make every check refresh, so that kills fall into refreshes as well
  sandbox = await startSandbox({ switches: { accessTokenSeconds: 20, rateLimits: { enforced: false } } })
})
afterAll(() => sandbox.close())

/** So many kills are to fall inside each action. */
const ENOUGH = 5

/** How long an action took when nobody cut it, in milliseconds. */
const lengthOf = (action: Action, said: readonly Said[]): number => {
  const { begins, ends } = ACTIONS[action]
  const end = said.findLastIndex(({ line }) => ends.test(line))
  const begin = said.slice(0, end).findLast(({ line }) => begins.test(line))
  return (said[end]?.at ?? Number.NaN) - (begin?.at ?? Number.NaN)
}

it(
  `F1 F4 D9 kill -9 at ${CUTS.length} points, all along save, refresh and connect, loses nothing and invents nothing`,
  { timeout: 1_800_000 },
  async () => {
    const kill = await prepareKills('kill-child.ts')
    const profile = mkdtempSync(join(tmpdir(), 'keyward-kill-'))
    const keychain = mkdtempSync(join(tmpdir(), 'keyward-kill-keychain-'))
    const bases: Bases = {
      login: sandbox.login,
      identity: sandbox.identity,
      api: sandbox.api,
      relayUri: sandbox.relayUri,
    }
    const acknowledged = new Set<string>()
    const begun = new Set<string>()
    let signedIn = false
    const landed = { save: 0, connect: 0, refresh: 0 }
    const hear = (said: readonly Said[]) => {
      for (const { line } of said) {
        if (line.startsWith('added ')) acknowledged.add(line.slice(6))
        if (line.startsWith('adding ')) begun.add(line.slice(7))
        if (line === 'signed in') signedIn = true
      }
    }
    // once in peace, and in a place of its own, for how long each takes here
    const calm = ['calm', 'calm-keychain'].map((name) => mkdtempSync(join(tmpdir(), `keyward-kill-${name}-`)))
    const whole = await kill([...calm, JSON.stringify(bases), '0'], () => 0, /^refreshed$/u)
    const lengths = { save: 0, connect: 0, refresh: 0 }
    for (const action of NAMES) lengths[action] = lengthOf(action, whole)
    for (const action of NAMES) expect(lengths[action], `the length of ${action}`).toBeGreaterThan(0)
    // a machine that is busier now than then puts cuts elsewhere: further ones follow where too few fell inside
    const further = NAMES.flatMap((action) =>
      Array.from({ length: 40 }, () => ({ action, at: Math.random() / 2 })),
    )
    for (const [index, { action, at }] of [...CUTS, ...further].entries()) {
      if (index >= CUTS.length && landed[action] > ENOUGH) continue
      const round = index + 1
      const said = await kill(
        [profile, keychain, JSON.stringify(bases), String(round)],
        () => at * lengths[action],
        ACTIONS[action].begins,
      )
      hear(said)
      const last = said.at(-1)?.line ?? ''
      for (const name of NAMES) if (ACTIONS[name].begins.test(last)) landed[name] += 1

      if (round % 10 !== 9 && round !== 1) continue // each child is itself a start after a kill; look closely at some
      const after = realKeyward(profile, keychain, bases)
      await after.start()
      const snapshot = after.heard.snapshot
      expect(snapshot?.vault).toEqual({ kind: 'open', readOnly: false })
      const names = new Set(snapshot?.apps.map(({ name }) => name))
      for (const name of acknowledged) expect(names, `${name} was acknowledged`).toContain(name)
      for (const name of names) expect(begun, `${name} was never begun`).toContain(name)
      for (const app of snapshot?.apps ?? []) {
        const { secret } = value(await after.api.revealSecret({ appId: app.id }))
        expect(secret).toBe(
          app.name === LEDGER_TOOL.name
            ? LEDGER_TOOL.clientSecret
            : `secret-of-${app.name.replace(' ', '-')}-not-real`,
        )
      }
      const held = readdirSync(keychain).filter((name) => !name.endsWith('.new'))
      const ends = held.filter((name) => readFileSync(join(keychain, name), 'utf8').includes('"seal"'))
      expect(held).toHaveLength((snapshot?.apps.length ?? 0) + 1 + ends.length)
      expect(ends.length).toBeLessThanOrEqual(1)
      // H9 what a kill leaves is never taken for a folder that was put back
      const { findings, rollbacks } = value(await after.api.verifyActivity({}))
      expect([findings, rollbacks]).toEqual([[], []])
      if (signedIn) {
        const { answered, of } = value(await after.api.checkConnections({ keys: null }))
        expect([answered, of]).toEqual([12, 12])
      }
    }
    expect(signedIn).toBe(true)
    for (const name of NAMES) expect(landed[name], `kills inside ${name}`).toBeGreaterThan(ENOUGH)
  },
)
