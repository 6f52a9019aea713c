import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { readListing } from '../../electron/adapters/xero/listing-answer.ts'
import { createXero } from '../../electron/adapters/xero/xero.ts'
import { needsOf } from '../../renderer/features/needs/needs.ts'
import { ok } from '../../shared/kernel/result.ts'
import { codeOf, draft, grant, SECRET, signIn, startKeyward, value } from '../worlds/fakes.ts'

const HERE = import.meta.dirname
const ROOT = join(HERE, '..', '..')

/** A case as it came in: what was done, what should be, and what was instead. */
const CaseFile = z.strictObject({
  id: z.string(),
  area: z.string(),
  severity: z.enum(['low', 'medium', 'high']),
  steps: z.string().min(5),
  expected: z.string().min(3),
  actual: z.string().min(3),
  where: z.string(),
})

const folders = readdirSync(HERE, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .flatMap(({ name: area }) => readdirSync(join(HERE, area)).map((id) => ({ area, id })))
/** Of a paste that never was, letter after letter. */
const MADE_UP_KEY = '8sJ2kLmNpQrStUvWxYz123456789'

const textOf = (area: string, id: string, file: string) => readFileSync(join(HERE, area, id, file), 'utf8')
const input = (id: string, file: string) => {
  const area = folders.find((one) => one.id.startsWith(id))
  if (area === undefined) throw new Error(`no case ${id}`)
  return textOf(area.area, area.id, file)
}

/** Where a case stands as a test of its own: the file, and the beginning of the test's name. */
type Shown = { readonly file: string; readonly name: string }
const shown = (file: string, name: string): Shown => ({ file: `tests/${file}`, name })
const IMPORT = 'adapters/import-cases.test.ts'
const PASTE = 'shared/pasted-credentials.test.ts'

/** Every case, and every test that shows its expected outcome; those of `here` stand below. */
const CASES: Readonly<Record<string, readonly Shown[] | 'here'>> = {
  C01: [shown('core/reminders.test.ts', 'moves an event under the same id')],
  H02: [shown('core/handover.test.ts', 'H02: an armored handover opens as a mail leaves it')],
  H04: [shown('shared/incoming-text.test.ts', 'H04: what stands behind Safe Links is offered')],
  H05: [shown('adapters/share-servers.real.test.ts', 'H05: a key that begins with %i zero bytes')],
  H06: [
    shown(
      'core/handover-share.test.ts',
      'H06: until when the server keeps it is shown and stored as unknown',
    ),
    shown('adapters/share-servers.real.test.ts', 'H06: how long PrivateBin keeps it'),
  ],
  H07: [shown('core/handover.test.ts', 'H07: opens with other hyphens')],
  I03: [
    shown(IMPORT, 'I03: an item in use is taken before an archived one'),
    shown(IMPORT, 'I03: what the first version calls trashed is left out'),
  ],
  I06: [shown(IMPORT, 'I06: a collection without an id is no reason to refuse it')],
  I08: [shown(IMPORT, 'I08: KeePass 1 writes quotes and slashes with a slash')],
  I09: [shown(IMPORT, 'I09: a stray quote, and Excel’s')],
  I10: [shown(IMPORT, 'I10: custom fields of Bitwarden and NordPass')],
  I11: [shown(IMPORT, 'I11: a zip with attachments is read like the .json in it')],
  I12: [shown(IMPORT, 'I12: however much is attached, its data alone is read')],
  I14: [shown(IMPORT, 'I14: UTF-16 of either order')],
  I15: [shown(IMPORT, 'I15: an address is no name')],
  I16: [shown(IMPORT, 'I16: archived rows do not win')],
  K01: [shown('adapters/keychain.test.ts', 'E1 what an error means')],
  K02: [
    shown('core/backup.test.ts', 'K02 R1 apps, secrets, log and identity come back'),
    shown('adapters/records.real.test.ts', 'E1 a key that the keychain surely has not is not a damaged file'),
    shown('core/credentials.test.ts', 'F4 asks for a secret that the keychain has lost, and takes it again'),
    shown('core/keychain-doubt.test.ts', 'makes new keys only for somebody who asks'),
  ],
  N01: [
    shown(
      'adapters/network.real.test.ts',
      'D18 goes through the system’s proxy and trusts what the system trusts',
    ),
    shown('adapters/network.real.test.ts', 'D18 takes the proxy from a PAC script'),
  ],
  P01: [shown(PASTE, 'P01, P02: the cases')],
  P02: [shown(PASTE, 'P01, P02: the cases')],
  P03: [shown(PASTE, 'P03: the cases')],
  P05: [shown(PASTE, 'P05: the cases')],
  X01: 'here',
  X04: 'here',
  X05: 'here',
  X06: 'here',
}

describe('the cases that independent testing handed in', () => {
  it('are all here, 27 of them, and each is shown by a test', () => {
    expect(folders.map(({ id }) => id.slice(0, 3)).toSorted()).toEqual(Object.keys(CASES).toSorted())
    expect(folders).toHaveLength(27)
  })

  it.each(folders)('$id says what it is about, and its input holds nothing real', ({ area, id }) => {
    const about = CaseFile.parse(JSON.parse(textOf(area, id, 'case.json')))
    expect(about.id).toBe(id)
    for (const file of readdirSync(join(HERE, area, id))) {
      const text = textOf(area, id, file)
      expect(text, 'no path of a machine').not.toMatch(/(?:^|[\s"'(])\/(?:home|root|tmp|work|Users)\//u)
      const long = text.match(/[\w-]{40,}/gu) ?? []
      expect(
        long.filter((word) => !/real-secret/u.test(word) && !word.includes(MADE_UP_KEY)),
        file,
      ).toEqual([])
    }
  })

  it.each(
    Object.entries(CASES).flatMap(([id, by]) => (by === 'here' ? [] : by.map((one) => ({ id, ...one })))),
  )('$id is shown in $file: $name', ({ file, name }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toMatch(
      new RegExp(`(?:it|describe)(?:\\.each\\([\\s\\S]*?\\))?\\(\\s*['"\`]${escaped(name)}`, 'u'),
    )
  })
})

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)

const rowsFrom = (file: unknown, part: string) => {
  const rows = readListing(JSON.stringify((file as Record<string, unknown>)[part]))
  if (rows === null) throw new Error(`no rows in ${part}`)
  return [...rows]
}

describe('X01 an organisation that is connected again, under a new id', () => {
  it('is one row: nothing is gone, nothing is needed, no line says that it vanished', async () => {
    const listings: unknown = JSON.parse(input('X01', 'listings.json'))
    const keyward = await startKeyward()
    keyward.xero.connected = rowsFrom(listings, 'first')
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    await signIn(keyward, appId)
    keyward.xero.connected = rowsFrom(listings, 'again')
    keyward.xero.answers.exchange = ok(grant({ authEventId: 'event-2' }))
    await signIn(keyward, appId)
    const { connections } = keyward.snapshot()
    expect(
      connections.map(({ connectionId, tenantId, state }) => [connectionId, tenantId, state.kind]),
    ).toEqual([['c9', 't1', 'listed']])
    const needs = needsOf(keyward.snapshot(), keyward.clock.now()).map(({ kind }) => kind)
    expect(needs).not.toContain('gone')
    expect(keyward.activityLog.lines().join('\n')).not.toContain('connectionVanished')
  })
})

/** Xero's adapter over one answer to everything; what was asked is kept. */
const answered = (status: number, body: string, headers: Record<string, string>) => {
  const asked: string[] = []
  const http = createHttp(async (url) => {
    asked.push(new URL(url).pathname)
    return new Response(body, { status, headers })
  })
  const at = 'https://xero.example'
  return { asked, xero: createXero({ login: at, identity: at, api: at }, http) }
}

describe('X04 an error in the body of Practice Manager over a 401, or a 429', () => {
  it.each([
    [401, {}, 'accessRefused'],
    [429, { 'retry-after': '7' }, 'rateLimited'],
  ])('%i is what it is: a token to renew, or a limit to wait for', async (status, headers, code) => {
    const { xero, asked } = answered(status, input('X04', 'answer.xml'), {
      'content-type': 'text/xml',
      ...headers,
    })
    expect(codeOf((await xero.probe('the-token', 'tenant', 'practice')).result)).toBe(code)
    expect(asked).toEqual(['/practicemanager/3.1/staff.api/list'])
  })
})

describe('X05 400 unauthorized_client from the token endpoint', () => {
  it('says that the app may not use this grant, and never that its secret was replaced', async () => {
    const { xero } = answered(400, input('X05', 'answer.json'), { 'content-type': 'application/json' })
    const client = { clientId: 'A'.repeat(32), clientSecret: 'not-a-real-secret-0123456789' }
    expect(codeOf(await xero.refresh(client, 'refresh-1'))).toBe('grantNotAllowed')
    expect(codeOf(await xero.probeSecret(client, 'https://brackenmoor.example/xero/callback'))).toBe(
      'grantNotAllowed',
    )
  })
})

describe('X06 rows without authEventId, and a token without authentication_event_id', () => {
  it('show what is new since before the sign-in, and say that Xero does not name it', async () => {
    const listings: unknown = JSON.parse(input('X06', 'listings.json'))
    const keyward = await startKeyward()
    keyward.xero.connected = rowsFrom(listings, 'before')
    keyward.xero.answers.exchange = ok(grant({ authEventId: null }))
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    await signIn(keyward, appId)
    keyward.xero.connected = rowsFrom(listings, 'after')
    await signIn(keyward, appId)
    const step = keyward.work().attempts.at(-1)?.step
    if (step?.kind !== 'done') throw new Error('not done')
    const names = keyward
      .snapshot()
      .connections.filter(({ key }) => step.connectionKeys.includes(key))
      .map(({ tenantName }) => tenantName)
    expect(names).toEqual(['Osier Farm'])
    expect(step.isTold).toBe(false)
  })
})
