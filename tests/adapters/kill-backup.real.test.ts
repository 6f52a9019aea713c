import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFor } from '../../shared/backup/backup.ts'
import { openSealed } from '../../electron/adapters/backup/sealed-backup.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { identityOfRows } from '../../electron/core/backup/kit.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { draft, value } from '../worlds/fakes.ts'
import { colleagueComesAndGoes, killable, type KillJob } from './kill-backup-child.ts'

const root = mkdtempSync(join(tmpdir(), 'keyward-kill-backup-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const SECRETS = ['not-a-real-secret-first-0123456', 'not-a-real-secret-second-012345']
const sealer = createSealer({ worker: new URL('file:///nowhere') })

/** Where a Keyward lies: its profile, its keychain, and its folder for backups. */
const placeIn = (name: string) => {
  const at = join(root, name)
  const folder = join(at, 'backups')
  mkdirSync(folder, { recursive: true })
  return { profile: join(at, 'profile'), keychain: join(at, 'keychain'), folder, backup: '' }
}
type Place = ReturnType<typeof placeIn>
const backupsIn = ({ folder }: Place) =>
  readdirSync(folder).filter((name) => name.endsWith('.keyward-backup'))

let rows: readonly string[] = []
let first = ''
/** As it stands in its folder. */
let firstName = ''
beforeAll(async () => {
  const place = placeIn('first')
  const keyward = killable(place)
  await keyward.start()
  for (const [at, clientSecret] of SECRETS.entries())
    value(
      await keyward.api.addApp({
        details: draft({ clientId: String(at).repeat(32), name: `App ${at}` }),
        clientSecret,
        isUnproven: true, // there is no Xero here
      }),
    )
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  rows = rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
  first = value(await keyward.api.backUp({})).made?.path ?? ''
  firstName = basename(first)
  await keyward.stop()
  const kept = join(root, 'first.keyward-backup')
  cpSync(first, kept)
  first = kept
})

/** Runs a child to its end, of whichever kind; answers the steps that it said. */
const run = (job: KillJob): Promise<{ readonly steps: readonly string[]; readonly isKilled: boolean }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'kill-backup-child.ts'), JSON.stringify(job)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    child.stdout.on('data', (part: Buffer) => void (said += part.toString()))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const steps = said.split('\n').filter((line) => line.startsWith('step '))
      if (signal === 'SIGKILL') resolve({ steps, isKilled: true })
      else if (code === 0) resolve({ steps, isKilled: false })
      else reject(new Error(`the child ended with ${code} after ${steps.at(-1) ?? 'nothing'}`))
    })
  })

/** Whatever brings something to its place, and the beginning of what is written: in front of these the order shows. */
const worthTrying = (steps: readonly string[]): number[] => {
  const seen = new Set<string>()
  return steps.flatMap((line, at) => {
    const kind = line.replace(/^step \d+ /u, '').replaceAll(/[0-9a-z]{12,}|\d+/gu, '#')
    const isPlacing = /^(?:rename|renameSync|open \S*vault\.sealed|open backups|rm .*writing)/u.test(kind)
    if (!isPlacing || seen.has(kind)) return []
    seen.add(kind)
    return at + 1
  })
}

const opens = async (path: string) =>
  (await openSealed(readFileSync(path), identityOfRows({ sealer }, rows) ?? '')).ok

/** Everything is there, and the log is as it was written. */
const expectWhole = async (keyward: ReturnType<typeof killable>, story: string) => {
  const apps = keyward.heard.snapshot?.apps ?? []
  const secrets = await Promise.all(
    apps.map(async ({ id }) => value(await keyward.api.revealSecret({ appId: id })).secret),
  )
  expect(secrets.toSorted(), story).toEqual(SECRETS)
  value(await keyward.api.verifyActivity({}))
  expect(keyward.heard.snapshot?.activity?.findings, story).toEqual([])
}

