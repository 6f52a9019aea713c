import { describe, expect, it } from 'vitest'
import { connected, draft, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

/** Started again, while the keychain has yet to say what it holds for the first app. */
const asking = async ({ keyward }: { readonly keyward: FakeKeyward }) => {
  const { keychain } = keyward.world
  const { apps } = JSON.parse(keyward.records.stored()) as { apps: { secretAccount: string }[] }
  const { get } = keychain
  const asked = Promise.withResolvers<null>()
  const answered = Promise.withResolvers<null>()
  keychain.get = async (account) => {
    if (account !== apps[0]?.secretAccount) return get(account)
    keychain.get = get
    asked.resolve(null)
    await answered.promise
    return get(account)
  }
  const again = await startKeyward(keyward.world)
  await asked.promise
  return { again, answer: () => answered.resolve(null) }
}

describe('while a start looks for what is left in the keychain', () => {
  it('F4 a secret that is being put in is not cleared out', async () => {
    const { keyward } = await connected()
    await keyward.stop()
    // as an earlier version left it, without what it would be known by: the start asks the keychain for that first
    keyward.records.alter((content) => ({
      ...content,
      rotation: { ...(content['rotation'] as object), records: [] },
    }))
    const { again, answer } = await asking({ keyward })
    const { set } = again.keychain
    const put = Promise.withResolvers<null>()
    const go = Promise.withResolvers<null>()
    again.keychain.set = async (...entry) => {
      again.keychain.set = set
      const stored = await set(...entry)
      put.resolve(null)
      await go.promise
      return stored
    }
    const added = again.api.addApp({
      details: draft({ clientId: '7'.repeat(32), name: 'Job Reports' }),
      clientSecret: NEW,
    })
    await put.promise
    answer()
    await settle()
    go.resolve(null)
    const { appId } = value(await added)
    expect(value(await again.api.revealSecret({ appId })).secret).toBe(NEW)
  })

  it('K02 a secret that leaves with its app is not called missing', async () => {
    const { keyward, appId } = await connected()
    await keyward.stop()
    const { again, answer } = await asking({ keyward })
    value(await again.api.removeApp({ appId, isSure: false }))
    answer()
    await settle()
    expect(again.work().notices.map(({ code }) => code)).not.toContain('secretFoundMissing')
    expect(again.activityLog.lines().join('\n')).not.toContain('secretFoundMissing')
  })
})
