import { describe, expect, it, vi } from 'vitest'
import { createPractices } from '../../electron/shell/practices.ts'
import { createPracticeList } from '../../electron/core/practices/list.ts'
import type { KeptPractice, PracticeShelf } from '../../electron/core/ports/practices.ts'
import { createTurning } from '../../electron/shell/turning.ts'
import { answer, type CallName } from '../../shared/contract/contract.ts'
import { done, fail, ok, type Result } from '../../shared/kernel/result.ts'
import {
  codeOf,
  draft,
  fakeKeychain,
  SECRET,
  settle,
  listed,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'
import { sealIn, startFor } from './handover-world.ts'

const LONG = { timeout: 60_000 }

type Practice = { readonly keyward: FakeKeyward }

/** What the practices keep beside each other: the list of them, and a keychain for each. */
const practicesDisk = () => {
  let list: readonly KeptPractice[] = []
  let ids = 0
  const keychains = new Map<string, ReturnType<typeof fakeKeychain>>()
  const removedFolders: string[] = []
  const keychainOf = (id: string) => {
    const one = keychains.get(id) ?? fakeKeychain()
    keychains.set(id, one)
    return one
  }
  const shelf: PracticeShelf = {
    read: () => ({ practices: list, unlisted: [] }),
    write: async (practices) => {
      list = structuredClone(practices)
      return done
    },
    keyAccounts: async () => ok([]),
    removeFolder: async (id) => {
      removedFolders.push(id)
      return done
    },
  }
  return {
    list: createPracticeList({ shelf, random: { id: () => `practice${(ids += 1)}` }, keychainOf }),
    kept: () => list,
    keychainOf,
    removedFolders,
  }
}

/** The person's own Keyward and the sandbox's, both whole cores, behind one window and one handler of links. */
const world = async ({ sandboxStarts = true } = {}) => {
  const shown: string[] = []
  let whileBeginning = async () => {}
  const sandboxes: FakeKeyward[] = []
  const added = new Map<string, FakeKeyward>()
  const disk = practicesDisk()
  let fromSystem = (_link: string) => {}
  const practices = createPractices<Practice>({
    list: disk.list,
    begin: async (name, made): Promise<Result<Practice>> => {
      if (name === 'sandbox' && !sandboxStarts) return fail('sandboxNotStarted')
      const keyward = await startKeyward({
        practices: practices.portOf(name),
        keychain: disk.keychainOf(name),
      })
      if (name === 'sandbox') sandboxes.push(keyward)
      else added.set(name, keyward)
      links(name, keyward)
      const practice = { keyward }
      made(practice)
      await whileBeginning()
      return ok(practice)
    },
    onShown: () => {
      shown.push(practices.shown())
      turning.turn()
    },
  })
  const own = await startKeyward({ practices: practices.portOf('own') })
  const loading: (() => void)[] = []
  const turning = createTurning({
    shown: () => practices.current()?.keyward.api ?? null,
    begin: (incoming) => void loading.push(incoming),
  })
  const links = (name: string, keyward: FakeKeyward) =>
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
    disk,
    shown,
    added,
    onBeginning: (act: () => Promise<void>) => void (whileBeginning = act),
    /** One that somebody has added, with its core, as it is shown. */
    add: async (name: string): Promise<readonly [string, FakeKeyward]> => {
      const before = new Set(added.keys())
      const api = practices.current()?.keyward.api
      value((await api?.addPractice({ name, colour: 'green', at: 'start' })) ?? fail('bug'))
      const made = [...added].find(([id]) => !before.has(id))
      if (made === undefined) throw new Error('none was added')
      return made
    },
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
      .filesOf('own', { onFile: (listener) => void (fromSystem = listener) })
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

describe('several practices beside each other', () => {
  it('Q1 one that is added is shown, empty; each tells of all of them, and what one is called is told to all', async () => {
    const { practices, own, add, shown, disk } = await world()
    await waiting(own)
    const [id, north] = await add('Northgate Payroll')
    expect(shown).toEqual([id])
    expect(north.snapshot().apps).toEqual([])
    expect(north.snapshot().practices?.self).toBe(id)
    expect(own.snapshot().practices).toMatchObject({
      self: 'own',
      list: [{ name: null }, { name: 'Northgate Payroll' }],
    })
    value(await north.api.changePractice({ id: 'own', name: 'Ferrymoor', colour: 'red' }))
    value(await own.api.movePractice({ id, by: -1 }))
    for (const one of [own, north])
      expect(one.snapshot().practices?.list.map(({ name }) => name)).toEqual([
        'Northgate Payroll',
        'Ferrymoor',
      ])
    expect(codeOf(await own.api.addPractice({ name: 'FERRYMOOR', colour: 'red', at: 'start' }))).toBe(
      'practiceNameTaken',
    )
    expect(codeOf(await own.api.openPractice({ practice: 'nobody00' }))).toBe('badRequest')
    value(await own.api.openPractice({ practice: 'own' }))
    expect(practices.current()?.keyward).toBe(own)
    expect(disk.kept()).toHaveLength(2)
  })

  it('Q1 one that is added to restore a backup leads there, and nothing of the backup has been in another one', async () => {
    const { own, added } = await world()
    value(await own.api.addPractice({ name: 'Brought back', colour: 'blue', at: 'restore' }))
    expect([...added.values()].map((one) => one.work().visit?.to)).toEqual([{ at: 'restore' }])
    expect(own.work().visit).toBeNull()
  })

  it('Q2 two vaults never see each other’s secrets, tokens, people or clients, wherever one looks', async () => {
    const { own, add } = await world()
    const [id, north] = await add('Northgate Payroll')
    const plant = async (keyward: FakeKeyward, canary: string) => {
      value(await keyward.api.introduce({ me: { name: `Person ${canary}`, email: `${canary}@example.com` } }))
      keyward.xero.connected = [{ ...listed('c1'), tenantName: `Client ${canary}` }]
      const details = draft({ name: `App ${canary}`, note: `Note ${canary}` })
      const { appId } = value(await keyward.api.addApp({ details, clientSecret: `secret-${canary}` }))
      await signIn(keyward, appId)
      value(await keyward.api.revealSecret({ appId }))
    }
    await plant(own, 'canary-of-own')
    await plant(north, 'canary-of-north')
    for (const [keyward, mine, others] of [
      [own, 'canary-of-own', 'canary-of-north'],
      [north, 'canary-of-north', 'canary-of-own'],
    ] as const) {
      const { keychain, records, activityLog, healthLog } = keyward.world
      const everything = JSON.stringify([
        keyward.snapshot(),
        keyward.work(),
        [...keychain.entries],
        await records.load(),
        value(await keyward.api.listActivity({ before: null, limit: 100 })),
        activityLog,
        healthLog,
      ])
      expect(everything).toContain(`App ${mine}`)
      expect(everything).toContain(`secret-${mine}`)
      expect(everything).not.toContain(others)
    }
    // what lies beside both names neither their clients nor their people
    expect(JSON.stringify(own.snapshot().practices)).not.toMatch(/canary/u)
    expect(JSON.stringify(own.snapshot().practices)).toContain(id)
  })

  it('Q2 each has a lock of its own: one that is locked is shown locked, and the other is as it was', async () => {
    const { practices, own, add } = await world()
    const { appId } = value(await own.api.addApp({ details: draft(), clientSecret: SECRET }))
    const [id, north] = await add('Northgate Payroll')
    value(await north.api.setPassphrase({ passphrase: 'not a real passphrase' }))
    await north.lock('idle')
    expect(codeOf(await north.api.addPractice({ name: 'Third', colour: 'red', at: 'start' }))).toBe('locked')
    expect(codeOf(await north.api.removePractice({ name: 'Northgate Payroll' }))).toBe('locked')
    value(await north.api.openPractice({ practice: 'own' }))
    expect(value(await own.api.revealSecret({ appId })).secret).toBe(SECRET)
    value(await practices.open(id))
    expect(north.snapshot().vault.kind).toBe('locked')
  })

  it('H1 locking Keyward locks every practice that has a lock, whichever is shown', async () => {
    const { own, add } = await world()
    value(await own.api.addApp({ details: draft(), clientSecret: SECRET }))
    value(await own.api.setPassphrase({ passphrase: 'not a real passphrase' }))
    const [, north] = await add('Northgate Payroll')
    const [, third] = await add('Third')
    value(await north.api.setPassphrase({ passphrase: 'not a real passphrase' }))
    value(await third.api.lock({})) // which has none itself
    expect([own, north, third].map((one) => one.snapshot().vault.kind)).toEqual(['locked', 'locked', 'open'])
  })

  it('shows the one that was wished for last, however long another takes to open', async () => {
    const { own, disk, practices, add, onBeginning } = await world()
    const [third] = await add('Third')
    value(await practices.open('own'))
    const slow = value(await disk.list.add({ name: 'Slow', colour: 'red' }))
    const opened = Promise.withResolvers<undefined>()
    onBeginning(() => opened.promise)
    const opening = own.api.openPractice({ practice: slow })
    await settle()
    value(await own.api.openPractice({ practice: third }))
    opened.resolve(undefined)
    value(await opening)
    expect(practices.shown()).toBe(third)
  })

  it('G9 one that took its time to open takes nothing away that was typed meanwhile', async () => {
    const { own, disk, practices, onBeginning } = await world()
    const slow = value(await disk.list.add({ name: 'Slow', colour: 'red' }))
    const opened = Promise.withResolvers<undefined>()
    onBeginning(() => opened.promise)
    const opening = own.api.openPractice({ practice: slow })
    await settle()
    value(await own.api.noteUnsaved({ isUnsaved: true }))
    opened.resolve(undefined)
    expect(codeOf(await opening)).toBe('practiceWaits')
    expect([practices.shown(), own.closing.isUnsaved()]).toEqual(['own', true])
    value(await own.api.noteUnsaved({ isUnsaved: false }))
    value(await own.api.openPractice({ practice: slow }))
    expect(practices.shown()).toBe(slow)
  })

  it('C1 an answer of Xero’s reaches the practice that waits for it, and the one that is shown says which', async () => {
    const { practices, own, sandboxes, add, link } = await world()
    const [, north] = await add('Northgate Payroll')
    const said = await waiting(north)
    value(await practices.open('own'))
    link(said)
    await settle()
    expect(attempt(north)).toBe('done')
    expect(own.snapshot().signIns).toEqual([])
    expect(notices(own)).toEqual([['linkWentToPractice', 'signIn Northgate Payroll']])
    expect(sandboxes).toEqual([])
  })

  it('Q4 a receipt goes to the vault that sealed what it answers to; what names no vault is for the one that is shown', async () => {
    const { practices, own, add, link } = await world()
    value(await own.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
    const { appId } = value(await own.api.addApp({ details: draft(), clientSecret: SECRET }))
    const owen = await startFor('Owen Marsh')
    const given = value(await sealIn(own, appId))
    const opened = value(
      await owen.api.openHandover({ text: given.link ?? '', passphrase: given.passphrase.join('-') }),
    )
    const { receipt } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    const card = value(await owen.api.showCard({})).link
    const [id, north] = await add('Northgate Payroll')
    link(receipt ?? '')
    expect(own.work().incoming.map(({ kind }) => kind)).toEqual(['receipt'])
    expect(north.work().incoming).toEqual([])
    expect(notices(north)).toEqual([['linkWentToPractice', 'other ']])
    link(card)
    expect(north.work().incoming.map(({ kind }) => kind)).toEqual(['card'])
    // in the sandbox it is for the one that was shown before
    value(await practices.open('sandbox'))
    expect(practices.current()?.keyward.snapshot().practices?.back).toBe(id)
    link(given.link ?? '')
    expect(north.work().incoming.map(({ kind }) => kind)).toEqual(['card', 'handover'])
  })

  it('N5 a file that the system opens waits in the practice that is shown', async () => {
    const { practices, add } = await world()
    const opened: string[] = []
    let fromSystem = (_path: string) => {}
    const [id] = await add('Northgate Payroll')
    for (const name of ['own', id])
      practices
        .filesOf(name, { onFile: (listener) => void (fromSystem = listener) })
        .onFile((path) => opened.push(`${name} ${path}`))
    fromSystem('/one.age')
    value(await practices.open('own'))
    fromSystem('/two.age')
    value(await practices.open(id))
    value(await practices.open('sandbox'))
    fromSystem('/three.age')
    expect(opened).toEqual([`${id} /one.age`, 'own /two.age', `${id} /three.age`])
  })

  it('Q3 is removed by its name alone: its entries are proven gone, the first one is shown, and is as it was', async () => {
    const { practices, own, add, disk } = await world()
    const { appId } = value(await own.api.addApp({ details: draft(), clientSecret: SECRET }))
    const [id, north] = await add('Northgate Payroll')
    const other = value(
      await north.api.addApp({
        details: draft({ clientId: '1'.repeat(32) }),
        clientSecret: 'not-real-north-12345',
      }),
    )
    value(await north.api.revealSecret({ appId: other.appId })) // the end of the log is kept
    expect(codeOf(await north.api.removePractice({ name: 'Northgate' }))).toBe('practiceNameOther')
    expect(codeOf(await own.api.removePractice({ name: '' }))).toBe('badRequest') // the first one stays
    expect(disk.keychainOf(id).entries.size).toBeGreaterThan(0)
    value(await north.api.removePractice({ name: 'northgate  payroll' }))
    expect(practices.current()?.keyward).toBe(own)
    await vi.waitFor(() => expect(own.snapshot().practices?.list.map((one) => one.id)).toEqual(['own']), LONG)
    expect([...disk.keychainOf(id).entries.keys()]).toEqual([])
    expect(disk.removedFolders).toEqual([id])
    expect(codeOf(await practices.open(id))).toBe('badRequest')
    expect(value(await own.api.revealSecret({ appId })).secret).toBe(SECRET)
  })

  it('Q3 what is stored while it begins to leave goes with it, or is not stored', async () => {
    const { add, disk } = await world()
    const [id, north] = await add('Northgate Payroll')
    const stored = north.api.addApp({ details: draft(), clientSecret: SECRET })
    const removed = north.api.removePractice({ name: 'Northgate Payroll' })
    await stored
    value(await removed)
    await vi.waitFor(() => expect(disk.removedFolders).toEqual([id]), LONG)
    expect([...disk.keychainOf(id).entries.keys()]).toEqual([])
  })

  it('Q3 “Try again” waits until the practice has stopped: nothing of it is written after it was proven gone', async () => {
    const { own, add, disk, practices } = await world()
    const [id, north] = await add('Northgate Payroll')
    value(await north.api.addApp({ details: draft(), clientSecret: SECRET }))
    const stopped = Promise.withResolvers<undefined>()
    const { stop } = north
    north.stop = async () => {
      await stopped.promise
      await stop()
    }
    value(await north.api.removePractice({ name: 'Northgate Payroll' }))
    const again = own.api.finishRemoval({ id })
    await settle()
    expect(disk.removedFolders).toEqual([])
    stopped.resolve(undefined)
    value(await again)
    expect([...disk.keychainOf(id).entries.keys()]).toEqual([])
    expect(practices.shown()).toBe('own')
  })

  it('Q3 what the keychain does not let go of is still listed, is opened by nobody, and is tried again', async () => {
    const { practices, own, add, disk } = await world()
    const [id, north] = await add('Northgate Payroll')
    value(await north.api.addApp({ details: draft(), clientSecret: SECRET }))
    const keychain = disk.keychainOf(id)
    for (const account of keychain.entries.keys()) keychain.hide(account, true)
    value(await north.api.removePractice({ name: 'Northgate Payroll' }))
    await settle()
    expect(disk.removedFolders).toEqual([])
    expect(own.snapshot().practices?.list.map(({ isLeaving }) => isLeaving)).toEqual([false, true])
    expect(codeOf(await practices.open(id))).toBe('badRequest')
    expect(codeOf(await own.api.finishRemoval({ id }))).toBe('secretNotDeleted')
    keychain.show()
    value(await own.api.finishRemoval({ id }))
    expect(own.snapshot().practices?.list).toHaveLength(1)
    expect(keychain.entries.size).toBe(0)
  })

  it('Q4 every practice begins with Keyward, so that it reminds and answers, and what was to be removed goes', async () => {
    const { practices, disk, added, shown } = await world()
    const [here, leaving] = [
      value(await disk.list.add({ name: 'Here', colour: 'red' })),
      value(await disk.list.add({ name: 'Leaving', colour: 'red' })),
    ]
    value(await disk.list.beginLeaving(leaving, ['account1']))
    await practices.beginOthers()
    expect([...added.keys()]).toEqual([here])
    expect(shown).toEqual([])
    expect(disk.removedFolders).toEqual([leaving])
    await practices.stop()
    expect(codeOf(await practices.open('sandbox'))).toBe('badRequest') // nothing begins any more
  })

  it('Q4 one that is on its way when Keyward quits is ended in good order, once, and is shown no more', async () => {
    const { practices, disk, added, shown, onBeginning } = await world()
    const id = value(await disk.list.add({ name: 'Late', colour: 'red' }))
    onBeginning(async () => {
      const [late] = [...added.values()]
      const { appId } = value(
        (await late?.api.addApp({ details: draft(), clientSecret: SECRET })) ?? fail('bug'),
      )
      value((await late?.api.copySecret({ appId })) ?? fail('bug'))
      await practices.stop()
    })
    expect(codeOf(await practices.open(id))).toBe('badRequest')
    expect([...added.values()].map(({ clipboard }) => clipboard.text)).toEqual([''])
    expect(shown).toEqual([])
  })
})
