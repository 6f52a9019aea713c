import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeychain } from '../../electron/adapters/keychain.ts'
import { startDesktop, type Desktop } from '../e2e/desktop.ts'
import { codeOf } from '../fakes.ts'

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

describe('a keychain that misbehaves', () => {
  const misbehaving = (over: object) =>
    createKeychain({
      service: 's',
      deadline: 60,
      load: async () => ({
        getPassword: async () => null,
        setPassword: async () => {},
        deletePassword: async () => true,
        ...over,
      }),
    })
  const throwing = (words: string) => async () => {
    throw new Error(words)
  }

  it('E4 a call that never ends is given up', async () => {
    expect(codeOf(await misbehaving({ getPassword: () => new Promise(() => {}) }).get('a'))).toBe(
      'keychainTimedOut',
    )
  })

  it('E7 a value that comes back changed is no success', async () => {
    expect(codeOf(await misbehaving({ getPassword: async () => 'other' }).set('a', 'mine'))).toBe(
      'keychainChangedIt',
    )
  })

  it('E2 a delete that leaves it there is no success', async () => {
    expect(codeOf(await misbehaving({ getPassword: async () => 'still' }).remove('a'))).toBe(
      'secretNotDeleted',
    )
  })

  it.each([
    ['User canceled the operation.', 'keychainDenied'],
    ['User interaction is not allowed.', 'keychainLocked'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychainUnavailable'],
  ])('E1 %s means %s', async (words, code) => {
    expect(codeOf(await misbehaving({ getPassword: throwing(words) }).get('a'))).toBe(code)
  })
})
