import * as fc from 'fast-check'
import { expect } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createXero } from '../../electron/adapters/xero/xero.ts'
import type { Records } from '../../electron/core/ports/records.ts'
import { answer, callNames, calls, type CallName } from '../../shared/contract/contract.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import {
  draft,
  fakeClock,
  fakeKeychain,
  fakeRecords,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from './fakes.ts'
import { PASSPHRASE, stranger, write, type Stranger } from './strangers.ts'
import { arbitraryOf, KNOWN, STRANGE, STRANGE_DATE, STRANGE_NUMBER, STRANGE_TEXT } from './arbitrary.ts'

/** What Xero, or whoever stands in its place, answers to everything until told otherwise. */
export type XeroAnswers = {
  readonly status: number
  readonly token: unknown
  readonly rows: unknown
  readonly staff: string
  readonly headers: Readonly<Record<string, string>>
}

export type Step =
  | { readonly kind: 'call'; readonly name: CallName; readonly input: unknown }
  | { readonly kind: 'link'; readonly text: string }
  /** Somebody signs in, or everything is checked, while Xero answers so. */
  | { readonly kind: 'visit'; readonly answers: Partial<XeroAnswers>; readonly by: 'signIn' | 'check' }
  | { readonly kind: 'move'; readonly ms: number }
  | { readonly kind: 'line'; readonly text: string }
  | Stranger
  | { readonly kind: 'file'; readonly name: string; readonly text: string }

const row = fc.record(
  {
    id: fc.oneof(fc.constantFrom('c1', 'c2', 'c3'), STRANGE),
    authEventId: fc.oneof(fc.constantFrom('event-1', 'event-2'), STRANGE),
    tenantId: fc.oneof(fc.constantFrom('t1', 't2'), STRANGE),
    tenantType: fc.oneof(fc.constantFrom('ORGANISATION', 'PRACTICEMANAGER'), STRANGE),
    tenantName: fc.oneof(STRANGE_TEXT, STRANGE),
    createdDateUtc: fc.oneof(STRANGE_DATE, STRANGE),
    updatedDateUtc: fc.oneof(STRANGE_DATE, STRANGE),
  },
  { requiredKeys: [] },
)

