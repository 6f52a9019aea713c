import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { readHeader } from '../../electron/adapters/disk/sealed-box.ts'
import type { Keychain } from '../../electron/core/ports/keychain.ts'
import type { Loaded, Records } from '../../electron/core/ports/records.ts'
import { VaultContent } from '../../electron/core/vault/content.ts'
import { fail, type Result } from '../../shared/kernel/result.ts'
import {
  codeOf,
  draft,
  fakeKeychain,
  fakeOwnerCheck,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'
import { quickStretcher } from '../worlds/quick-stretcher.ts'

const PASSPHRASE = 'not a real passphrase'
const OTHER = 'another passphrase, not real'
const SECRETS = ['first-not-a-real-secret-1234', 'second-not-a-real-secret-567']

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The sealed file's own adapter in a folder of its own, and a keychain that outlives every process. */
const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-switch-'))
  folders.push(folder)
  let ids = 0
  const newId = () => `key${(ids += 1)}${Math.random().toString(36).slice(2)}`
  const keychain = fakeKeychain()
  const open = (through: Keychain = keychain): Records =>
    createRecords({ folder, keychain: through, newId, stretcher: quickStretcher() })
  return { folder, keychain, open }
}
type Place = ReturnType<typeof place>

const begin = async ({ keychain, open }: Place) => {
  const records = open()
  const keyward = await startKeyward({ keychain, realRecords: records, ownerCheck: fakeOwnerCheck('hello') })
  return { ...keyward, records }
}

/** Until what a start has found half done is done. */
const settled = ({ snapshot }: Pick<FakeKeyward, 'snapshot'>) =>
  vi.waitFor(() => expect(snapshot().lock.isSwitching).toBe(false), { timeout: 20_000, interval: 5 })

const contentOf = async ({ records }: { readonly records: Records }) =>
  VaultContent.parse(value((await records.load()) as Result<Loaded | null>)?.content)

const filled = async (where: Place) => {
  const keyward = await begin(where)
  value(await keyward.api.introduce({ me: { name: 'Tessa', email: 'tessa@brackenmoor.example' } }))
  for (const [index, clientSecret] of SECRETS.entries())
    value(
      await keyward.api.addApp({
        details: draft({ name: `App ${index}`, clientId: String(index + 1).repeat(32) }),
        clientSecret,
      }),
    )
  value(await keyward.api.showCard({}))
  return keyward
}

const revealed = async ({ api, snapshot }: Pick<FakeKeyward, 'api' | 'snapshot'>) => {
  const secrets: string[] = []
  for (const { id } of snapshot().apps.toSorted((a, b) => a.name.localeCompare(b.name)))
    secrets.push(value(await api.revealSecret({ appId: id })).secret)
  return secrets
}

const clearIn = ({ keychain }: Place) =>
  [...keychain.entries.values()].filter(
    (entry) => SECRETS.some((secret) => entry.includes(secret)) || entry.includes('AGE-SECRET-KEY'),
  )

/** Whether something in the keychain opens the sealed file by itself. */
const opensAlone = async ({ keychain, open }: Place) => {
  const loaded = await open().load()
  return loaded.ok && keychain.entries.size > 0
}