describe('R2 kill -9', () => {
  it('R2 of a backup, in front of each step that brings something to its place: those before stay, a new one is whole or not there, and nothing half written is left for good', async () => {
    const attempt = async (dieAt: number) => {
      const place = placeIn(`backup-${dieAt}`)
      cpSync(join(root, 'first'), join(root, `backup-${dieAt}`), { recursive: true })
      return { place, ...(await run({ ...place, work: 'backUp', dieAt, rows })) }
    }
    const whole = await attempt(0)
    expect(whole.isKilled).toBe(false)
    expect(backupsIn(whole.place)).toHaveLength(2)
    let isLeft = false
    for (const dieAt of worthTrying(whole.steps)) {
      const { place, steps, isKilled } = await attempt(dieAt)
      const story = `killed before ${steps.at(-1)}`
      expect(isKilled, story).toBe(true)
      expect(readFileSync(join(place.folder, backupsIn(place)[0] ?? '')), story).toEqual(readFileSync(first))
      for (const name of backupsIn(place)) expect(await opens(join(place.folder, name)), story).toBe(true)
      const left = readdirSync(place.folder).filter((name) => name.endsWith('.writing'))
      isLeft ||= left.length > 0
      for (const name of left) utimesSync(join(place.folder, name), 0, 0) // an hour has passed
      const next = killable(place)
      await next.start()
      await expectWhole(next, story)
      value(await next.api.chooseBackupFolder({}))
      value(await next.api.backUp({}))
      expect(
        readdirSync(place.folder).filter((name) => name.endsWith('.writing')),
        story,
      ).toEqual([])
      await next.stop()
    }
    expect(isLeft).toBe(true) // or nothing was ever cut off in the middle
  })

  it('R2 while old ones are put away: the newer one is whole by then, none goes that should stay, and the rest goes next time', async () => {
    const old = (hour: number) => firstName.replace(/\d{4}-\d\d-\d\d \d{6}/u, `2025-01-01 0${hour}0000`)
    const hours = Array.from({ length: 9 }, (_one, hour) => hour)
    const attempt = async (dieAt: number) => {
      const place = placeIn(`prune-${dieAt}`)
      cpSync(join(root, 'first'), join(root, `prune-${dieAt}`), { recursive: true })
      for (const hour of hours) cpSync(first, join(place.folder, old(hour)))
      return { place, ...(await run({ ...place, work: 'backUp', dieAt, rows })) }
    }
    const whole = await attempt(0)
    const puttingAway = whole.steps.flatMap((line, at) =>
      / rm .*\.keyward-backup$/u.test(line) ? [at + 1] : [],
    )
    expect(puttingAway).toHaveLength(6)
    const { place, isKilled } = await attempt(puttingAway[3] ?? 0)
    expect(isKilled).toBe(true)
    const staying = [6, 7, 8].map(old)
    expect(backupsIn(place)).toHaveLength(2 + 9 - 3)
    expect(backupsIn(place)).toEqual(expect.arrayContaining(staying))
    expect(await opens(join(place.folder, backupsIn(place).toSorted().at(-1) ?? ''))).toBe(true)
    const next = killable(place)
    await next.start()
    value(await next.api.chooseBackupFolder({}))
    value(await next.api.backUp({}))
    // the newest five, and of that day and month the newest
    expect(
      backupsIn(place)
        .filter((name) => name.includes('2025-01-01'))
        .toSorted(),
    ).toEqual(staying.slice(-2))
    await next.stop()
  })

  it('R2 of a restore, in front of each step that brings something to its place: the vault opens, and the same backup restores again', async () => {
    const attempt = async (dieAt: number) => {
      const place = { ...placeIn(`restore-${dieAt}`), backup: first }
      return { place, ...(await run({ ...place, work: 'restore', dieAt, rows })) }
    }
    const whole = await attempt(0)
    expect(whole.isKilled).toBe(false)
    for (const dieAt of worthTrying(whole.steps)) {
      const { place, steps, isKilled } = await attempt(dieAt)
      const story = `killed before ${steps.at(-1)}`
      expect(isKilled, story).toBe(true)
      const next = killable(place)
      await next.start()
      expect(next.heard.snapshot?.vault, story).toEqual({ kind: 'open', readOnly: false })
      if (next.heard.snapshot?.apps.length === 0) {
        const chosenId = value(await next.api.chooseBackup({})).chosen?.id ?? ''
        value(await next.api.openBackup({ chosenId, rows: [...rows] }))
        value(await next.api.restoreBackup({ chosenId }))
      }
      await expectWhole(next, story)
      await next.stop()
    }
  })
})

