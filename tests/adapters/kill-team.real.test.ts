import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { newSigningKey } from '../../electron/core/handover/keys.ts'
import { foundingOf } from '../../electron/core/team/founding.ts'
import { actTwice, deviceOf, type KillTeamJob } from './kill-team-child.ts'

const root = mkdtempSync(join(tmpdir(), 'keyward-kill-team-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs a child until it ends; answers what it was told, and whether it was killed on its way. */
const run = (job: KillTeamJob): Promise<{ readonly told: readonly string[]; readonly isKilled: boolean }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'kill-team-child.ts'), JSON.stringify(job)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    child.stdout.on('data', (part: Buffer) => void (said += part.toString()))
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      const told = said.split('\n').flatMap((line) => (line.startsWith('told ') ? [line.slice(5)] : []))
      if (signal === 'SIGKILL' || code === 0) resolve({ told, isKilled: signal === 'SIGKILL' })
      else reject(new Error(`the child ended with ${code}`))
    })
  })

/** The same in this process: it waits at its write for ever, and is let go of. */
const stop = async (
  job: KillTeamJob,
): Promise<{ readonly told: readonly string[]; readonly isKilled: boolean }> => {
  const told: string[] = []
  let writes = 0
  const dead = Promise.withResolvers<true>()
  const device = deviceOf(job, async () => {
    writes += 1
    if (writes !== job.at) return
    dead.resolve(true)
    await new Promise(() => undefined)
  })
  const isKilled = await Promise.race([
    dead.promise,
    actTwice(device, job.from, (n) => told.push(n)).then(() => false),
  ])
  return { told, isKilled }
}

it('T4 T5 killed between any two writes, a device loses nothing that it was told, does nothing twice, and forks nothing', async () => {
  const sealer = createSealer({ worker: new URL('file:///nowhere') })
  const card = async (name: string) => {
    const { identity, recipient } = await sealer.newIdentity()
    const { seed, signKey } = newSigningKey()
    return { card: { name, email: '', recipient, signKey }, signKey, keys: { seed, identity } }
  }
  const [ines, paper] = [await card('Ines'), await card('Recovery card')]
  const found = foundingOf('Ferrymoor', 'A'.repeat(22), ines.card, paper.card)
  const place = join(root, 'place')
  mkdirSync(place)
  const base = { place, shelf: join(root, 'shelf'), found, signKey: ines.signKey, keys: ines.keys }
  const calm = { ...base, at: 0, isHalf: false, from: 0 }

  const founder = deviceOf(calm, async () => undefined)
  await founder.start()
  await founder.act([found])
  await founder.sync()
  const told = new Set<string>()
  let kills = 0
  let from = 1
  // by a signal, with half of a file in the place where that was being written
  for (let at = 1; ; at += 1) {
    const child = await run({ ...base, at, isHalf: true, from })
    for (const one of child.told) told.add(one)
    from += 2
    // once it is through all its writes, no later one is left to be killed at
    if (!child.isKilled) break
    kills += 1
  }
  // and stopped for good before each of them, which needs no process of its own
  for (let at = 1; ; at += 1) {
    const stopped = await stop({ ...base, at, isHalf: false, from })
    for (const one of stopped.told) told.add(one)
    from += 2
    if (!stopped.isKilled) break
    kills += 1
  }
  expect(kills).toBeGreaterThan(10)

  const after = deviceOf(calm, async () => undefined)
  await after.start()
  await after.sync()
  await after.sync()
  expect(after.standing()).toMatchObject({ stands: 'writes', waiting: 0, onTheirWay: 0 })
  expect(after.fold.state().forked).toEqual([])
  const puts = after.fold.graph
    .ready()
    .flatMap(({ acts }) => acts.flatMap((act) => (act.do === 'put' ? [act.id.slice('app-'.length)] : [])))
  expect(new Set(puts).size).toBe(puts.length)
  expect(puts).toEqual(expect.arrayContaining([...told]))

  // whoever comes with nothing but the place and the recovery card reads all of it
  const reader = deviceOf(
    { ...calm, shelf: join(root, 'other'), signKey: paper.signKey, keys: paper.keys },
    async () => undefined,
  )
  await reader.start()
  await reader.sync()
  expect(reader.fold.state().entities).toEqual(after.fold.state().entities)
})