describe('with a passphrase', () => {
  it('H5 the keychain holds no secret, no key and no identity in clear, and nothing that opens the vault alone', async () => {
    const where = place()
    const keyward = await filled(where)
    expect(clearIn(where)).toHaveLength(3)
    expect(await opensAlone(where)).toBe(true)
    const accounts = new Set(where.keychain.entries.keys())

    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    expect(clearIn(where)).toEqual([])
    expect(await opensAlone(where)).toBe(false)
    // what opened it before is gone, and each file says that it needs the passphrase
    expect([...accounts].filter((account) => !where.keychain.entries.has(account))).toHaveLength(1)
    for (const name of readdirSync(where.folder).filter((one) => one.endsWith('.sealed')))
      expect(readFileSync(join(where.folder, name), 'latin1')).toContain('"kind":"passphrase"')
    // and a secret that comes later is sealed as well
    value(
      await keyward.api.addApp({
        details: draft({ clientId: '7'.repeat(32) }),
        clientSecret: `${SECRETS[0]}-new`,
      }),
    )
    expect(clearIn(where)).toEqual([])
    expect((await revealed(keyward)).slice(0, 2)).toEqual(SECRETS)
  })

  it('E10 an entry that is sealed by somebody else is altered for the doctor as well, who goes on to the others', async () => {
    const where = place()
    const keyward = await filled(where)
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    const sealed = [...where.keychain.entries].filter(([, entry]) => entry.startsWith('keyward-sealed:'))
    const [[first] = [''], [, other] = ['', '']] = sealed
    where.keychain.entries.set(first, other)
    const { report } = value(await keyward.api.examineKeychain({}))
    const secrets = report.entries.filter(({ should, what }) => should !== null || what === 'ownKeys')
    expect(secrets.map(({ what, state }) => `${what} ${state}`)).toEqual([
      'clientSecret altered',
      'clientSecret right',
      'ownKeys right',
    ])
    expect(report.entries.some(({ because }) => because !== '')).toBe(false)
    // and takes no backup from the others
    value(await keyward.api.makeKit({ as: 'page' }))
    value(await keyward.api.backUp({}))
  })

  it('H1 answers a call that the keychain kept waiting until it had locked with a refusal, and not by breaking', async () => {
    const where = place()
    const keyward = await filled(where)
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    const { get } = where.keychain
    const asked = Promise.withResolvers<undefined>()
    where.keychain.get = async (account) => {
      await asked.promise
      return get(account)
    }
    const appId = keyward.snapshot().apps[0]?.id ?? ''
    const asking = [
      keyward.api.revealSecret({ appId }),
      keyward.api.askSecret({ appId }),
      keyward.api.examineKeychain({}),
    ]
    await keyward.api.lock({})
    expect(keyward.snapshot().vault.kind).toBe('locked')
    asked.resolve(undefined)
    const answers = await Promise.allSettled(asking)
    expect(answers.map(({ status }) => status)).toEqual(asking.map(() => 'fulfilled'))
    expect(JSON.stringify(answers)).not.toContain(SECRETS[0])
    where.keychain.get = get
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    expect(await revealed(keyward)).toEqual(SECRETS)
  })

  it('H5 opens after a restart with the passphrase and the keychain, and with neither alone', async () => {
    const where = place()
    const keyward = await filled(where)
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    await keyward.stop()
    const again = await begin(where)
    expect(again.snapshot().vault.kind).toBe('locked')
    expect(codeOf(await again.api.unlock({ passphrase: OTHER }))).toBe('passphraseWrong')
    value(await again.api.unlock({ passphrase: PASSPHRASE }))
    expect(await revealed(again)).toEqual(SECRETS)
    await again.stop()
    // a keychain that was emptied: the passphrase alone is nothing, and the window says what can be done
    const kept = new Map(where.keychain.entries)
    where.keychain.entries.clear()
    const emptied = await begin(where)
    expect((await emptied.api.unlock({ passphrase: PASSPHRASE })).ok).toBe(false)
    expect(emptied.snapshot().vault).toEqual({ kind: 'closed', why: 'vaultKeyMissing' })
    for (const [account, entry] of kept) where.keychain.entries.set(account, entry)
  })

  it('H5 an entry is bound to its account, and one that was put there in clear is not taken', async () => {
    const where = place()
    const keyward = await filled(where)
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    const sealed = [...where.keychain.entries].filter(([, entry]) => entry.startsWith('keyward-sealed:'))
    const [[first, one] = ['', ''], [second, other] = ['', '']] = sealed
    where.keychain.entries.set(first, other)
    where.keychain.entries.set(second, one)
    const { apps } = keyward.snapshot()
    expect(codeOf(await keyward.api.revealSecret({ appId: apps[0]?.id ?? '' }))).toBe('secretAltered')
    where.keychain.entries.set(first, SECRETS[0] ?? '')
    expect(codeOf(await keyward.api.revealSecret({ appId: apps[0]?.id ?? '' }))).toBe('secretAltered')
    where.keychain.entries.set(first, one)
    expect(value(await keyward.api.revealSecret({ appId: apps[0]?.id ?? '' })).secret).toBe(SECRETS[0])
  })

  it('H5 what a file says that a try costs is refused outside of its bounds', async () => {
    const where = place()
    const keyward = await filled(where)
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    await keyward.stop()
    const bytes = readFileSync(join(where.folder, 'vault.sealed'))
    const withCost = (cost: string) =>
      readHeader(Buffer.from(bytes.toString('latin1').replace('"memory":65536', cost), 'latin1'))
    expect(withCost('"memory":65536')).not.toBeNull()
    for (const cost of ['"memory":65535', '"memory":9999999999', '"memory":1', '"memory":1e9'])
      expect(withCost(cost), cost).toBeNull()
  })

  it('goes back into the clear when it is taken off, and leaves nothing sealed behind', async () => {
    const where = place()
    const keyward = await filled(where)
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    value(await keyward.api.changePassphrase({ passphrase: PASSPHRASE, next: OTHER }))
    expect(await revealed(keyward)).toEqual(SECRETS)
    value(await keyward.api.dropPassphrase({ passphrase: OTHER }))
    expect(clearIn(where)).toHaveLength(3)
    expect([...where.keychain.entries.values()].join('\n')).not.toContain('keyward-sealed:')
    await keyward.stop()
    const again = await begin(where)
    expect(again.snapshot().vault.kind).toBe('open')
    expect(await revealed(again)).toEqual(SECRETS)
  })

  it('is not set where a secret would not fit into the keychain any more, and nothing has changed', async () => {
    const where = place()
    const keyward = await filled(where)
    const long = 'x'.repeat(2_000)
    value(await keyward.api.addApp({ details: draft({ clientId: '8'.repeat(32) }), clientSecret: long }))
    expect(codeOf(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))).toBe('secretTooLong')
    expect(keyward.snapshot().lock).toMatchObject({ way: 'off', isSwitching: false })
    expect(clearIn(where)).toHaveLength(3)
  })

  it('is not set where the keychain refuses, and nothing has changed', async () => {
    const where = place()
    const keyward = await filled(where)
    where.keychain.failNext('set', fail('keychainLocked'))
    expect(codeOf(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))).toBe('keychainLocked')
    expect(keyward.snapshot().lock).toMatchObject({ way: 'off', isSwitching: false })
    expect(clearIn(where)).toHaveLength(3)
    await keyward.stop()
    expect((await begin(where)).snapshot().vault.kind).toBe('open')
  })

  it('F11 that could not be finished says so, and asking once more finishes it', async () => {
    const where = place()
    const keyward = await filled(where)
    where.keychain.failNext('remove', fail('secretNotDeleted'))
    expect(await keyward.api.setPassphrase({ passphrase: PASSPHRASE })).toEqual(
      fail({ code: 'notFinished', because: 'secretNotDeleted' }),
    )
    expect(keyward.snapshot().lock).toMatchObject({ way: 'passphrase', isSwitching: true })
    expect(await revealed(keyward)).toEqual(SECRETS)
    value(await keyward.api.changePassphrase({ passphrase: PASSPHRASE, next: OTHER }))
    expect(keyward.snapshot().lock.isSwitching).toBe(false)
    expect(clearIn(where)).toEqual([])
  })
})

