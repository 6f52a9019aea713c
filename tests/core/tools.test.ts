import { describe, expect, it } from 'vitest'
import type { TokenWish } from '../../electron/core/ports/tools.ts'
import { RENEWED_AGAIN_AFTER, STRANGERS_REFUSED, TOKENS_A_MINUTE } from '../../electron/core/tools/giving.ts'
import { LIMITS } from '../../electron/core/connections/rate-limiter.ts'
import { ANSWER_WITHIN, WAITING_MAX } from '../../electron/core/tools/questions.ts'
import { DAY, MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'
import type { ProgramSignature, ToolDraft } from '../../shared/tools/tool.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { readBody } from '../../electron/core/activity/line.ts'
import { SEAL_LENGTH } from '../../electron/core/activity/chain.ts'
import {
  codeOf,
  connected,
  draft,
  listed,
  SECRET,
  settle,
  signIn,
  startKeyward,
  tokens,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const PASSPHRASE = 'not a real passphrase'
const WISH: TokenWish = {
  name: 'PackBuilder',
  program: '/usr/bin/packbuilder',
  process: 4_711,
  programMark: 'mark-1',
  app: 'Month-end Packs',
  organisation: null,
}

/** An app with a sign-in that reaches two organisations; tools may ask. */
const practice = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.setTools({ isOn: true }))
  await settle()
  return { keyward, appId, api: keyward.api }
}

/** One request on its way: what it has come to, and hanging up. */
const asking = (keyward: FakeKeyward, more: Partial<TokenWish> = {}) => {
  const hangUp = new AbortController()
  const going: {
    result: Result<{ accessToken: string; expiresIn: number; tenantId: string | null }> | null
  } = {
    result: null,
  }
  void keyward.toolDoor
    .answers()
    .token({ ...WISH, ...more }, hangUp.signal)
    .then((result) => (going.result = result))
  return {
    hangUp: () => hangUp.abort(),
    had: async () => {
      await settle()
      if (going.result === null) throw new Error('it waits still')
      return going.result
    },
    waits: async () => {
      await settle()
      return going.result === null
    },
  }
}

const question = (keyward: FakeKeyward) => {
  const { question: asked } = keyward.work().tools
  if (asked === null) throw new Error('nothing is asked')
  return asked
}

const allow = async (keyward: FakeKeyward, lasts: ToolDraft['lasts'] = 'untilLocked') => {
  await settle()
  keyward.clock.move(2 * SECOND)
  return keyward.api.allowTool({ askId: question(keyward).askId, lasts })
}

const lines = (keyward: FakeKeyward) =>
  keyward.activityLog
    .lines()
    .map((line) => readBody(Buffer.from(line.slice(SEAL_LENGTH + 1))))
    .flatMap((body) => (body === null || !body.what.startsWith('tool') ? [] : [body]))
const said = (keyward: FakeKeyward) => lines(keyward).map(({ what, result }) => `${what} ${result}`)

const proxyTool = (keyward: FakeKeyward, appId: string, more: Partial<ToolDraft> = {}): ToolDraft => ({
  name: 'Workbook',
  purpose: 'Debtors for the month end',
  appId,
  signInId: keyward.snapshot().signIns[0]?.id ?? '',
  way: 'proxy',
  tenantId: 'tenant-c1',
  paths: ['/api.xro/2.0/Invoices'],
  methods: [],
  lasts: 'untilLocked',
  ...more,
})

const callAt = (keyward: FakeKeyward, key: string, path = '/api.xro/2.0/Invoices', method = 'GET') => {
  const hangUp = new AbortController()
  const going = keyward.toolDoor.answers().call({ key, method, path }, hangUp.signal)
  return { going, hangUp: () => hangUp.abort() }
}
const keyOf = async (keyward: FakeKeyward, toolId: string) =>
  value(await keyward.api.toolAddress({ toolId }))
    .address.split('/')
    .at(-1) ?? ''

