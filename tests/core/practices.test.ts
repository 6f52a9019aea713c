import { describe, expect, it } from 'vitest'
import { createPractices } from '../../electron/shell/practices.ts'
import { createTurning } from '../../electron/shell/turning.ts'
import { answer, type CallName } from '../../shared/contract/contract.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'
import { codeOf, draft, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { startFor } from './handover-world.ts'

type Practice = { readonly keyward: FakeKeyward }

/** The person's own Keyward and the sandbox's, both whole cores, behind one window and one handler of links. */
const world = async ({ sandboxStarts = true } = {}) => {
  const own = await startKeyward({ practices: { open: (name) => practices.open(name) } })
  const shown: string[] = []
  const sandboxes: FakeKeyward[] = []
  let fromSystem = (_link: string) => {}
  const nameOf = ({ keyward }: Practice) => (keyward === own ? 'own' : 'sandbox')
  const practices = createPractices<Practice>({
    openSandbox: async (): Promise<Result<Practice>> => {
      if (!sandboxStarts) return fail('sandboxNotStarted')
      const sandbox = await startKeyward({ practices })
      sandboxes.push(sandbox)
      links('sandbox', sandbox)
      return ok({ keyward: sandbox })
    },
    onShown: (practice) => {
      shown.push(nameOf(practice))
      turning.turn()
    },
  })
  const loading: (() => void)[] = []
  const turning = createTurning({
    shown: () => practices.current()?.keyward.api ?? null,
    begin: (incoming) => void loading.push(incoming),
  })
  const links = (name: 'own' | 'sandbox', keyward: FakeKeyward) =>
    practices
      .redirectsOf(name, {
        onLink: (listener) => void (fromSystem = listener),
        ownership: async () => 'ours',
        claim: async () => 'ours',
      })
      .onLink(keyward.link)
  links('own', own)
  practices.begin({ keyward: own })
  /** The page that was to come has come. */
  const incoming = () => loading.shift()?.()
  return {
    own,
    practices: { ...practices, turning },
    shown,
    sandboxes,
    incoming,
    link: (text: string) => fromSystem(text),
  }
}

const waiting = async (keyward: FakeKeyward) => {
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  value(await keyward.api.startSignIn({ appId }))
  return `keyward://oauth/callback?code=the-code&state=${encodeURIComponent(keyward.state())}`
}
const notices = (keyward: FakeKeyward) => keyward.work().notices.map(({ code, about }) => [code, about])
const attempt = (keyward: FakeKeyward) => keyward.work().attempts[0]?.step.kind

describe('the sandbox practice beside the own one', () => {
  it('is set up when it is first opened, and once; one click there and one back', async () => {
    const { practices, shown, sandboxes, own } = await world()
    expect(practices.current()?.keyward).toBe(own)
    value(await practices.open('own'))
    expect(shown).toEqual([])
    const both = [practices.open('sandbox'), practices.open('sandbox')]
    for (const one of both) value(await one)
    expect(practices.current()?.keyward).toBe(sandboxes[0])
    value(await practices.open('own'))
    value(await practices.open('sandbox'))
    expect(sandboxes).toHaveLength(1)
    expect(shown).toEqual(['sandbox', 'own', 'sandbox'])
  })

  it('that does not start leaves the own one shown, as it was', async () => {
    const { practices, shown, own } = await world({ sandboxStarts: false })
    expect(codeOf(await practices.open('sandbox'))).toBe('sandboxNotStarted')
    expect(practices.current()?.keyward).toBe(own)
    expect(shown).toEqual([])
    expect(practices.isShown('own')).toBe(true)
  })

  it('C1 an answer of Xero’s that comes while the sandbox is shown reaches the sign-in that waits, and is told', async () => {
    const { practices, own, sandboxes, link } = await world()
    const said = await waiting(own)
    value(await practices.open('sandbox'))
    link(said)
    await settle()
    expect(attempt(own)).toBe('done')
    expect(own.snapshot().connections).toHaveLength(2)
    expect(sandboxes[0]?.snapshot().connections).toEqual([])
    expect(sandboxes.flatMap(notices)).toEqual([['linkWentToOwn', 'signIn']])
    expect(notices(own)).toEqual([])
  })

  it('C1 and the other way round', async () => {
    const { practices, own, sandboxes, link } = await world()
    value(await practices.open('sandbox'))
    const [sandbox] = sandboxes
    if (sandbox === undefined) throw new Error('no sandbox')
    const said = await waiting(sandbox)
    value(await practices.open('own'))
    link(said)
    await settle()
    expect(attempt(sandbox)).toBe('done')
    expect(own.snapshot().signIns).toEqual([])
    expect(notices(own)).toEqual([['linkWentToSandbox', 'signIn']])
  })

  it('C4 a link that nobody waits for is told where the person is, and changes nothing', async () => {
    const { practices, own, sandboxes, link } = await world()
    value(await practices.open('sandbox'))
    link('keyward://oauth/callback?code=late&state=from-before')
    link('keyward://elsewhere/?x=1')
    expect(sandboxes.flatMap(notices)).toEqual([['strayLink', undefined]])
    expect(notices(own)).toEqual([])
  })

  it('G9 a handover that arrives while the sandbox is shown waits in the own practice: no real secret comes into the sandbox', async () => {
    const { practices, own, sandboxes, link } = await world()
    const card = value(await (await startFor('Owen Marsh')).api.showCard({})).link
    value(await practices.open('sandbox'))
    link(card)
    expect(own.work().incoming.map(({ kind }) => kind)).toEqual(['card'])
    expect(sandboxes[0]?.work().incoming).toEqual([])
    expect(sandboxes.flatMap(notices)).toEqual([['linkWentToOwn', 'other']])
  })

  it('N5 a file that the system opens waits in the own practice, and is told', async () => {
    const { practices, sandboxes } = await world()
    const opened: string[] = []
    let fromSystem = (_path: string) => {}
    practices
      .filesOf({ onFile: (listener) => void (fromSystem = listener) })
      .onFile((path) => opened.push(path))
    fromSystem('/one.age')
    value(await practices.open('sandbox'))
    fromSystem('/two.age')
    expect(opened).toEqual(['/one.age', '/two.age'])
    expect(sandboxes.flatMap(notices)).toEqual([['linkWentToOwn', 'file']])
  })

  it('A9 what the page that is left still asks is answered by neither, and what was under way ends where it began', async () => {
    const { practices, own, incoming } = await world()
    const bugs: string[] = []
    const ask = async (name: CallName, input: object = {}): Promise<Result<unknown>> => {
      const api = practices.turning.answering()
      return api === null ? fail('badRequest') : answer(api, name, input, (bug) => bugs.push(bug))
    }
    const adding = { details: draft({ name: 'Begun before' }), clientSecret: SECRET }
    const late = { details: draft({ name: 'Too late', clientId: '2'.repeat(32) }), clientSecret: SECRET }
    // all at once, as a page sends them that is in the midst of something
    const under = [ask('addApp', adding), ask('openPractice', { practice: 'sandbox' }), ask('getSnapshot')]
    for (const one of under) expect((await one).ok).toBe(true)
    await settle()
    expect(practices.isShown('sandbox')).toBe(true)
    // the page that is left goes on asking until the one that comes is there
    for (const one of [ask('addApp', late), ask('getSnapshot'), ask('openPractice', { practice: 'own' })])
      expect(codeOf(await one)).toBe('badRequest')
    expect(practices.isShown('sandbox')).toBe(true)
    incoming()
    const sandbox = practices.current()?.keyward
    value(await ask('getSnapshot'))
    value(await ask('addApp', late))
    await settle()
    expect(own.snapshot().apps.map(({ name }) => name)).toEqual(['Begun before'])
    expect(sandbox?.snapshot().apps.map(({ name }) => name)).toEqual(['Too late'])
    expect(bugs).toEqual([])
  })

  it('A9 turned back at once, it is the last page that is answered', async () => {
    const { practices, own, incoming } = await world()
    value(await practices.open('sandbox'))
    value(await practices.open('own'))
    expect(practices.turning.answering()).toBeNull()
    incoming()
    incoming()
    expect(practices.turning.answering()).toBe(own.api)
  })

  it('both end in good order', async () => {
    const { practices, own, sandboxes } = await world()
    value(await practices.open('sandbox'))
    for (const keyward of [own, ...sandboxes]) {
      const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
      value(await keyward.api.copySecret({ appId }))
      expect(keyward.clipboard.text).toBe(SECRET)
    }
    await practices.stop()
    expect([own, ...sandboxes].map(({ clipboard }) => clipboard.text)).toEqual(['', ''])
  })
})