const jwt = fc
  .record({
    xero_userid: fc.oneof(fc.constantFrom('u1', 'u2'), STRANGE),
    authentication_event_id: STRANGE,
    name: STRANGE_TEXT,
  })
  .map((claims) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`)

const token = fc.record(
  {
    access_token: fc.oneof(jwt, STRANGE_TEXT, STRANGE),
    refresh_token: fc.oneof(STRANGE_TEXT, STRANGE),
    expires_in: fc.oneof(STRANGE_NUMBER, STRANGE),
    token_type: fc.oneof(fc.constant('Bearer'), STRANGE),
    scope: fc.oneof(fc.constant('offline_access accounting.contacts.read'), STRANGE_TEXT, STRANGE),
    id_token: fc.oneof(jwt, STRANGE),
  },
  { requiredKeys: ['access_token'] },
)

const answers = fc.record(
  {
    status: fc.constantFrom(200, 200, 200, 200, 204, 302, 400, 401, 403, 404, 429, 500, 503),
    token: fc.oneof({ weight: 5, arbitrary: token }, { weight: 1, arbitrary: STRANGE }),
    rows: fc.oneof(
      { weight: 5, arbitrary: fc.array(fc.oneof(row, STRANGE), { maxLength: 6 }) },
      { weight: 1, arbitrary: STRANGE },
    ),
    staff: fc.oneof(
      STRANGE_TEXT,
      STRANGE_TEXT.map(
        (said) => `<Response><Status>ERROR</Status><ErrorDescription>${said}</ErrorDescription></Response>`,
      ),
    ),
    headers: fc.record(
      {
        'retry-after': fc.constantFrom('1e300', '-1', '60', 'soon', '99999999999999999999'),
        date: fc.constantFrom(
          'Tue, 24 Nov 2026 09:00:00 GMT',
          'Thu, 01 Jan 1970 00:00:00 GMT',
          'Fri, 31 Dec 9999 23:59:59 GMT',
          'never',
        ),
        'x-minlimit-remaining': fc.constantFrom('59', '-1', '999999999', '1e9'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

const line = fc
  .record({
    seal: fc.string({ minLength: 43, maxLength: 43, unit: fc.constantFrom('a', 'Z', '0', '_', '-') }),
    seq: STRANGE_NUMBER,
    at: STRANGE_NUMBER,
    what: fc.constantFrom('secretRevealed', 'rollbackFound', 'nothing'),
    more: STRANGE_TEXT,
  })
  .map(({ seal, seq, at, what, more }) => {
    const body = {
      seq,
      at,
      who: more,
      device: '',
      what,
      result: 'ok',
      app: more,
      organisation: '',
      appId: '',
      person: '',
      email: '',
    }
    return `${seal} ${JSON.stringify(body)}`.replaceAll('\n', ' ')
  })

const file = fc.oneof(
  fc
    .array(
      fc.record(
        {
          name: STRANGE_TEXT,
          type: fc.constantFrom(1, 2),
          notes: STRANGE,
          revisionDate: STRANGE_DATE,
          creationDate: STRANGE_DATE,
          login: fc.record({
            username: fc.oneof(fc.constant('B'.repeat(32)), STRANGE_TEXT),
            password: fc.oneof(fc.constant(`${SECRET}-in-a-file`), STRANGE_TEXT),
          }),
        },
        { requiredKeys: ['type', 'login'] },
      ),
      { maxLength: 3 },
    )
    .map((items) => ({
      name: 'export.json',
      text: JSON.stringify({ encrypted: false, folders: [], items }),
    })),
  STRANGE_TEXT.map((text) => ({
    name: 'export.csv',
    text: `name,username,password\n"x",${'C'.repeat(32)},"${text}"\n`,
  })),
)

export const visit: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('visit'),
  answers,
  by: fc.constantFrom('signIn', 'check'),
})

/** Calls that end what is tested, or are about another computer. */
const LEFT_OUT: readonly CallName[] = ['beginAgain', 'installUpdate', 'downloadUpdate']
export const CALLS = callNames.filter((name) => !LEFT_OUT.includes(name))

/** A call with whatever its schema takes, and now and then what it does not. */
export const callOf = (name: CallName): fc.Arbitrary<Step> =>
  arbitraryOf(calls[name].input).map((input) => ({ kind: 'call', name, input }))

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(...CALLS).chain(callOf) },
  { weight: 6, arbitrary: visit },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(MINUTE, DAY, 61 * DAY, 400 * DAY, -3 * DAY, -400 * DAY)
      .map((ms) => ({ kind: 'move' as const, ms })),
  },
  { weight: 3, arbitrary: stranger },
  { weight: 1, arbitrary: line.map((text) => ({ kind: 'line' as const, text })) },
  { weight: 1, arbitrary: file.map((one) => ({ kind: 'file' as const, ...one })) },
  {
    weight: 1,
    arbitrary: STRANGE_TEXT.map((text) => ({
      kind: 'link' as const,
      text: `keyward://oauth/callback?code=${text}&state=${text}`,
    })),
  },
)

const GOOD: XeroAnswers = {
  status: 200,
  token: {
    access_token: `x.${Buffer.from('{"xero_userid":"u1","authentication_event_id":"event-1"}').toString('base64url')}.x`,
    refresh_token: 'refresh-1',
    expires_in: 1_800,
    token_type: 'Bearer',
    scope: 'offline_access accounting.contacts.read',
  },
  rows: [
    {
      id: 'c1',
      authEventId: 'event-1',
      tenantId: 't1',
      tenantType: 'ORGANISATION',
      tenantName: 'Brackenmoor',
    },
    { id: 'c2', authEventId: 'event-1', tenantId: 't2', tenantType: 'PRACTICEMANAGER', tenantName: 'Osier' },
  ],
  staff: '<Response><Status>OK</Status></Response>',
  headers: {},
}

/** Xero's own adapters over a network that answers what it was told. */
const strangeXero = () => {
  let now = GOOD
  const http = createHttp(async (url) => {
    const { pathname } = new URL(url)
    const { status, token: tokens, rows, staff, headers } = now
    const body =
      pathname === '/connect/token'
        ? JSON.stringify(tokens)
        : pathname === '/connections'
          ? JSON.stringify(rows)
          : staff
    return new Response([204, 304].includes(status) ? null : (body ?? ''), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })
  })
  const nowhere = 'http://localhost:1'
  return {
    xero: createXero({ login: nowhere, identity: nowhere, api: nowhere }, http),
    answer: (more: Partial<XeroAnswers>) => void (now = { ...now, ...more }),
  }
}

