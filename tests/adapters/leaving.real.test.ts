import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import type { Result } from '../../shared/kernel/result.ts'
import {
  connected,
  fakeKeychain,
  fakeRecords,
  SECRET,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

/** A disk of its own, with the genuine sealed file on it; the keychain is in memory, and seen from outside. */
const onDisk = () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-leaving-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder])
  undo.push(() => {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  const keychain = fakeKeychain()
  const open = () => ({ ...fakeRecords(), ...createRecords({ folder, keychain, newId: systemRandom.id }) })
  return { folder, keychain, open }
}

const secretsIn = (keychain: ReturnType<typeof fakeKeychain>) =>
  [...keychain.entries.values()].filter((one) => one.includes('not-a-real-secret')).toSorted()

/** The calls that empty the keychain, each ready to be done. */
const ACTIONS = {
  removeApp: async (keyward: FakeKeyward, appId: string) => () => keyward.api.removeApp({ appId }),
  rollBackRotation: async (keyward: FakeKeyward, appId: string) => {
    const id = await switched(keyward, appId)
    return () => keyward.api.rollBackRotation(id)
  },
  forgetOldSecret: async (keyward: FakeKeyward, appId: string) => {
    const id = await switched(keyward, appId)
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    return () => keyward.api.forgetOldSecret({ ...id, isUnproven: false })
  },
}

const signedIn = async (world: Parameters<typeof connected>[0]) => {
  const begun = await connected(world)
  await expect.poll(() => begun.keyward.work().attempts.map(({ step }) => step.kind)).toEqual(['done'])
  return begun
}

const switched = async (keyward: FakeKeyward, appId: string) => {
  keyward.xero.answers.secrets = [SECRET, NEW]
  const id = value(await keyward.api.beginRotation({ appId, isLeak: false }))
  value(await keyward.api.confirmConsumers(id))
  value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
  value(await keyward.api.proveNewSecret(id))
  value(await keyward.api.switchSecret(id))
  return id
}

/** What can be the matter with a disk; each answers how it is mended. */
const FAULTS: Record<string, (folder: string) => Promise<() => Promise<void>>> = {
  'a read-only folder': async (folder) => {
    execFileSync('mount', ['-o', 'remount,ro', folder])
    return async () => void execFileSync('mount', ['-o', 'remount,rw', folder])
  },
  'a full disk': async (folder) => {
    const filler = join(folder, 'filler')
    const free = () => statfsSync(folder).bavail * statfsSync(folder).bsize
    if (free() > 0) writeFileSync(filler, Buffer.alloc(free(), 1))
    return async () => rmSync(filler, { force: true })
  },
  'a second process that holds the lock': async (folder) => {
    const holder = await holdLock(folder)
    return () => end(holder)
  },
}

const holdLock = (folder: string): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'lock-holder.ts'), join(folder, 'vault.lock')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    undo.push(() => void child.kill('SIGKILL'))
    child.stdout?.once('data', () => resolve(child))
    child.once('error', reject)
  })

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

needs('mount').describe('F11 on a real disk', () => {
  const names = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]
  const cases = names.flatMap((action) => Object.keys(FAULTS).map((fault) => [action, fault] as const))

  it.each(cases)('%s with %s is refused, and nothing has changed', async (action, fault) => {
    const { folder, keychain, open } = onDisk()
    const { keyward, appId } = await signedIn({ keychain, records: open() })
    const act = await ACTIONS[action](keyward, appId)
    const secrets = secretsIn(keychain)
    const before = JSON.stringify(keyward.snapshot())
    const mend = await (FAULTS[fault]?.(folder) ?? Promise.reject(new Error('no fault')))
    expect((await act()).ok).toBe(false)
    expect(secretsIn(keychain)).toEqual(secrets)
    expect(JSON.stringify(keyward.snapshot())).toBe(before)
    await mend()
    const again = await startKeyward({ ...keyward.world, records: open() })
    expect(again.snapshot().leaving).toEqual([])
    expect(again.snapshot().apps).toHaveLength(1)
    expect(secretsIn(keychain)).toEqual(secrets)
    value(await retry(again, action))
  })

  it.each(cases)('%s when %s comes after the wish loses nothing that is not told', async (action, fault) => {
    const { folder, keychain, open } = onDisk()
    const { keyward, appId } = await signedIn({ keychain, records: open() })
    const act = await ACTIONS[action](keyward, appId)
    let mend: (() => Promise<void>) | undefined
    const remove = keychain.remove
    keychain.remove = async (account) => {
      mend ??= await FAULTS[fault]?.(folder)
      return remove(account)
    }
    expect(await act()).toMatchObject({ ok: false, failure: { code: 'notFinished' } })
    keychain.remove = remove
    await mend?.()
    const again = await startKeyward({ ...keyward.world, records: open() })
    await expect.poll(() => again.snapshot().leaving).toEqual([])
    expect(again.snapshot().rotation.open).toEqual([])
    const [app] = again.snapshot().apps
    if (action === 'removeApp') expect([app, secretsIn(keychain)]).toEqual([undefined, []])
    else expect(secretsIn(keychain)).toEqual([value(await again.api.revealSecret({ appId })).secret])
    expect(again.work().notices).toMatchObject([{ code: 'leavingFinished' }])
  })

  it.each(names)('%s takes over a lock that a killed process left behind', async (action) => {
    const { folder, keychain, open } = onDisk()
    const { keyward, appId } = await signedIn({ keychain, records: open() })
    const act = await ACTIONS[action](keyward, appId)
    await end(await holdLock(folder))
    expect(existsSync(join(folder, 'vault.lock'))).toBe(true)
    value(await act())
    expect(secretsIn(keychain)).toHaveLength(action === 'removeApp' ? 0 : 1)
  })
})

/** Does it again after a restart, once the disk is well. */
const retry = (keyward: FakeKeyward, action: keyof typeof ACTIONS): Promise<Result<null>> => {
  const rotationId = keyward.snapshot().rotation.open[0]?.id ?? ''
  if (action === 'removeApp') return keyward.api.removeApp({ appId: keyward.snapshot().apps[0]?.id ?? '' })
  return action === 'rollBackRotation'
    ? keyward.api.rollBackRotation({ rotationId })
    : keyward.api.forgetOldSecret({ rotationId, isUnproven: false })
}