/** Dies at the n-th write of keychain or file: before it reaches anything, or right after it is there. */
const dying = (where: Place, at: number, isAfter: boolean) => {
  let writes = 0
  let isDead = false
  let isCounting = false
  const never = <Value>() => new Promise<Value>(() => {})
  const write = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    if (isDead) return never()
    if (!isCounting) return act()
    writes += 1
    if (writes !== at) return act()
    if (isAfter) await act()
    isDead = true
    return never()
  }
  const { keychain } = where
  const counted: Keychain = {
    get: (account) => (isDead ? never() : keychain.get(account)),
    set: (account, entry) => write(() => keychain.set(account, entry)),
    remove: (account) => write(() => keychain.remove(account)),
    keepsDeleted: () => keychain.keepsDeleted(),
  }
  const records = where.open(counted)
  return {
    keychain: { ...where.keychain, ...counted },
    records: { ...records, save: (content: unknown) => write(() => records.save(content)) },
    count: () => void (isCounting = true),
    isDead: () => isDead,
  }
}

/** What came of it, or `null` once the process is dead. */
const orDead = <Value>(running: Promise<Value>, isDead: () => boolean): Promise<Value | null> =>
  new Promise((resolve) => {
    const look = setInterval(() => {
      if (!isDead()) return
      clearInterval(look)
      resolve(null)
    }, 1)
    void running.then((ended) => {
      clearInterval(look)
      resolve(ended)
    })
  })

