import { describe, expect, it } from 'vitest'
import { callsOf, createHouse } from '../../electron/core/kernel/room.ts'
import { withNeeds } from '../../electron/core/vault/guard.ts'
import { activityCalls } from '../../shared/activity/calls.ts'
import { backupCalls } from '../../shared/backup/calls.ts'
import { keychainCalls } from '../../shared/keychain/calls.ts'
import { appCalls } from '../../shared/apps/calls.ts'
import { connectionCalls } from '../../shared/connections/calls.ts'
import { callNames, calls, type Api } from '../../shared/contract/contract.ts'
import { guideCalls } from '../../shared/guide/calls.ts'
import { handoverCalls } from '../../shared/handover/calls.ts'
import { importCalls } from '../../shared/import/calls.ts'
import { done } from '../../shared/kernel/result.ts'
import { labelCalls } from '../../shared/labels/calls.ts'
import { lockCalls } from '../../shared/lock/calls.ts'
import { moveCalls } from '../../shared/move/calls.ts'
import { paperCalls } from '../../shared/paper/calls.ts'
import { peopleCalls } from '../../shared/people/calls.ts'
import { practiceCalls } from '../../shared/practices/calls.ts'
import { reviewCalls } from '../../shared/review/calls.ts'
import { rotationCalls } from '../../shared/rotation/calls.ts'
import { settingsCalls } from '../../shared/settings/calls.ts'
import { signInCalls } from '../../shared/sign-in/calls.ts'
import { toolCalls } from '../../shared/tools/calls.ts'
import { undoCalls } from '../../shared/undo/calls.ts'
import { updateCalls } from '../../shared/updates/calls.ts'
import { vaultCalls } from '../../shared/vault/calls.ts'
import { viewCalls } from '../../shared/views/calls.ts'
import { windowCalls } from '../../shared/window/calls.ts'
import { startKeyward } from '../worlds/fakes.ts'

const BY_NOUN = [
  activityCalls,
  appCalls,
  backupCalls,
  keychainCalls,
  connectionCalls,
  guideCalls,
  handoverCalls,
  importCalls,
  labelCalls,
  lockCalls,
  moveCalls,
  paperCalls,
  peopleCalls,
  practiceCalls,
  reviewCalls,
  rotationCalls,
  settingsCalls,
  signInCalls,
  undoCalls,
  updateCalls,
  toolCalls,
  vaultCalls,
  viewCalls,
  windowCalls,
]

describe('the rooms', () => {
  it('answer every call of the contract', async () => {
    const { api } = await startKeyward()
    expect(Object.keys(api).toSorted()).toEqual(callNames.toSorted())
  })

  it('declare each call once, in one noun', () => {
    const names = BY_NOUN.flatMap((one) => Object.keys(one))
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
    expect([...names, 'getSnapshot', 'getWork'].toSorted()).toEqual(callNames.toSorted())
  })

  it('are found out where two of them answer the same call', () => {
    const one = { calls: { openLicences: async () => done } }
    expect(() => callsOf([one, {}, { calls: { ...one.calls } }])).toThrow('openLicences')
    expect(callsOf([one, {}])).toHaveProperty('openLicences')
  })
})

describe('the house', () => {
  it('begins with each room in order, lets go the other way round, and tells each of a change', async () => {
    const heard: string[] = []
    const room = (name: string) => ({
      start: async () => void heard.push(`${name} starts`),
      close: () => void heard.push(`${name} closes`),
      notice: () => heard.push(`${name} notices`),
    })
    const { start, close, notice } = createHouse([room('vault'), {}, room('apps')])
    await start()
    notice()
    await close()
    await start()
    const started = ['vault starts', 'apps starts']
    expect(heard).toEqual([
      ...started,
      'vault notices',
      'apps notices',
      'apps closes',
      'vault closes',
      ...started,
    ])
  })
})