/** What the window could name, by the name of the field that takes it. */
const createKnown = (keyward: FakeKeyward) => {
  const told = new Map<string, string[]>()
  const learn = (answered: unknown, name = ''): void => {
    if (typeof answered === 'string' && /id$|^link$|^receipt$|^armored$/iu.test(name))
      told.set(NAMES[name] ?? name, [...(told.get(NAMES[name] ?? name) ?? []), answered].slice(-20))
    if (Array.isArray(answered)) answered.forEach((one: unknown) => learn(one, name))
    else if (typeof answered === 'object' && answered !== null)
      for (const [key, one] of Object.entries(answered)) learn(one, key)
  }
  const ids = (name: string): readonly string[] => {
    const { apps, signIns, connections, rotation, guide, handovers, leavers, reviews } = keyward.snapshot()
    const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
    const known: Record<string, readonly string[]> = {
      appId: idsOf(apps),
      signInId: idsOf(signIns),
      key: connections.map(({ key }) => key),
      keys: connections.map(({ key }) => key),
      rotationId: idsOf(rotation.open),
      journeyId: idsOf(guide.journeys),
      eventId: guide.journeys.flatMap(({ events }) => idsOf(events)),
      personId: idsOf(handovers.people),
      handoverId: idsOf(handovers.sent),
      requestId: idsOf(handovers.asked),
      leaverId: idsOf(leavers),
      consumerId: Object.values(rotation.consumers).flatMap(idsOf),
      attemptId: idsOf(keyward.work().attempts),
      id: [...idsOf(reviews), ...idsOf(keyward.work().notices)],
    }
    return [...(known[name] ?? []), ...(told.get(name) ?? [])]
  }
  const fill = (input: unknown): unknown => {
    if (typeof input === 'string') {
      const [, name = '', at = '0'] = KNOWN.exec(input) ?? []
      const all = name === '' ? [] : ids(name)
      return all.length === 0 ? input : all[Number(at) % all.length]
    }
    if (Array.isArray(input)) return input.map(fill)
    if (typeof input !== 'object' || input === null) return input
    return Object.fromEntries(Object.entries(input).map(([key, one]) => [key, fill(one)]))
  }
  return {
    learn,
    fill,
    /** Something of a stranger's that would be pasted. */
    tell: (what: string, text: string | null) => {
      if (text === null) return
      for (const name of ['text', what]) told.set(name, [...(told.get(name) ?? []), text].slice(-20))
    },
  }
}

/** Answers of one name that another call takes by another. */
const NAMES: Readonly<Record<string, string>> = { link: 'text', receipt: 'text', armored: 'text' }

const READ = {
  card: ['readCard', 'addPerson'],
  receipt: ['readReceipt', 'addReceipt'],
  request: ['readRequest', null],
} as const satisfies Record<string, readonly [CallName, CallName | null]>

type Options = {
  readonly openRecords?: () => Records
  readonly keychain?: ReturnType<typeof fakeKeychain>
}

