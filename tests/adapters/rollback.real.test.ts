import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draft, SECRET, value } from '../worlds/fakes.ts'
import { realKeyward } from './kill-child.ts'
import { prepareKills } from './killing.ts'

const NOWHERE = {
  login: 'http://127.0.0.1:9',
  identity: 'http://127.0.0.1:9',
  api: 'http://127.0.0.1:9',
  relayUri: 'https://relay.example/callback',
}
const KILLS = 40

const folders = () => ({
  profile: mkdtempSync(join(tmpdir(), 'keyward-put-back-')),
  keychain: mkdtempSync(join(tmpdir(), 'keyward-put-back-keychain-')),
})
type Folders = ReturnType<typeof folders>

const start = async ({ profile, keychain }: Folders) => {
  const keyward = realKeyward(profile, keychain, NOWHERE)
  await keyward.start()
  return keyward
}
const told = async ({ api }: Awaited<ReturnType<typeof start>>) => {
  const { findings, rollbacks = [], isCompared } = value(await api.verifyActivity({}))
  return { findings, rollbacks, isCompared }
}
const keptIn = ({ keychain }: Folders) =>
  readdirSync(keychain)
    .map((name) => readFileSync(join(keychain, name), 'utf8'))
    .filter((text) => text.includes('"seal"'))

describe('H9 a profile folder on a real disk', () => {
  it('that is put back whole is told, with the lines that are gone', async () => {
    const places = folders()
    const first = await start(places)
    const { appId } = value(
      await first.api.addApp({ details: draft(), clientSecret: SECRET, isUnproven: true }),
    )
    await first.stop()
    const copy = mkdtempSync(join(tmpdir(), 'keyward-put-back-copy-'))
    cpSync(places.profile, copy, { recursive: true })

    const second = await start(places)
    value(await second.api.revealSecret({ appId }))
    value(await second.api.copySecret({ appId }))
    const [kept = ''] = keptIn(places)
    expect(Buffer.byteLength(kept)).toBeLessThan(2_560)
    expect(kept).not.toContain(SECRET)
    await second.stop()
    expect((await told(await start(places))).rollbacks).toEqual([])

    rmSync(places.profile, { recursive: true })
    cpSync(copy, places.profile, { recursive: true })
    const third = await start(places)
    const { findings, rollbacks, isCompared } = await told(third)
    expect(rollbacks).toMatchObject([{ what: 'log', from: 1, to: 2, acknowledged: null }])
    expect([findings, isCompared]).toEqual([[], true])
    value(await third.api.acknowledgeRollback({ how: 'restored' }))
    await third.stop()
    expect((await told(await start(places))).rollbacks).toMatchObject([{ acknowledged: { how: 'restored' } }])
  })

  it(
    `kill -9 at ${KILLS} random points between a line and the keychain raises no alarm`,
    { timeout: 1_200_000 },
    async () => {
      const places = folders()
      const first = await start(places)
      value(await first.api.addApp({ details: draft(), clientSecret: SECRET, isUnproven: true }))
      await first.stop()
      const kill = await prepareKills('reveal-child.ts')
      let revealed = 0
      for (let round = 0; round < KILLS; round += 1) {
        // every second one is killed after a secret was seen, however slow the machine, the others anywhere
        const line = round % 2 === 0 ? /^open$/u : /^revealed$/u
        const said = await kill([places.profile, places.keychain], () => Math.random() * 60, line)
        revealed += said.filter((one) => one.line === 'revealed').length
        if (round % 8 !== 7) continue // each child is itself a start after a kill
        const after = await start(places)
        expect(await told(after)).toEqual({ findings: [], rollbacks: [], isCompared: true })
        const { matches } = value(
          await after.api.listActivity({
            before: null,
            limit: 1,
            filter: {
              words: [],
              kinds: ['secretRevealed'],
              person: null,
              appId: null,
              result: null,
              from: null,
              until: null,
            },
          }),
        )
        // what somebody has seen is in the log, and the keychain knows of it
        expect(matches).toBeGreaterThanOrEqual(revealed)
        const kept = JSON.parse(keptIn(places)[0] ?? '{}') as { seq?: number }
        expect(kept.seq ?? -1).toBeGreaterThanOrEqual(revealed)
        await after.stop()
      }
      expect(revealed).toBeGreaterThanOrEqual(KILLS / 2)
    },
  )
})