describe('R12 R2 kill -9 while a colleague is let in, and while that is ended', () => {
  it('R12 R2 before and after either is stored, and before its line in the log: it is done or not, the vault is whole, and it goes on', async () => {
    const prepared = placeIn('colleague-prepared')
    const owen = killable(placeIn('colleague-owen'))
    await owen.start()
    value(await owen.api.introduce({ me: { name: 'Owen Fell', email: 'owen@brackenmoor.example' } }))
    const { link } = value(await owen.api.showCard({}))
    await owen.stop()
    cpSync(join(root, 'first'), join(root, 'colleague-prepared'), { recursive: true })
    const tessa = killable(prepared)
    await tessa.start()
    const { seenId } = value(await tessa.api.readCard({ text: link }))
    value(await tessa.api.addPerson({ seenId }))
    await tessa.stop()

    const attempt = async (dieAt: number) => {
      const place = placeIn(`colleague-${dieAt}`)
      cpSync(join(root, 'colleague-prepared'), join(root, `colleague-${dieAt}`), { recursive: true })
      return { place, ...(await run({ ...place, work: 'colleague', dieAt, rows })) }
    }
    const whole = await attempt(0)
    expect(whole.isKilled).toBe(false)
    const stored = whole.steps.flatMap((line, at) =>
      line.endsWith(' rename vault.sealed.new') ? [at + 1] : [],
    )
    const tries = [...stored.slice(0, 1), ...stored.map((at) => at + 1), whole.steps.length]
    const outcomes = new Set<number>()
    for (const dieAt of tries) {
      const { place, steps, isKilled } = await attempt(dieAt)
      const story = `killed before ${steps.at(-1)}`
      expect(isKilled, story).toBe(true)
      const next = killable(place)
      await next.start()
      await expectWhole(next, story)
      const { colleagues } = next.heard.snapshot?.backup ?? { colleagues: [] }
      outcomes.add(colleagues.length + openFor({ colleagues }).length)
      await colleagueComesAndGoes(next)
      expect(openFor(next.heard.snapshot?.backup ?? { colleagues: [] }), story).toEqual([])
      await next.stop()
    }
    expect(outcomes).toEqual(new Set([0, 1, 2])) // nobody, somebody who was ended, somebody who is in
  })
})

describe('R5 canaries', () => {
  it('R5 no secret, no row of the kit and no key of its stands in clear in a file after kit, backup, rehearsal and restore', async () => {
    const place = placeIn('canary')
    cpSync(join(root, 'first'), join(root, 'canary'), { recursive: true })
    const keyward = killable(place)
    await keyward.start()
    value(await keyward.api.chooseBackupFolder({}))
    value(await keyward.api.backUp({}))
    value(await keyward.api.rehearse({ rows: [...rows] }))
    await keyward.stop()
    const restored = { ...placeIn('canary-restored'), backup: first }
    expect((await run({ ...restored, work: 'restore', dieAt: 0, rows })).isKilled).toBe(false)
    const canaries = [
      ...SECRETS,
      identityOfRows({ sealer }, rows) ?? '',
      ...rows.map((row) => row.replaceAll(' ', '').slice(0, 12)),
      ...rows,
    ].flatMap((one) => [
      one,
      Buffer.from(one).toString('base64').replaceAll('=', ''),
      Buffer.from(one).toString('hex'),
    ])
    let looked = 0
    for (const at of [place, restored])
      for (const folder of [at.profile, at.folder])
        for (const name of readdirSync(folder, { recursive: true }) as string[]) {
          const path = join(folder, name)
          let bytes: string
          try {
            bytes = readFileSync(path, 'latin1')
          } catch {
            continue // a folder
          }
          looked += 1
          for (const canary of canaries) expect(bytes.includes(canary), `${name} holds a canary`).toBe(false)
        }
    expect(looked).toBeGreaterThan(6)
  })
})