describe('a tool that asks for a token', () => {
  it('is heard by nobody before tools are switched on, and by nobody once they are off again', async () => {
    const { keyward } = await connected()
    expect(keyward.toolDoor.isOpen()).toBe(false)
    value(await keyward.api.setTools({ isOn: true }))
    expect(keyward.toolDoor.isOpen()).toBe(true)
    value(await keyward.api.setTools({ isOn: false }))
    expect(keyward.toolDoor.isOpen()).toBe(false)
    expect(said(keyward)).toEqual(['toolsSwitched on', 'toolsSwitched off'])
  })

  it('K3 is shown with everything that it would reach, and gets its token for a yes, which the log says first', async () => {
    const { keyward } = await practice()
    const tool = asking(keyward)
    expect(await tool.waits()).toBe(true)
    expect(question(keyward)).toMatchObject({
      name: 'PackBuilder',
      program: '/usr/bin/packbuilder',
      isKnown: false,
      way: 'token',
      app: 'Month-end Packs',
      person: 'Ines Halloway <ines@ferrymoor.example>',
      organisations: ['Organisation c1', 'Organisation c2'],
      longest: 'untilLocked',
      endsAt: keyward.clock.now() + ANSWER_WITHIN,
    })
    value(await allow(keyward, 'once'))
    const had = value(await tool.had())
    expect(had).toMatchObject({ accessToken: 'access-1', tenantId: null })
    expect(had.expiresIn).toBeGreaterThan(1_700)
    expect(said(keyward)).toEqual([
      'toolsSwitched on',
      'toolAdded added: PackBuilder',
      'toolAllowed once: PackBuilder',
      'toolTokenGiven given: PackBuilder',
    ])
    expect(lines(keyward).at(-1)).toMatchObject({
      app: 'Month-end Packs',
      person: 'Ines Halloway <ines@ferrymoor.example>',
    })
    expect(keyward.work().tools.question).toBeNull()
  })

  it('K3 is shown with its process at once, and with who signed its file once that is told', async () => {
    const { keyward } = await practice()
    let tellNow = (_signature: ProgramSignature) => {}
    const looked: string[] = []
    keyward.toolDoor.sign((program) => {
      looked.push(program)
      return new Promise((resolve) => void (tellNow = resolve))
    })
    const first = asking(keyward)
    const second = asking(keyward, { name: 'Letters', program: '/usr/bin/letters' })
    expect(await first.waits()).toBe(true)
    expect(question(keyward)).toMatchObject({ process: 4_711, signature: null })
    // of what waits behind it nothing is looked at yet
    expect(looked).toEqual(['/usr/bin/packbuilder'])
    tellNow({ kind: 'signed', by: 'Packs Limited' })
    await settle()
    expect(question(keyward).signature).toEqual({ kind: 'signed', by: 'Packs Limited' })
    value(await allow(keyward))
    value(await first.had())
    expect(keyward.work().tools.permissions).toMatchObject([
      { program: '/usr/bin/packbuilder', process: 4_711, signature: { kind: 'signed', by: 'Packs Limited' } },
    ])
    // an answer does not wait for it
    expect(await second.waits()).toBe(true)
    expect(question(keyward)).toMatchObject({ name: 'Letters', signature: null })
    value(await allow(keyward))
    value(await second.had())
    expect(looked).toEqual(['/usr/bin/packbuilder', '/usr/bin/letters'])
  })

  it('K3 says that nothing is told where looking at its file fails', async () => {
    const { keyward } = await practice()
    keyward.toolDoor.sign(() => Promise.reject(new Error('nothing runs here')))
    const tool = asking(keyward)
    expect(await tool.waits()).toBe(true)
    expect(question(keyward).signature).toEqual({ kind: 'untold' })
  })

  it('K2 no token or secret stands in the log, the snapshot or what the window is told', async () => {
    const { keyward } = await practice()
    const tool = asking(keyward)
    value(await allow(keyward, 'once'))
    const { accessToken } = value(await tool.had())
    const told = JSON.stringify([keyward.snapshot(), keyward.work(), keyward.activityLog.lines()])
    for (const canary of [accessToken, SECRET, 'refresh-1']) expect(told).not.toContain(canary)
  })

  it('K3 a yes for once is for one token, and the next one is asked about again', async () => {
    const { keyward } = await practice()
    const first = asking(keyward)
    value(await allow(keyward, 'once'))
    value(await first.had())
    const second = asking(keyward)
    expect(await second.waits()).toBe(true)
    expect(question(keyward)).toMatchObject({ name: 'PackBuilder', isKnown: true })
    value(await keyward.api.refuseTool({ askId: question(keyward).askId, isForGood: false }))
    expect(codeOf(await second.had())).toBe('toolRefused')
  })

  it.each([
    ['moves on', (keyward: FakeKeyward) => keyward.clock.move(10 * MINUTE)],
    ['sleeps', (keyward: FakeKeyward) => keyward.clock.jump(10 * MINUTE)],
    ['is set back', (keyward: FakeKeyward) => keyward.clock.jump(-10 * MINUTE)],
  ])('K3 a yes for ten minutes ends when the clock %s', async (_how, move) => {
    const { keyward } = await practice()
    const first = asking(keyward)
    value(await allow(keyward, 'tenMinutes'))
    value(await first.had())
    expect(keyward.work().tools.permissions).toEqual([
      expect.objectContaining({ name: 'PackBuilder', lasts: 'tenMinutes', endsAt: expect.any(Number) }),
    ])
    keyward.clock.move(9 * MINUTE)
    value(await asking(keyward).had())
    move(keyward)
    expect(await asking(keyward).waits()).toBe(true)
  })

  it('K3 nobody can say yes sooner than it can be read, longer than the tool may, or to what is over', async () => {
    const { keyward, appId, api } = await practice()
    value(
      await api.addTool(
        proxyTool(keyward, appId, { name: 'PackBuilder', way: 'token', lasts: 'tenMinutes' }),
      ),
    )
    const tool = asking(keyward)
    await settle()
    const { askId } = question(keyward)
    expect(codeOf(await api.allowTool({ askId, lasts: 'once' }))).toBe('toolTooSoon')
    keyward.clock.move(SECOND)
    value(await api.allowTool({ askId, lasts: 'untilLocked' }))
    value(await tool.had())
    expect(keyward.work().tools.permissions).toMatchObject([{ lasts: 'tenMinutes' }])
    expect(codeOf(await api.allowTool({ askId, lasts: 'once' }))).toBe('toolQuestionOver')
    expect(codeOf(await api.refuseTool({ askId: 'nothing', isForGood: true }))).toBe('toolQuestionOver')
  })

  it('hears no where nobody answers, and is not asked about again for a minute', async () => {
    const { keyward } = await practice()
    const tool = asking(keyward)
    await settle()
    keyward.clock.move(ANSWER_WITHIN)
    expect(codeOf(await tool.had())).toBe('toolNotAnswered')
    expect(codeOf(await asking(keyward).had())).toBe('toolRefused')
    keyward.clock.move(MINUTE)
    expect(await asking(keyward).waits()).toBe(true)
    expect(said(keyward).slice(1)).toEqual([
      'toolTurnedAway unanswered: PackBuilder',
      'toolTurnedAway refused: PackBuilder',
    ])
  })

  it('is not asked about any more once it hangs up', async () => {
    const { keyward } = await practice()
    const tool = asking(keyward)
    await settle()
    tool.hangUp()
    expect(codeOf(await tool.had())).toBe('toolNotAnswered')
    expect(keyward.work().tools.question).toBeNull()
  })

  it('is turned away for good where somebody said so, until it may ask again', async () => {
    const { keyward, api } = await practice()
    const tool = asking(keyward)
    await settle()
    value(await api.refuseTool({ askId: question(keyward).askId, isForGood: true }))
    expect(codeOf(await tool.had())).toBe('toolRefused')
    keyward.clock.move(DAY)
    expect(codeOf(await asking(keyward).had())).toBe('toolRefused')
    const [known] = keyward.snapshot().tools.tools
    expect(known).toMatchObject({ name: 'PackBuilder', standing: 'refused' })
    value(await api.letToolAsk({ toolId: known?.id ?? '' }))
    expect(await asking(keyward).waits()).toBe(true)
  })

  it('K5 a flood is one question, some that wait, and one line of the log a minute', async () => {
    const { keyward } = await practice()
    const same = Array.from({ length: 1_000 }, () => asking(keyward))
    const others = Array.from({ length: 1_000 }, (_, at) => asking(keyward, { name: `Tool ${at}` }))
    await settle()
    expect(question(keyward).name).toBe('PackBuilder')
    expect(keyward.toolDoor.timesWanted()).toBe(1)
    const waiting = [...same, ...others].filter(({ waits }) => waits)
    expect(waiting).toHaveLength(2_000)
    expect(keyward.work().tools).toMatchObject({ waiting: WAITING_MAX, turnedAway: 1_999 - WAITING_MAX })
    expect(codeOf((await same[1]?.had()) ?? fail('bug'))).toBe('toolBusy')
    const before = said(keyward).length
    expect(before).toBeLessThan(60)
    keyward.clock.move(MINUTE)
    await settle()
    expect(
      said(keyward).filter((line) => line.startsWith('toolTurnedAway busy 998: PackBuilder')),
    ).toHaveLength(1)
    expect(said(keyward).length).toBeLessThan(120)
  })

  it('K5 whoever gives itself another name after each no is not asked about for ever, and tools that were put in are', async () => {
    const { keyward, appId, api } = await practice()
    value(await api.addTool(proxyTool(keyward, appId, { name: 'Known', way: 'token' })))
    const names = Array.from({ length: 5 }, (_, at) => `Stranger ${at}`)
    const flood = names.map((name) => asking(keyward, { name }))
    for (const name of names.slice(0, STRANGERS_REFUSED)) {
      await settle()
      expect(question(keyward).name).toBe(name)
      value(await api.refuseTool({ askId: question(keyward).askId, isForGood: false }))
    }
    expect(keyward.work().tools.question).toBeNull()
    const codes = await Promise.all(flood.map(async ({ had }) => codeOf(await had())))
    expect(codes).toEqual(['toolRefused', 'toolRefused', 'toolRefused', 'toolBusy', 'toolBusy'])
    expect(codeOf(await asking(keyward, { name: 'One more' }).had())).toBe('toolBusy')
    expect(keyward.toolDoor.timesWanted()).toBe(STRANGERS_REFUSED)
    const known = asking(keyward, { name: 'Known' })
    expect(await known.waits()).toBe(true)
    known.hangUp()
    keyward.clock.move(MINUTE)
    expect(await asking(keyward, { name: 'One more' }).waits()).toBe(true)
  })

  it('K5 gets no more tokens in a minute than any tool needs', async () => {
    const { keyward } = await practice()
    const first = asking(keyward)
    value(await allow(keyward))
    value(await first.had())
    for (let more = 1; more < TOKENS_A_MINUTE; more += 1) value(await asking(keyward).had())
    expect(codeOf(await asking(keyward).had())).toBe('toolBusy')
    keyward.clock.move(MINUTE)
    value(await asking(keyward).had())
  })

  it('is never given what it might not mean: apps, sign-ins and organisations are told apart', async () => {
    const { keyward, appId, api } = await practice()
    expect(codeOf(await asking(keyward, { app: 'Another app' }).had())).toBe('unknownApp')
    expect(codeOf(await asking(keyward, { organisation: 'Nobody Ltd' }).had())).toBe('toolNotReached')
    expect(codeOf(await asking(keyward, { name: ' \u200b ' }).had())).toBe('unknownTool')
    value(
      await api.addApp({
        details: draft({ clientId: '8'.repeat(32) }),
        clientSecret: `${SECRET}-of-another`,
      }),
    )
    expect(codeOf(await asking(keyward).had())).toBe('toolUnclear')
    const named = asking(keyward, { app: appId, organisation: ' organisation C2 ' })
    value(await allow(keyward))
    expect(value(await named.had())).toMatchObject({ tenantId: 'tenant-c2' })
  })

  it('gets a token that lives long enough to be of use', async () => {
    const { keyward } = await practice()
    keyward.clock.move(27 * MINUTE)
    const tool = asking(keyward)
    value(await allow(keyward))
    expect(value(await tool.had())).toMatchObject({ accessToken: 'access-2' })
  })

  it('has nothing where Xero gives nothing, and the log says no token was given', async () => {
    const { keyward } = await practice()
    keyward.clock.move(29 * MINUTE + 30 * SECOND)
    keyward.xero.answers.refresh = async () => fail('offline')
    const tool = asking(keyward)
    value(await allow(keyward))
    expect(codeOf(await tool.had())).toBe('offline')
    expect(said(keyward).some((line) => line.startsWith('toolTokenGiven'))).toBe(false)
  })
})