type Opened = Pick<FakeKeyward, 'api'>
/** Stands for what opens a vault behind the gate: a yes of the computer's. */
const GATE = 'the computer says yes'
const SWITCHES = {
  on: {
    first: async () => {},
    run: ({ api }: Opened) => api.setPassphrase({ passphrase: PASSPHRASE }),
    opensWith: [null, PASSPHRASE],
  },
  changed: {
    first: async ({ api }: Opened) => void value(await api.setPassphrase({ passphrase: PASSPHRASE })),
    run: ({ api }: Opened) => api.changePassphrase({ passphrase: PASSPHRASE, next: OTHER }),
    opensWith: [PASSPHRASE, OTHER],
  },
  off: {
    first: async ({ api }: Opened) => void value(await api.setPassphrase({ passphrase: PASSPHRASE })),
    run: ({ api }: Opened) => api.dropPassphrase({ passphrase: PASSPHRASE }),
    opensWith: [PASSPHRASE, null],
  },
  gated: {
    first: async () => {},
    run: ({ api }: Opened) => api.setGate({}),
    opensWith: [null, GATE],
  },
  ungated: {
    first: async ({ api }: Opened) => void value(await api.setGate({})),
    run: ({ api }: Opened) => api.dropGate({}),
    opensWith: [GATE, null],
  },
  fromGate: {
    first: async ({ api }: Opened) => void value(await api.setGate({})),
    run: ({ api }: Opened) => api.setPassphrase({ passphrase: PASSPHRASE }),
    opensWith: [GATE, PASSPHRASE],
  },
  toGate: {
    first: async ({ api }: Opened) => void value(await api.setPassphrase({ passphrase: PASSPHRASE })),
    run: ({ api }: Opened) => api.dropPassphrase({ passphrase: PASSPHRASE, to: 'gate' }),
    opensWith: [PASSPHRASE, GATE],
  },
} as const

/** Opens what a kill has left, with the one that opens it, and answers which of the two it was. */
const reopened = async (where: Place, ways: readonly (string | null)[]) => {
  const keyward = await begin(where)
  if (keyward.snapshot().vault.kind === 'open') return { keyward, way: null }
  expect(keyward.snapshot().vault.kind).toBe('locked')
  if (keyward.snapshot().lock.way === 'gate') {
    value(await keyward.api.unlockByCheck({}))
    return { keyward, way: GATE }
  }
  for (const way of ways.filter((one) => one !== null).filter((one) => one !== GATE)) {
    const opened = await keyward.api.unlock({ passphrase: way })
    if (opened.ok) return { keyward, way }
    expect(codeOf(opened)).toBe('passphraseWrong')
  }
  throw new Error('nothing opens it')
}

describe.each(Object.entries(SWITCHES))('switching, cut off: %s', (_name, { first, run, opensWith }) => {
  it('R2 F11 at every write, before and after it, one of the two opens it, every secret is there, and nothing is left half', async () => {
    let landed = 0
    const ways = new Set<string | null>()
    for (const isAfter of [false, true])
      for (let at = 1; ; at += 1) {
        const where = place()
        const ready = await filled(where)
        await first(ready)
        await ready.stop()
        const cut = dying(where, at, isAfter)
        const keyward = await startKeyward({
          keychain: cut.keychain,
          realRecords: cut.records,
          ownerCheck: fakeOwnerCheck('hello'),
        })
        if (keyward.snapshot().lock.way === 'gate') value(await keyward.api.unlockByCheck({}))
        if (keyward.snapshot().vault.kind === 'locked')
          value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
        await settled(keyward)
        cut.count()
        const ended = await orDead(run(keyward), cut.isDead)
        if (ended !== null) {
          expect(at, 'there are writes to cut').toBeGreaterThan(6)
          break // there is no such write any more
        }
        landed += 1

        const { keyward: after, way } = await reopened(where, opensWith)
        ways.add(way)
        await settled(after)
        expect(await revealed(after)).toEqual(SECRETS)
        value(await after.api.showCard({}))
        // finished or taken back: all of one kind, and no entry that only the other needed
        expect(after.snapshot().lock.way).toBe(way === null ? 'off' : way === GATE ? 'gate' : 'passphrase')
        expect(clearIn(where)).toHaveLength(way === null || way === GATE ? 3 : 0)
        // at the gate the file is not opened unasked, though what opens it lies in the keychain
        expect(await opensAlone(where)).toBe(way === null)
        const { secretAccounts, lock } = await contentOf(after)
        const keys = [...where.keychain.entries].filter(
          ([account, entry]) => !secretAccounts.includes(account) && !entry.includes('"seal"'),
        )
        expect(keys).toHaveLength(1)
        expect(lock.switching).toBeNull()
        await after.stop()
        // and the other generation of the file needs nothing that has gone
        rmSync(join(where.folder, 'vault.sealed'))
        const older = await reopened(where, [way])
        expect(older.way).toBe(way)
        await older.keyward.stop()
      }
    expect(landed).toBeGreaterThanOrEqual(12)
    expect(ways).toEqual(new Set(opensWith))
  })
})
