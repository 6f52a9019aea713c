import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, callNames, type Api, type CallName } from '../../shared/contract/contract.ts'
import { ok } from '../../shared/kernel/result.ts'
import { draft, SECRET, startKeyward } from '../worlds/fakes.ts'

const ignore = () => {}

describe('the one door', () => {
  it.each([
    ['an unknown call', 'getPassword', {}],
    ['a name from the prototype', 'constructor', {}],
    ['no name', undefined, {}],
    ['a wrong type', 'revealSecret', { appId: 7 }],
    ['an extra key', 'revealSecret', { appId: 'a', service: 'Keyward' }],
    ['nothing', 'revealSecret', undefined],
    ['an array', 'revealSecret', ['a']],
    ['__proto__', 'revealSecret', JSON.parse('{"appId":"a","__proto__":{"polluted":true}}')],
    ['ten megabytes', 'revealSecret', { appId: 'x'.repeat(10_000_000) }],
  ])('A9 refuses %s', async (_name, call, input) => {
    const { api } = await startKeyward()
    expect(await answer(api, call, input, ignore)).toEqual({ ok: false, failure: { code: 'badRequest' } })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('A9 nothing that anybody sends makes it throw', async () => {
    const { api } = await startKeyward()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...callNames.filter((name) => name !== 'checkConnections')),
        fc.anything({ withNullPrototype: true }),
        async (name, input) => {
          const result = await answer(api, name, input, ignore)
          expect(typeof result.ok).toBe('boolean')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('A10 drops what the contract does not name, so that a stray secret cannot ride out', async () => {
    const keyward = await startKeyward()
    await keyward.api.addApp({ details: draft(), clientSecret: SECRET })
    const leaky: Api = {
      ...keyward.api,
      getSnapshot: async () =>
        ok({
          ...keyward.snapshot(),
          secrets: [SECRET],
          apps: keyward.snapshot().apps.map((app) => ({ ...app, clientSecret: SECRET })),
        }),
    }
    expect(JSON.stringify(await answer(leaky, 'getSnapshot', {}, ignore))).not.toContain(SECRET)
  })

  it('A10 only the named reveal returns a secret', async () => {
    const keyward = await startKeyward()
    const added = await keyward.api.addApp({ details: draft(), clientSecret: SECRET })
    const appId = added.ok ? added.value.appId : ''
    const inputs: Partial<Record<CallName, unknown>> = {
      editApp: { appId, details: draft() },
      copySecret: { appId },
      revealSecret: { appId },
      startSignIn: { appId },
      testRoute: { appId },
      listActivity: { before: null, limit: 500 },
      checkConnections: { keys: null },
      disconnect: { key: `${appId}:c1` },
    }
    for (const name of callNames.filter((each) => each !== 'removeApp')) {
      const text = JSON.stringify(await answer(keyward.api, name, inputs[name] ?? {}, ignore))
      expect(text.includes(SECRET), name).toBe(name === 'revealSecret')
    }
  })

  it('catches a bug once and tells only the call’s name', async () => {
    const { api } = await startKeyward()
    const broken: Api = { ...api, getWork: () => Promise.reject(new Error(`Basic ${SECRET}`)) }
    const told: string[] = []
    expect(await answer(broken, 'getWork', {}, (name) => told.push(name))).toEqual({
      ok: false,
      failure: { code: 'bug' },
    })
    expect(told).toEqual(['getWork'])
  })
})