describe('K3 what was allowed', () => {
  const allowed = async () => {
    const w = await practice()
    const tool = asking(w.keyward)
    value(await allow(w.keyward))
    value(await tool.had())
    return w
  }
  type Allowed = Awaited<ReturnType<typeof allowed>>

  it.each<[string, (w: Allowed) => unknown]>([
    ['a person ends it', ({ api }) => api.endTools({ toolId: null })],
    [
      'the tool is removed',
      ({ api, keyward }) => api.removeTool({ toolId: keyward.snapshot().tools.tools[0]?.id ?? '' }),
    ],
    ['the app is in rotation', ({ api, appId }) => api.beginRotation({ appId, isLeak: false })],
    [
      'its secret is another',
      ({ api, appId }) =>
        api.storeSecret({ appId, clientSecret: 'not-a-real-secret-newer-98765432', createdAt: null }),
    ],
    [
      'it would reach another organisation',
      async ({ keyward, appId }) => {
        keyward.xero.connected = [...keyward.xero.connected, listed('c3')]
        await signIn(keyward, appId)
      },
    ],
    ['an organisation is disconnected', ({ api, appId }) => api.disconnect({ key: `${appId}:c1` })],
    ['the computer sleeps', ({ keyward }) => keyward.lock('asleep')],
    ['the screen is locked', ({ keyward }) => keyward.lock('screen')],
  ])('ends when %s', async (_when, act) => {
    const w = await allowed()
    expect(w.keyward.work().tools.permissions).toHaveLength(1)
    await act(w)
    await settle()
    expect(w.keyward.work().tools.permissions).toEqual([])
    const again = asking(w.keyward)
    expect(await again.waits()).toBe(true)
    expect(said(w.keyward).some((line) => line.startsWith('toolEnded'))).toBe(true)
  })

  it('K3 is for the file that lay there: a program that was replaced at its path is asked about', async () => {
    const { keyward } = await allowed()
    expect((await asking(keyward).had()).ok).toBe(true)
    const other = asking(keyward, { programMark: 'mark-2' })
    expect(await other.waits()).toBe(true)
    value(await allow(keyward, 'once'))
    expect((await other.had()).ok).toBe(true)
    // neither does the yes come back with the file
    expect(await asking(keyward).waits()).toBe(true)
  })

  it('is for the program that was shown: another path under the same name is asked about', async () => {
    const { keyward } = await allowed()
    value(await asking(keyward).had())
    const other = asking(keyward, { program: '/home/somebody/packbuilder' })
    expect(await other.waits()).toBe(true)
    expect(question(keyward).program).toBe('/home/somebody/packbuilder')
  })

  it('is for the app and the name that were shown, and for no other', async () => {
    const { keyward } = await allowed()
    expect(await asking(keyward, { name: 'debtor-letters.py' }).waits()).toBe(true)
  })

  it('ends when the sign-in is revoked, and then there is nothing to give', async () => {
    const { keyward, api } = await allowed()
    value(await api.revokeSignIn({ signInId: keyward.snapshot().signIns[0]?.id ?? '' }))
    expect(keyward.work().tools.permissions).toEqual([])
    expect(codeOf(await asking(keyward).had())).toBe('signInExpired')
  })

  it('ends with the app: its tools go with it', async () => {
    const { keyward, api, appId } = await allowed()
    value(await api.removeApp({ appId }))
    expect(keyward.snapshot().tools.tools).toEqual([])
    expect(keyward.work().tools.permissions).toEqual([])
    expect(codeOf(await asking(keyward).had())).toBe('unknownApp')
  })

  it('K6 is locked from the moment that locking begins, whatever is waited for first', async () => {
    const { keyward, api } = await allowed()
    value(await api.setPassphrase({ passphrase: PASSPHRASE }))
    const locking = keyward.lock('asked')
    // what was allowed is not given any more, and nobody is asked who could not answer
    const [had, other] = [asking(keyward), asking(keyward, { name: 'Other' })]
    await locking
    expect([codeOf(await had.had()), codeOf(await other.had())]).toEqual(['locked', 'locked'])
  })

  it('ends with the lock; who asks meanwhile is turned away, which the log says once it is open', async () => {
    const { keyward, api } = await allowed()
    value(await api.setPassphrase({ passphrase: PASSPHRASE }))
    const waiting = asking(keyward, { name: 'Waiting' })
    expect(await waiting.waits()).toBe(true)
    value(await api.lock({}))
    expect(codeOf(await waiting.had())).toBe('locked')
    expect(keyward.work().tools).toEqual({ question: null, waiting: 0, turnedAway: 0, permissions: [] })
    expect(keyward.toolDoor.answers().standing()).toEqual({ state: 'locked', tools: [] })
    for (let times = 0; times < 3; times += 1) expect(codeOf(await asking(keyward).had())).toBe('locked')
    value(await api.unlock({ passphrase: PASSPHRASE }))
    await settle()
    expect(said(keyward)).toContain('toolTurnedAway locked 3: PackBuilder')
    expect(await asking(keyward).waits()).toBe(true)
    expect(keyward.work().tools.permissions).toEqual([])
  })

  it('does not outlive Keyward, which listens again only where it is switched on', async () => {
    const { keyward } = await allowed()
    await keyward.stop()
    expect(keyward.toolDoor.isOpen()).toBe(false)
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.toolDoor.isOpen()).toBe(true)
    expect(again.toolDoor.opened).toEqual([47_800])
    expect(again.snapshot().tools.tools).toMatchObject([{ name: 'PackBuilder', used: { count: 1 } }])
    expect(await asking(again).waits()).toBe(true)
  })

  it('K1 who asks a Keyward that begins locked is told so, and is asked about once it is open', async () => {
    const { keyward, api } = await allowed()
    value(await api.setPassphrase({ passphrase: PASSPHRASE }))
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.toolDoor.opened).toEqual([]) // no port: which one it was is known to the vault alone
    expect(codeOf(await asking(again).had())).toBe('locked')
    expect(again.toolDoor.answers().standing()).toEqual({ state: 'locked', tools: [] })
    value(await again.api.unlock({ passphrase: PASSPHRASE }))
    await settle()
    expect(again.toolDoor.opened).toEqual([47_800])
    expect(await asking(again).waits()).toBe(true)
  })

  it('K1 a Keyward that begins locked opens nothing where tools were off', async () => {
    const { keyward, api } = await allowed()
    value(await api.setPassphrase({ passphrase: PASSPHRASE }))
    value(await api.setTools({ isOn: false }))
    await settle()
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.toolDoor.isOpen()).toBe(false)
  })

  it('is not given where it ends while Xero is asked', async () => {
    const { keyward, api } = await allowed()
    keyward.clock.move(29 * MINUTE)
    const { promise, resolve } = Promise.withResolvers<null>()
    keyward.xero.answers.refresh = async () => {
      await promise
      return { ok: true, value: tokens({ accessToken: 'access-9', refreshToken: 'refresh-9' }) }
    }
    const tool = asking(keyward)
    expect(await tool.waits()).toBe(true)
    value(await api.endTools({ toolId: null }))
    resolve(null)
    expect(codeOf(await tool.had())).toBe('toolRefused')
    expect(said(keyward).filter((line) => line.startsWith('toolTokenGiven'))).toHaveLength(1)
  })
})

