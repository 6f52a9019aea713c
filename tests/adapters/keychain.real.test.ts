import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { createSecretService } from '../../electron/adapters/keychain/secret-service.ts'
import { startDesktop, type Desktop } from '../e2e/desktop.ts'
import { startKeePassXC, type KeePassXC } from './keepassxc.ts'

const { afterEach, beforeEach, describe, it } = needs('desktop')

const run = promisify(execFile)

let desktop: Desktop
beforeEach(async () => {
  desktop = await startDesktop()
})
afterEach(() => desktop.stop())

/** Calls the genuine adapter in a process of its own, because libsecret keeps the first bus it saw. */
const keychain = async (...steps: [string, ...string[]][]): Promise<unknown[]> => {
  const { stdout } = await run(
    process.execPath,
    [join(import.meta.dirname, 'keychain-child.ts'), JSON.stringify(steps)],
    { env: desktop.env },
  )
  return JSON.parse(stdout) as unknown[]
}

describe('a real Secret Service', () => {
  it('E7 keeps what it is given, as another program sees it too', async () => {
    const [set, get] = await keychain(['set', 'abc', 'not-a-real-secret'], ['get', 'abc'])
    expect([set, get]).toEqual([
      { ok: true, value: null },
      { ok: true, value: 'not-a-real-secret' },
    ])
    expect(await desktop.lookup('Keyward test', 'abc')).toBe('not-a-real-secret')
  })

  it('E2 proves a delete, and deletes twice without complaint', async () => {
    const answers = await keychain(['set', 'abc', 'x'], ['remove', 'abc'], ['remove', 'abc'], ['get', 'abc'])
    expect(answers.slice(1)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(await desktop.lookup('Keyward test', 'abc')).toBeNull()
  })

  it('E6 E7 takes 2,560 bytes and no more, and nothing that is not text', async () => {
    const answers = await keychain(
      ['set', 'a', 'é'.repeat(1_280)],
      ['set', 'a', 'é'.repeat(1_281)],
      ['set', 'a', 'x\0y'],
      ['set', 'a', '\ud800'],
      ['set', 'a', ''],
    )
    expect(answers).toMatchObject([
      { ok: true },
      { failure: { code: 'secretTooLong' } },
      { failure: { code: 'secretNotText' } },
      { failure: { code: 'secretNotText' } },
      { failure: { code: 'secretNotText' } },
    ])
  })

  it('E1 tells a locked keyring from an entry that is missing', async () => {
    expect(await keychain(['set', 'abc', 'x'], ['get', 'other'])).toMatchObject([
      { ok: true },
      { ok: true, value: null },
    ])
    await desktop.lockKeyring()
    expect(await keychain(['get', 'abc'], ['set', 'abc', 'y'], ['remove', 'abc'])).toMatchObject([
      { failure: { code: 'keychainLocked' } },
      { failure: { code: 'keychainLocked' } },
      { failure: { code: 'keychainLocked' } },
    ])
  })

  it('E1 says "unavailable" when nobody answers', async () => {
    await desktop.killKeyring()
    expect(await keychain(['get', 'abc'], ['set', 'abc', 'y'])).toMatchObject([
      { failure: { code: 'keychainUnavailable' } },
      { failure: { code: 'keychainUnavailable' } },
    ])
  })

  it('E5 has no weaker place to fall back to', async () => {
    await desktop.killKeyring()
    await keychain(['set', 'abc', 'canary-4711'])
    const { stdout } = await run('grep', ['-r', '-l', 'canary-4711', desktop.home]).catch(() => ({
      stdout: '',
    }))
    expect(stdout).toBe('')
  })
})

needs('desktop', 'keepassxc', 'xTools').describe(
  'KeePassXC as the Secret Service, with its default settings',
  () => {
    let home: Desktop
    let keepassxc: KeePassXC
    beforeEach(async () => {
      home = await startDesktop({ keyring: false })
      keepassxc = await startKeePassXC(home)
    })
    afterEach(async () => {
      await keepassxc.stop()
      await home.stop()
    })

    /** The genuine adapter in a process of its own, while somebody closes every question that KeePassXC asks. */
    const whileClosing = async (...steps: [string, ...string[]][]): Promise<unknown[]> => {
      const asked = { isOver: false }
      const answers = run(
        process.execPath,
        [join(import.meta.dirname, 'keychain-child.ts'), JSON.stringify(steps)],
        { env: keepassxc.env },
      ).finally(() => (asked.isOver = true))
      while (!asked.isOver) await keepassxc.dismiss('Access Request')
      return JSON.parse((await answers).stdout) as unknown[]
    }

    it('E11 a question that is closed is "denied", never "none", and what is there is not called deleted', async () => {
      expect(await whileClosing(['set', 'abc', 'not-a-real-secret'], ['get', 'abc'])).toEqual([
        { ok: true, value: null },
        { ok: true, value: 'not-a-real-secret' },
      ])
      // another start of Keyward, of which KeePassXC knows nothing
      expect(await whileClosing(['get', 'abc'], ['remove', 'abc'])).toMatchObject([
        { failure: { code: 'keychainDenied' } },
        { failure: { code: 'keychainDenied' } },
      ])
      expect(await createSecretService(keepassxc.env).presenceOf('Keyward test', 'abc')).toBe('there')
    })

    it('E11 an entry that is not there is not known to be missing while another may be, and is once one was seen', async () => {
      expect(await whileClosing(['get', 'never'])).toMatchObject([{ failure: { code: 'keychainUnsure' } }])
      expect(await whileClosing(['set', 'abc', 'x'], ['get', 'never'])).toEqual([
        { ok: true, value: null },
        { ok: true, value: null },
      ])
    })

    it('E2 what is deleted is gone from what is offered, and its recycle bin is known', async () => {
      expect(await whileClosing(['set', 'abc', 'x'], ['remove', 'abc'], ['keepsDeleted', ''])).toEqual([
        { ok: true, value: null },
        { ok: true, value: null },
        true,
      ])
      expect(await createSecretService(keepassxc.env).presenceOf('Keyward test', 'abc')).toBe('none')
    })

    it.each([0, 250, 500])(
      'E11 what is called stored is in its file, also when it crashes %s ms after',
      async (after) => {
        const storing = run(
          process.execPath,
          [join(import.meta.dirname, 'keychain-child.ts'), JSON.stringify([['set', 'abc', 'x']])],
          { env: keepassxc.env },
        )
        const service = createSecretService(keepassxc.env)
        while ((await service.presenceOf('Keyward test', 'abc')) !== 'there') continue
        await new Promise((resolve) => setTimeout(resolve, after))
        await keepassxc.kill()
        const [stored] = JSON.parse((await storing).stdout) as [{ ok: boolean }]
        if (stored.ok) expect(await keepassxc.titles()).toEqual(['Keyward test/abc'])
      },
    )

    it('E1 a locked database is "locked"', async () => {
      await whileClosing(['set', 'abc', 'x'])
      await keepassxc.press(await keepassxc.window('KeePassXC'), 'ctrl+l')
      const service = createSecretService(keepassxc.env)
      await expect.poll(() => service.presenceOf('Keyward test', 'abc')).toBe('locked')
    })
  },
)
