import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'
import type { SecretAnswer } from '../../electron/core/ports/xero.ts'
import { codeOf, draft, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const DRAFT = { details: draft(), clientSecret: SECRET }

/** Xero lets whoever asks about a secret wait until the test says what it answers. */
const slowXero = async () => {
  const keyward = await startKeyward()
  const asked: ((answer: Result<SecretAnswer>) => void)[] = []
  const wait = () => new Promise<Result<SecretAnswer>>((resolve) => void asked.push(resolve))
  keyward.xero.probeSecret = wait
  keyward.xero.probeCustomConnection = wait
  keyward.xero.probePublicClient = wait
  return { keyward, answer: (said: Result<SecretAnswer>) => asked.shift()?.(said) }
}
const stored = (keyward: FakeKeyward) => ({
  apps: keyward.snapshot().apps.map(({ name }) => name),
  secrets: [...keyward.keychain.entries.values()].filter((one) => one.includes(SECRET)).length,
})
const lines = async (keyward: FakeKeyward) =>
  value(await keyward.api.listActivity({ before: null, limit: 20 })).lines.map(
    ({ what, app, result }) => `${what} ${app} ${result}`,
  )

describe('while Xero is asked about an app that is to be added', () => {
  it.each([
    ['a web app', DRAFT],
    ['a PKCE app', { details: draft({ kind: 'pkce' }), clientSecret: '' }],
    [
      'a custom connection',
      {
        details: draft({ kind: 'custom', redirectUri: '', scopes: ['accounting.settings.read'] }),
        clientSecret: SECRET,
      },
    ],
  ])('D21 %s can be called off: nothing is stored, and it is in the log', async (_name, input) => {
    const { keyward, answer } = await slowXero()
    const adding = keyward.api.addApp(input)
    await settle()
    value(await keyward.api.cancelAdding({}))
    expect(codeOf(await adding)).toBe('addingCancelled')
    // what Xero says later counts for nothing
    answer(ok('granted'))
    await settle()
    expect(stored(keyward)).toEqual({ apps: [], secrets: 0 })
    expect(await lines(keyward)).toContain('secretProven Month-end Packs addingCancelled')
    expect((await lines(keyward)).join(' ')).not.toContain('appAdded')
  })

  it('what was called off can be added after all', async () => {
    const { keyward, answer } = await slowXero()
    const first = keyward.api.addApp(DRAFT)
    await settle()
    value(await keyward.api.cancelAdding({}))
    await first
    const second = keyward.api.addApp(DRAFT)
    await settle()
    answer(fail('clientRefused')) // of the first: too late
    answer(ok('granted'))
    expect(value(await second).proof).toBe('works')
    expect(stored(keyward)).toEqual({ apps: ['Month-end Packs'], secrets: 1 })
  })

  it('a vault that is closed meanwhile gets nothing', async () => {
    const { keyward, answer } = await slowXero()
    const adding = keyward.api.addApp(DRAFT)
    await settle()
    await keyward.stop()
    expect(codeOf(await adding)).toBe('addingCancelled')
    answer(ok('granted'))
    await keyward.start()
    await settle()
    expect(stored(keyward)).toEqual({ apps: [], secrets: 0 })
  })

  it('calling off what is not under way changes nothing, and offline it is added as before', async () => {
    const { keyward, answer } = await slowXero()
    value(await keyward.api.cancelAdding({}))
    const adding = keyward.api.addApp(DRAFT)
    await settle()
    answer(fail('offline'))
    expect(value(await adding).proof).toBe('couldNotTell')
    value(await keyward.api.cancelAdding({}))
    expect(stored(keyward)).toEqual({ apps: ['Month-end Packs'], secrets: 1 })
  })
})