describe('a tool that calls through Keyward', () => {
  const withTool = async (more: Partial<ToolDraft> = {}) => {
    const w = await practice()
    const { toolId } = value(await w.api.addTool(proxyTool(w.keyward, w.appId, more)))
    return { ...w, toolId, key: await keyOf(w.keyward, toolId) }
  }

  it('K4 is shown with its one organisation, and gets a turn with token and organisation once it is allowed', async () => {
    const { keyward, key } = await withTool()
    const { going } = callAt(keyward, key)
    await settle()
    expect(question(keyward)).toMatchObject({
      name: 'Workbook',
      way: 'proxy',
      organisations: ['Organisation c1'],
      methods: ['GET'],
      paths: ['/api.xro/2.0/Invoices'],
    })
    value(await allow(keyward))
    const pass = value(await going)
    expect(pass).toMatchObject({ accessToken: 'access-1', tenantId: 'tenant-c1' })
    pass.end({ retryAt: null, limited: null })
    keyward.clock.move(MINUTE)
    await settle()
    expect(said(keyward).slice(2)).toEqual([
      'toolAllowed untilLocked: Workbook',
      'toolCalled called: Workbook',
    ])
    expect(keyward.snapshot().tools.tools).toMatchObject([{ used: { count: 1 } }])
  })

  it.each([
    ['another method', 'POST', '/api.xro/2.0/Invoices'],
    ['another path', 'GET', '/api.xro/2.0/Contacts'],
    ['a longer name', 'GET', '/api.xro/2.0/InvoicesAndMore'],
    ['the list of connections', 'GET', '/connections'],
  ])('K4 is refused %s without that anybody is asked', async (_what, method, path) => {
    const { keyward, key } = await withTool()
    expect(codeOf(await callAt(keyward, key, path, method).going)).toBe('toolOutOfBounds')
    expect(keyward.work().tools.question).toBeNull()
    expect(said(keyward).at(-1)).toBe('toolTurnedAway outOfBounds: Workbook')
  })

  it('K4 may write where somebody has said so, below the paths that they named', async () => {
    const { keyward, key } = await withTool({ methods: ['POST'] })
    const { going } = callAt(keyward, key, '/api.xro/2.0/Invoices/1/History', 'POST')
    value(await allow(keyward))
    expect((await going).ok).toBe(true)
  })

  it('K4 the address of one tool is no other’s, and a made-up one is nobody’s', async () => {
    const { keyward, appId, api, key } = await withTool()
    const second = value(
      await api.addTool(proxyTool(keyward, appId, { name: 'Second', tenantId: 'tenant-c2' })),
    )
    expect(await keyOf(keyward, second.toolId)).not.toBe(key)
    expect(codeOf(await callAt(keyward, `${key}x`).going)).toBe('unknownTool')
    expect(codeOf(await callAt(keyward, '').going)).toBe('unknownTool')
    value(await api.removeTool({ toolId: second.toolId }))
    expect(codeOf(await api.toolAddress(second))).toBe('unknownTool')
  })

  it('K4 a call that is given up or cut off takes nobody’s turn, and is told at once', async () => {
    const { keyward, key } = await withTool()
    const first = callAt(keyward, key).going
    value(await allow(keyward))
    const end = { retryAt: null, limited: null }
    value(await first).end(end)
    for (let more = 1; more < LIMITS.minute; more += 1) value(await callAt(keyward, key).going).end(end)
    const left = Array.from({ length: 2 * LIMITS.minute }, () => callAt(keyward, key))
    await settle()
    for (const { hangUp } of left) hangUp()
    for (const { going } of left) expect((await going).ok).toBe(false)
    keyward.clock.move(MINUTE + SECOND)
    await settle()
    // a whole minute's calls are free again
    for (let call = 0; call < LIMITS.minute; call += 1) value(await callAt(keyward, key).going).end(end)
    const waiting = callAt(keyward, key)
    await settle()
    value(await keyward.api.endTools({ toolId: null }))
    expect(codeOf(await waiting.going)).toBe('toolRefused')
  })

  it('K4 keeps Xero’s limits, together with every other call of this vault', async () => {
    const { keyward, key } = await withTool()
    const first = callAt(keyward, key).going
    value(await allow(keyward))
    value(await first).end({ retryAt: null, limited: null })
    for (let more = 1; more < 60; more += 1)
      value(await callAt(keyward, key).going).end({ retryAt: null, limited: null })
    let isThrough = false
    void callAt(keyward, key).going.then(() => (isThrough = true))
    await settle()
    expect(isThrough).toBe(false)
    keyward.clock.move(MINUTE)
    await settle()
    expect(isThrough).toBe(true)
  })

  it('K4 rests where Xero asks for it', async () => {
    const { keyward, key } = await withTool()
    const first = callAt(keyward, key).going
    value(await allow(keyward))
    value(await first).end({ retryAt: keyward.clock.now() + 30 * SECOND, limited: 'tenant' })
    let isThrough = false
    void callAt(keyward, key).going.then(() => (isThrough = true))
    await settle()
    expect(isThrough).toBe(false)
    keyward.clock.move(30 * SECOND)
    await settle()
    expect(isThrough).toBe(true)
  })

  it('K3 is asked about anew when what it may call is another', async () => {
    const { keyward, appId, api, toolId, key } = await withTool()
    const first = callAt(keyward, key).going
    value(await allow(keyward))
    value(await first)
    value(await api.changeTool({ toolId, draft: proxyTool(keyward, appId, { paths: ['/api.xro/2.0'] }) }))
    expect(keyward.work().tools.permissions).toEqual([])
    void callAt(keyward, key)
    await settle()
    expect(question(keyward).paths).toEqual(['/api.xro/2.0'])
  })
})