/** Takes these steps in a whole Keyward, starts it again, and answers both ends and every failure's code on the way. */
export const live = async (
  steps: readonly Step[],
  { openRecords, keychain = fakeKeychain() }: Options = {},
) => {
  const strange = strangeXero()
  const failures: string[] = []
  const records = () => (openRecords === undefined ? {} : { realRecords: openRecords() })
  const keyward = await startKeyward({
    clock: fakeClock(),
    keychain,
    records: fakeRecords(),
    realXero: strange.xero,
    tellBug: (where) => void failures.push(`bug in ${where}`),
    ...records(),
  })
  const { appId } = value(
    await keyward.api.addApp({
      details: draft({
        route: 'paste',
        scopes: ['offline_access', 'accounting.contacts.read', 'accounting.settings.read'],
      }),
      clientSecret: SECRET,
    }),
  )
  value(await keyward.api.introduce({ me: { name: 'Tessa', email: 'tessa@brackenmoor.example' } }))
  const signIn = async () => {
    const begun = await keyward.api.startSignIn({ appId })
    if (!begun.ok) return
    const state = encodeURIComponent(keyward.state())
    await keyward.api.pasteRedirect({
      attemptId: begun.value.attemptId,
      address: `https://brackenmoor.example/xero/callback?code=the-code&state=${state}`,
    })
    await settle()
    await new Promise((resolve) => setTimeout(resolve, 1))
    await keyward.api.dismissSignIn({ attemptId: begun.value.attemptId })
  }
  await signIn()
  const known = createKnown(keyward)
  known.learn(await keyward.api.askForHandover({ asks: 'app' }))
  await keyward.api.beginJourney({ name: 'Packs', road: 'own', purpose: '', scopes: [], vendor: '' })
  await keyward.api.setConsumers({ appId, consumers: [{ name: 'Loop', where: '' }] })
  await keyward.api.beginRotation({ appId, isLeak: false })
  let passphrase: string | null = null
  const call = async (name: CallName, input: unknown): Promise<unknown> => {
    const result = await answer(keyward.api, name, input, (bug) => failures.push(`bug in ${bug}`))
    if (result.ok) {
      known.learn(result.value)
      passphrase = passphraseAfter(name, input, passphrase)
    } else failures.push(result.failure.code)
    return result.ok ? result.value : null
  }
  /** Somebody pastes what a stranger made, looks at it, and takes it as it is. */
  const welcome = async (makes: Stranger['makes'], text: string | null) => {
    if (text === null) return
    known.tell(makes, text)
    const idOf = (seen: unknown, name: string) =>
      typeof seen === 'object' && seen !== null ? (seen as Record<string, unknown>)[name] : undefined
    if (makes === 'handover') {
      const openId = idOf(await call('openHandover', { text, passphrase: PASSPHRASE }), 'openId')
      if (openId !== undefined && (await call('acceptHandover', { openId, replace: false })) === null)
        await call('acceptHandover', { openId, replace: true })
      return
    }
    const [look, keep] = READ[makes]
    const seenId = idOf(await call(look, { text }), 'seenId')
    if (seenId !== undefined && keep !== null) await call(keep, { seenId })
  }
  const take = async (one: Step) => {
    if (one.kind === 'visit') {
      strange.answer(one.answers)
      return one.by === 'signIn' ? signIn() : call('checkConnections', { keys: null })
    }
    if (one.kind === 'move') return keyward.clock.move(one.ms)
    if (one.kind === 'link') return keyward.link(one.text)
    if (one.kind === 'stranger') return welcome(one.makes, await write(one))
    if (one.kind === 'file')
      return void (keyward.files.next = { name: one.name, bytes: Buffer.from(one.text) })
    if (one.kind === 'line') {
      const [month = '2026-11.log'] = [...keyward.activityLog.files.keys()].toReversed()
      const before = keyward.activityLog.files.get(month) ?? Buffer.alloc(0)
      return void keyward.activityLog.files.set(month, Buffer.concat([before, Buffer.from(`${one.text}\n`)]))
    }
    return call(one.name, known.fill(one.input))
  }
  for (const one of steps) {
    await take(one)
    await settle()
  }
  await unlocked(keyward, passphrase)
  await keyward.stop()
  const before = keyward.snapshot()
  const again = await startKeyward({ ...keyward.world, realXero: strange.xero, ...records() })
  await settle()
  await unlocked(again, passphrase)
  return { before, again, failures }
}

/** The passphrase in force after a call that succeeded. */
const passphraseAfter = (name: CallName, input: unknown, before: string | null): string | null => {
  if (name === 'dropPassphrase') return null
  if (name !== 'setPassphrase' && name !== 'changePassphrase') return before
  const given = (input as Record<string, unknown>)[name === 'setPassphrase' ? 'passphrase' : 'next']
  return typeof given === 'string' ? given : before
}

/** Whatever is locked is unlocked as the person would; after wrong ones they have to wait. */
const unlocked = async (keyward: FakeKeyward, passphrase: string | null) => {
  for (let turn = 0; turn < 3 && keyward.snapshot().vault.kind === 'locked'; turn += 1) {
    if (turn > 0) keyward.clock.move(HOUR)
    await keyward.api.unlock({ passphrase: passphrase ?? '' })
    await settle()
  }
}

/** Nothing was refused as a mistake of ours, and the next start finds everything as it was, without a word about it. */
export const expectOpensAgain = ({ before, again, failures }: Awaited<ReturnType<typeof live>>) => {
  expect(failures.filter((code) => /^bug|wouldNotOpen/u.test(code))).toEqual([])
  const after = again.snapshot()
  expect(after.vault).toEqual({ kind: 'open', readOnly: false })
  const told = again.work().notices.map(({ code }) => code)
  for (const code of ['recordsSetAside', 'datesMended', 'recoveredPrevious']) expect(told).not.toContain(code)
  for (const part of ['signIns', 'connections', 'guide', 'leavers', 'reviews'] as const)
    expect(after[part]).toEqual(JSON.parse(JSON.stringify(before[part]))) // JSON knows no -0
}
