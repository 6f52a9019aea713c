import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKeychain } from '../../electron/adapters/keychain/keychain.ts'
import { meaningOf } from '../../electron/adapters/keychain/keychain-words.ts'
import type { Presence } from '../../electron/adapters/keychain/secret-service.ts'
import { codeOf, value } from '../worlds/fakes.ts'

type Behaviour = {
  readonly getPassword?: (service: string, account: string) => Promise<string | null>
  readonly setPassword?: () => Promise<void>
  readonly deletePassword?: () => Promise<boolean>
}

/** A keychain that answers as told; on a Linux desktop its service says of an entry what `presence` says. */
const misbehaving = (over: Behaviour, presence: Presence | null = null, isKeePassXC = false) =>
  createKeychain({
    service: 's',
    deadline: 60,
    secretService:
      presence === null ? null : { presenceOf: async () => presence, isKeePassXC: async () => isKeePassXC },
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

describe('a keychain that misbehaves', () => {
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
})

describe('E4 a keychain that rests before Keyward quits', () => {
  it('E4 begins nothing more, and waits for what is under way, also for what was given up', async () => {
    const answer = Promise.withResolvers<string | null>()
    let asked = 0
    const keychain = misbehaving({
      getPassword: () => {
        asked += 1
        return answer.promise
      },
    })
    expect(codeOf(await keychain.get('a'))).toBe('keychainTimedOut')
    let isAtRest = false
    const resting = keychain.rest(60_000).then(() => (isAtRest = true))
    expect(codeOf(await keychain.get('b'))).toBe('keychainUnavailable')
    expect(codeOf(await keychain.set('b', 'x'))).toBe('keychainUnavailable')
    expect([asked, isAtRest]).toEqual([1, false])
    answer.resolve(null)
    await resting
    expect(asked).toBe(1)
  })

  it('E4 asks nothing that was still being loaded when it came to rest', async () => {
    const loading = Promise.withResolvers<void>()
    let asked = 0
    const keychain = createKeychain({
      service: 's',
      secretService: null,
      load: async () => {
        await loading.promise
        const getPassword = async () => {
          asked += 1
          return null
        }
        return { getPassword, setPassword: async () => {}, deletePassword: async () => true }
      },
    })
    const getting = keychain.get('a')
    const resting = keychain.rest(60_000)
    loading.resolve()
    await resting
    expect(codeOf(await getting)).toBe('keychainUnavailable')
    expect(asked).toBe(0)
  })

  it('E4 waits no longer than is bearable', async () => {
    const keychain = misbehaving({ getPassword: () => new Promise(() => {}) })
    await keychain.get('a')
    await keychain.rest(1)
  })
})

describe('E11 a "none" of keytar’s on a Linux desktop', () => {
  it.each([
    ['there', 'keychainDenied'],
    ['locked', 'keychainLocked'],
    ['unknown', 'keychainUnsure'],
  ] as const)('is not believed while the Secret Service says "%s"', async (presence, code) => {
    expect(codeOf(await misbehaving({}, presence).get('a'))).toBe(code)
  })

  it('is believed when the Secret Service finds none either', async () => {
    expect(value(await misbehaving({}, 'none').get('a'))).toBeNull()
  })

  it('once, is no answer: the entry is read again', async () => {
    let reads = 0
    const getPassword = async () => {
      reads += 1
      return reads === 1 ? null : 'here'
    }
    expect(value(await misbehaving({ getPassword }, 'there').get('a'))).toBe('here')
    reads = 0
    expect(value(await misbehaving({ getPassword }).get('a'))).toBe('here')
  })

  it('is not believed when an entry that was there before is not shown either', async () => {
    let isShown = true
    const keychain = misbehaving({
      getPassword: async (_service, account) => (isShown && account === 'neighbour' ? 'here' : null),
    })
    value(await keychain.get('neighbour'))
    expect(value(await keychain.get('a'))).toBeNull()
    isShown = false
    expect(codeOf(await keychain.get('a'))).toBe('keychainUnsure')
  })

  it.each([
    ['there', false],
    ['there', true],
    ['locked', true],
  ] as const)(
    'with %s and a delete that answers %s, is no proof that it is gone',
    async (presence, answer) => {
      expect((await misbehaving({ deletePassword: async () => answer }, presence).remove('a')).ok).toBe(false)
    },
  )

  it('in KeePassXC, which shows only what is open in it, needs an entry that is known to be there', async () => {
    expect(codeOf(await misbehaving({}, 'none', true).get('a'))).toBe('keychainUnsure')
  })

  it('what KeePassXC took is read back once more after a moment, before anybody is told', async () => {
    let reads = 0
    const getPassword = async () => {
      reads += 1
      return reads === 1 ? 'mine' : null
    }
    expect(codeOf(await misbehaving({ getPassword }, 'none', true).set('a', 'mine'))).toBe(
      'keychainChangedIt',
    )
  })
})

describe('E1 what an error means', () => {
  const cases = join(
    import.meta.dirname,
    '../cases/keychain/K01-keychain-words-in-other-languages/words.json',
  )
  it.each(Object.entries(JSON.parse(readFileSync(cases, 'utf8')) as Record<string, string>))(
    '%s: %s',
    async (words, code) => {
      expect(codeOf(await misbehaving({ getPassword: throwing(words) }).get('a'))).toBe(code)
    },
  )

  it('words that have lost their accents on the way are known all the same', () => {
    expect(meaningOf('Acc\ufffds refus\ufffd.')).toBe('keychainDenied')
    expect(meaningOf('Atkomst nekad.')).toBe('keychainDenied')
    expect(meaningOf('L\ufffdop\ufffdration a \ufffdt\ufffd annul\ufffde par l\ufffdutilisateur.')).toBe(
      'keychainDenied',
    )
  })

  it('words that nobody knows are judged by what the keychain does: it is there, and did not let Keyward in', async () => {
    const only =
      (words: string, took = 0) =>
      async (_service: string, account: string) => {
        if (account === 'keyward-probe') return null
        await new Promise((resolve) => setTimeout(resolve, took))
        throw new Error(words)
      }
    const unknown = 'An unknown error occurred.'
    expect(codeOf(await misbehaving({ getPassword: only(unknown) }).get('a'))).toBe('keychainLocked')
    const slow = createKeychain({
      service: 's',
      secretService: null,
      load: async () => ({
        getPassword: only(unknown, 1_600),
        setPassword: async () => {},
        deletePassword: async () => true,
      }),
    })
    expect(codeOf(await slow.get('a'))).toBe('keychainDenied')
    expect(codeOf(await misbehaving({ getPassword: throwing(unknown) }).get('a'))).toBe('keychainUnavailable')
  })

  it('ordinary words of a network or a disk mean no refusal', () => {
    for (const words of ['connection refused', 'the last entry was lost', 'list is empty', ''])
      expect(meaningOf(words), words).toBeNull()
  })
})