describe('a call whose token Xero refuses', () => {
  const calling = async () => {
    const w = await practice()
    const { toolId } = value(await w.api.addTool(proxyTool(w.keyward, w.appId)))
    const key = await keyOf(w.keyward, toolId)
    const first = callAt(w.keyward, key).going
    value(await allow(w.keyward))
    let renewals = 0
    w.keyward.xero.answers.refresh = async () => {
      renewals += 1
      return ok(tokens({ accessToken: `renewed-${renewals}`, refreshToken: `refresh-r${renewals}` }))
    }
    return { ...w, key, pass: value(await first), renewals: () => renewals }
  }

  it('K4 has another one, stored first; and no third before five minutes, because each ends the one before', async () => {
    const w = await calling()
    expect(value(await w.pass.renew())).toBe('renewed-1')
    expect(w.keyward.records.stored()).toContain('renewed-1')
    w.pass.end({ retryAt: null, limited: null })
    const again = value(await callAt(w.keyward, w.key).going)
    expect(again.accessToken).toBe('renewed-1')
    expect(value(await again.renew())).toBeNull()
    w.keyward.clock.move(RENEWED_AGAIN_AFTER)
    expect(value(await again.renew())).toBe('renewed-2')
    expect(w.renewals()).toBe(2)
  })

  it('K4 two calls with one refused token cost one renewal', async () => {
    const w = await calling()
    const other = value(await callAt(w.keyward, w.key).going)
    expect(await Promise.all([w.pass.renew(), other.renew()])).toContainEqual(ok('renewed-1'))
    expect(value(await other.renew())).toBe('renewed-1')
    expect(w.renewals()).toBe(1)
  })

  it.each<[string, string, (w: Awaited<ReturnType<typeof calling>>) => Promise<unknown>]>([
    ['it was ended', 'toolRefused', ({ api }) => api.endTools({ toolId: null })],
    ['tools were switched off', 'toolsOff', ({ api }) => api.setTools({ isOn: false })],
    ['its app was removed', 'toolRefused', ({ api, appId }) => api.removeApp({ appId })],
    [
      'it was locked',
      'locked',
      async ({ api }) => {
        value(await api.setPassphrase({ passphrase: PASSPHRASE }))
        value(await api.lock({}))
      },
    ],
  ])('K3 has none where %s meanwhile', async (_what, code, act) => {
    const w = await calling()
    await act(w)
    expect(codeOf(await w.pass.renew())).toBe(code)
    expect(w.renewals()).toBe(0)
  })

  it('K3 is not handed on where it is ended while Xero is asked', async () => {
    const w = await calling()
    const { promise, resolve } = Promise.withResolvers<null>()
    w.keyward.xero.answers.refresh = async () => {
      await promise
      return ok(tokens({ accessToken: 'access-9', refreshToken: 'refresh-9' }))
    }
    const renewing = w.pass.renew()
    await settle()
    value(await w.api.endTools({ toolId: null }))
    resolve(null)
    expect(codeOf(await renewing)).toBe('toolRefused')
  })
})