describe('what a call needs', () => {
  const needing = (needs: 'open' | 'writable') =>
    callNames.filter((name) =>
      needs === 'open'
        ? calls[name].needs === 'open' || calls[name].needs === 'fresh'
        : calls[name].needs === 'writable' || calls[name].needs === 'freshWritable',
    )
  /** Calls that tell that they were asked, over a vault that is as given. */
  const over = (isOpen: boolean, isWritable: boolean, { isFresh = true, isLocked = false } = {}) => {
    const asked: string[] = []
    const api = Object.fromEntries(
      callNames.map((name) => [
        name,
        async () => {
          asked.push(name)
          return done
        },
      ]),
    ) as unknown as Api
    const vault = { isOpen: () => isOpen, isWritable: () => isWritable }
    return { asked, api: withNeeds(api, vault, { isFresh: () => isFresh, isLocked: () => isLocked }) }
  }
  const ask = (api: Api, name: (typeof callNames)[number]) => (api[name] as (input: unknown) => unknown)({})

  it('is seen to before its room is asked, for every call that says so', async () => {
    const closed = over(false, false)
    const readOnly = over(true, false)
    const open = over(true, true)
    for (const name of [...needing('open'), ...needing('writable')]) {
      expect(await ask(closed.api, name)).toMatchObject({ failure: { code: 'vaultClosed' } })
      expect(await ask(open.api, name)).toEqual(done)
    }
    expect(closed.asked).toEqual([])
    for (const name of needing('open')) expect(await ask(readOnly.api, name)).toEqual(done)
    for (const name of needing('writable'))
      expect(await ask(readOnly.api, name)).toMatchObject({ failure: { code: 'vaultReadOnly' } })
    expect(readOnly.asked).toEqual(needing('open'))
  })

  it('G7 reveal, copy, hand over, export and making a kit need that somebody has lately shown who they are', async () => {
    const stale = over(true, true, { isFresh: false })
    const asksAgain = callNames.filter((name) => calls[name].needs?.startsWith('fresh') === true)
    expect(asksAgain).toEqual(
      expect.arrayContaining([
        'revealSecret',
        'copySecret',
        'sealHandover',
        'makeKit',
        'setLock',
        'exportSealed',
        'saveColleaguesBackup',
        'exportBitwarden',
      ]),
    )
    for (const name of asksAgain)
      expect(await ask(stale.api, name)).toMatchObject({ failure: { code: 'notFresh' } })
    expect(stale.asked).toEqual([])
  })

  it('H1 while it is locked nothing of the vault is answered, whatever a call says that it needs', async () => {
    const locked = over(true, true, { isLocked: true })
    const answered: string[] = []
    for (const name of callNames) if ((await ask(locked.api, name)) === done) answered.push(name)
    for (const name of [...needing('open'), ...needing('writable')])
      if (!['proveMe'].includes(name)) expect(answered).not.toContain(name)
    expect(answered).toContain('unlock')
    for (const name of ['copyPassphrase', 'openIncoming', 'acceptHandover', 'saveHandover', 'listActivity'])
      expect(await ask(locked.api, name as 'getWork')).toMatchObject({ failure: { code: 'locked' } })
    expect(locked.asked).toEqual(answered)
  })

  it('leaves the others to their rooms', async () => {
    const closed = over(false, false)
    const free = callNames.filter((name) => calls[name].needs === null)
    for (const name of free) expect(await ask(closed.api, name)).toEqual(done)
    expect(closed.asked).toEqual(free)
  })

  it('holds every call that moves a secret, or asks Xero before it writes', () => {
    for (const name of [
      'addApp',
      'storeSecret',
      'removeApp',
      'switchSecret',
      'startSignIn',
      'sealHandover',
    ] as const)
      expect(calls[name].needs).toMatch(/^(?:writable|freshWritable)$/u)
    for (const name of ['revealSecret', 'copySecret', 'saveReview'] as const)
      expect(calls[name].needs).toMatch(/^(?:open|fresh)$/u)
  })
})