describe('K6 a vault with tools on another computer', () => {
  const withTool = async (world: Parameters<typeof connected>[0] = {}) => {
    const { keyward, appId } = await connected(world)
    value(await keyward.api.setTools({ isOn: true }))
    value(await keyward.api.addTool(proxyTool(keyward, appId)))
    await settle()
    expect(keyward.snapshot().tools).toMatchObject({ isOn: true, port: 47_800 })
    return keyward
  }
  /** No port was opened, now or after a start; and one is as soon as somebody here says so. */
  const isOffUntilSwitchedOn = async (keyward: FakeKeyward) => {
    expect(keyward.snapshot().tools).toMatchObject({ isOn: false, port: null, tools: [{ name: 'Workbook' }] })
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    await settle()
    expect([keyward.toolDoor.opened, again.toolDoor.opened]).toEqual([[], []])
    value(await again.api.setTools({ isOn: true }))
    expect(again.toolDoor.isOpen()).toBe(true)
  }

  it('K6 a restored backup brings its tools, and opens no port unasked', async () => {
    const keyward = await withTool()
    const { path } = value(await keyward.api.makeKit({ as: 'page' }))
    const rows = rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
    value(await keyward.api.backUp({}))
    await settle()
    const other = await startKeyward({ clock: keyward.clock })
    other.files.next = { name: 'it.keyward-backup', bytes: keyward.backupShelf.newest() }
    const chosenId = value(await other.api.chooseBackup({})).chosen?.id ?? ''
    value(await other.api.openBackup({ chosenId, rows }))
    value(await other.api.restoreBackup({ chosenId }))
    await settle()
    await isOffUntilSwitchedOn(other)
  })

  it('K6 a vault that moves opens no port at the new one, and the old one stops listening once it is sealed', async () => {
    const old = await withTool()
    const fresh = await startKeyward({ xero: old.xero, clock: old.clock })
    value(await fresh.api.showMoveCard({}))
    const { move } = fresh.snapshot()
    const card = move?.kind === 'waiting' ? move.card : ''
    const { seenId } = value(await old.api.readMoveCard({ text: card }))
    const answers = old.toolDoor.answers()
    value(await old.api.sealMove({ seenId }))
    await settle()
    expect(old.toolDoor.isOpen()).toBe(false)
    expect(
      codeOf(await answers.call({ key: 'k', method: 'GET', path: '/' }, new AbortController().signal)),
    ).toBe('vaultReadOnly')
    expect(codeOf(await old.api.toolAddress({ toolId: old.snapshot().tools.tools[0]?.id ?? '' }))).toBe(
      'vaultReadOnly',
    )
    const [, bytes] = [...old.files.saved].findLast(([name]) => name.endsWith('.keyward-move')) ?? []
    if (bytes === undefined) throw new Error('no file was saved')
    fresh.files.next = { name: 'it.keyward-move', bytes }
    const { seen } = value(await fresh.api.openMove({}))
    value(await fresh.api.takeMove({ seenId: seen?.seenId ?? '' }))
    await settle()
    await isOffUntilSwitchedOn(fresh)
  })

  it('K6 where the new computer declines, the old one listens again at its port', async () => {
    const old = await withTool()
    const fresh = await startKeyward({ xero: old.xero, clock: old.clock })
    value(await fresh.api.showMoveCard({}))
    const { move } = fresh.snapshot()
    const card = move?.kind === 'waiting' ? move.card : ''
    value(await old.api.sealMove(value(await old.api.readMoveCard({ text: card }))))
    await settle()
    value(await fresh.api.declineMove({}))
    const declined = fresh.snapshot().move
    value(await old.api.takeReceipt({ text: declined?.kind === 'declined' ? declined.receipt : '' }))
    await settle()
    expect(old.toolDoor.isOpen()).toBe(true)
    expect(old.toolDoor.opened.at(-1)).toBe(47_800)
  })
})

describe('apps of the other kinds', () => {
  it('K4 a PKCE app, which has no secret, lets a tool read as any other does', async () => {
    const keyward = await startKeyward()
    const details = draft({ kind: 'pkce', name: 'Field Tool' })
    const { appId } = value(await keyward.api.addApp({ details, clientSecret: '' }))
    await signIn(keyward, appId)
    value(await keyward.api.setTools({ isOn: true }))
    await settle()
    const tool = asking(keyward, { app: 'Field Tool' })
    value(await allow(keyward, 'once'))
    expect(value(await tool.had())).toMatchObject({ accessToken: 'access-1' })
    const { toolId } = value(await keyward.api.addTool(proxyTool(keyward, appId)))
    const call = callAt(keyward, await keyOf(keyward, toolId))
    value(await allow(keyward))
    expect(value(await call.going)).toMatchObject({ accessToken: 'access-1', tenantId: 'tenant-c1' })
  })

  it('a custom connection has no sign-in, which is said in place of one that has ended', async () => {
    const { keyward, api } = await practice()
    const details = draft({
      kind: 'custom',
      name: 'Bank Feed',
      clientId: '5E3A90C41D7B4F628A0CB7D2196FC070',
      redirectUri: '',
      scopes: ['accounting.settings.read'],
    })
    value(await api.addApp({ details, clientSecret: 'another-one-that-is-not-real' }))
    await settle()
    expect(codeOf(await asking(keyward, { app: 'Bank Feed' }).had())).toBe('toolNoSignIn')
  })
})

describe('the tools of a vault', () => {
  it('are told apart by their names, reach what their sign-in does, and are not without number', async () => {
    const { keyward, appId, api } = await practice()
    const add = (more: Partial<ToolDraft>) => api.addTool(proxyTool(keyward, appId, more))
    value(await add({}))
    expect(codeOf(await add({ name: ' workbook ' }))).toBe('toolNameTaken')
    expect(codeOf(await add({ name: '\u200b' }))).toBe('textUnseen')
    expect(codeOf(await add({ name: 'A', appId: 'none' }))).toBe('unknownApp')
    expect(codeOf(await add({ name: 'A', signInId: 'none' }))).toBe('unknownSignIn')
    expect(codeOf(await add({ name: 'A', tenantId: 'none' }))).toBe('toolNotReached')
    for (let more = 1; more < 50; more += 1) value(await add({ name: `Tool ${more}` }))
    expect(codeOf(await add({ name: 'One more' }))).toBe('tooManyTools')
  })

  it('say why where Keyward cannot listen, and listen once they are switched on again', async () => {
    const { keyward } = await connected()
    keyward.toolDoor.take(true)
    expect(codeOf(await keyward.api.setTools({ isOn: true }))).toBe('toolsNotHeard')
    keyward.toolDoor.take(false)
    value(await keyward.api.setTools({ isOn: true }))
    expect(keyward.toolDoor.isOpen()).toBe(true)
  })
})

describe('what a tool was allowed', () => {
  it('is shown as used from its first use on, and counted on from there', async () => {
    const { keyward, appId, api } = await practice()
    const { toolId } = value(await api.addTool(proxyTool(keyward, appId)))
    const key = await keyOf(keyward, toolId)
    const used = () => keyward.snapshot().tools.tools[0]?.used ?? null
    expect(used()).toBeNull()
    const first = callAt(keyward, key)
    value(await allow(keyward))
    value(await first.going).end({ retryAt: null, limited: null })
    await expect.poll(used).toMatchObject({ count: 1 })
    for (const call of [callAt(keyward, key), callAt(keyward, key)])
      value(await call.going).end({ retryAt: null, limited: null })
    keyward.clock.move(2 * MINUTE)
    await expect.poll(used).toMatchObject({ count: 3 })
  })

  it('stands in the trail of whoever allowed it, and of whose sign-in it uses', async () => {
    const { keyward, appId, api } = await practice()
    value(await api.introduce({ me: { name: 'Mirren Tait', email: 'mirren@ferrymoor.example' } }))
    const { toolId } = value(await api.addTool(proxyTool(keyward, appId)))
    for (const name of ['PackBuilder', ' packbuilder']) {
      const going = asking(keyward, { name })
      value(await allow(keyward, 'once'))
      value(await going.had())
    }
    const call = callAt(keyward, await keyOf(keyward, toolId))
    value(await allow(keyward, 'once'))
    value(await call.going).end({ retryAt: null, limited: null })
    const letters = asking(keyward, { name: 'Letters' })
    await settle()
    value(await api.refuseTool({ askId: question(keyward).askId, isForGood: false }))
    expect(codeOf(await letters.had())).toBe('toolRefused')
    keyward.clock.move(2 * MINUTE)
    await settle()
    const mirren = value(await api.tracePerson({ key: 'mirren@ferrymoor.example' }))
    expect(
      mirren.tools.map(({ name, allowed, refused, isOnTheirSignIn }) => [
        name,
        allowed,
        refused,
        isOnTheirSignIn,
      ]),
    ).toEqual([
      ['Letters', 0, 1, false],
      ['PackBuilder', 2, 0, false],
      ['Workbook', 1, 0, false],
    ])
    const ines = value(await api.tracePerson({ key: 'ines@ferrymoor.example' }))
    expect(ines.tools).toEqual([
      expect.objectContaining({
        name: 'PackBuilder',
        isOnTheirSignIn: true,
        allowed: 0,
        allowedAt: null,
        uses: 2,
      }),
      expect.objectContaining({ name: 'Workbook', isOnTheirSignIn: true, lastUsedAt: expect.any(Number) }),
    ])
  })

  it('stands in the evidence with who said yes or no and when, and with what each tool then had', async () => {
    const { keyward, appId, api } = await practice()
    value(await api.introduce({ me: { name: 'Mirren Tait', email: 'mirren@ferrymoor.example' } }))
    const { toolId } = value(await api.addTool(proxyTool(keyward, appId, { name: 'Work<b>book' })))
    const builder = asking(keyward)
    value(await allow(keyward, 'tenMinutes'))
    value(await builder.had())
    expect((await asking(keyward).had()).ok).toBe(true)
    const letters = asking(keyward, { name: 'Letters' })
    await settle()
    value(await api.refuseTool({ askId: question(keyward).askId, isForGood: false }))
    expect(codeOf(await letters.had())).toBe('toolRefused')
    expect(codeOf(await asking(keyward, { name: 'Letters' }).had())).toBe('toolRefused')
    const key = await keyOf(keyward, toolId)
    const call = callAt(keyward, key)
    value(await allow(keyward))
    value(await call.going).end({ retryAt: null, limited: null })
    for (let times = 0; times < 3; times += 1)
      value(await callAt(keyward, key).going).end({ retryAt: null, limited: null })
    keyward.clock.move(2 * MINUTE)
    await settle()
    value(await api.saveReview({}))
    const read = (name: string) => Buffer.from(keyward.files.saved.get(name) ?? []).toString('utf8')
    const { review } = JSON.parse(read('review.json')) as {
      review: { toolGrants: { answers: unknown[]; earlier: number; tools: unknown[] } }
    }
    const ines = 'Ines Halloway <ines@ferrymoor.example>'
    const about = { app: 'Month-end Packs', signIn: ines }
    const answer = { ...about, by: 'Mirren Tait', at: expect.any(Number) }
    expect(review.toolGrants.answers).toEqual([
      { ...answer, tool: 'Work<b>book', how: 'untilLocked' },
      { ...answer, tool: 'Letters', how: 'now' },
      { ...answer, tool: 'PackBuilder', how: 'tenMinutes' },
    ])
    expect(review.toolGrants.earlier).toBe(0)
    expect(review.toolGrants.tools).toHaveLength(3)
    expect(review.toolGrants.tools).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...about, tool: 'Work<b>book', tokens: 0, calls: 4, turnedAway: 0 }),
        expect.objectContaining({ ...about, tool: 'Letters', tokens: 0, calls: 0, turnedAway: 1 }),
        expect.objectContaining({ ...about, tool: 'PackBuilder', tokens: 2, calls: 0, turnedAway: 0 }),
      ]),
    )
    const page = read('review.html')
    expect(page).toContain('What tools were allowed, and what they had')
    expect(page).toContain('allowed for 10 minutes')
    expect(page).not.toContain('Work<b>book')
  })

  it('stands in the evidence, with how far each tool reaches', async () => {
    const { keyward, appId, api } = await practice()
    const draftOf = (more: Partial<ToolDraft>) => proxyTool(keyward, appId, more)
    value(await api.addTool(draftOf({ name: 'Work<b>book' })))
    const letters = { name: 'Letters', way: 'token' as const, tenantId: null, paths: [] }
    value(await api.addTool(draftOf(letters)))
    value(await api.saveReview({}))
    const page = Buffer.from(keyward.files.saved.get('review.html') ?? []).toString('utf8')
    const { review } = JSON.parse(
      Buffer.from(keyward.files.saved.get('review.json') ?? []).toString('utf8'),
    ) as { review: { tools: { isOn: boolean; tools: { name: string }[] } } }
    expect([review.tools.isOn, review.tools.tools.map(({ name }) => name)]).toEqual([
      true,
      ['Work<b>book', 'Letters'],
    ])
    expect(page).toContain('>Work&#60;b&#62;book</td>')
    expect(page).toContain('GET /api.xro/2.0/Invoices')
    expect(page).toContain('everything that the sign-in does, by a token')
    expect(page).not.toContain('127.0.0.1')
  })
})
