import { describe, expect, it } from 'vitest'
import { codeOf, connected, settle, value } from '../worlds/fakes.ts'

describe('what is asked for twice at once', () => {
  it('the people of two organisations that were told are both noted', async () => {
    const { keyward, appId } = await connected()
    const keys = keyward.snapshot().connections.map(({ key }) => key)
    const told = keys.map((key) => keyward.api.tellOrganisations({ appId, keys: [key], isTold: true }))
    for (const one of await Promise.all(told)) value(one)
    expect(keyward.snapshot().guide.told[appId]?.map(({ key }) => key)).toEqual(keys)
    const taken = keys.map((key) => keyward.api.tellOrganisations({ appId, keys: [key], isTold: false }))
    for (const one of await Promise.all(taken)) value(one)
    expect(keyward.snapshot().guide.told[appId]).toEqual([])
  })

  it('D2 one sign-in is begun, and one page opened in the browser', async () => {
    const { keyward, appId } = await connected()
    const before = keyward.opened.length
    const [first, second] = await Promise.all([
      keyward.api.startSignIn({ appId }),
      keyward.api.startSignIn({ appId }),
    ])
    expect(value(second).attemptId).toBe(value(first).attemptId)
    expect(value(await keyward.api.startSignIn({ appId })).attemptId).toBe(value(first).attemptId)
    expect(keyward.opened.length - before).toBe(1)
  })

  it('D11 one organisation is disconnected once, and stays so', async () => {
    const { keyward } = await connected()
    const { key } = keyward.snapshot().connections[0] ?? { key: '' }
    const before = keyward.xero.calls.length
    const first = keyward.api.disconnect({ key })
    const second = keyward.api.disconnect({ key })
    value(await first)
    value(await second)
    const asked = keyward.xero.calls.slice(before).filter((call) => call.startsWith('disconnect '))
    expect(asked).toHaveLength(1)
    expect(keyward.snapshot().connections[0]?.state.kind).toBe('disconnected')
    expect(keyward.activityLog.lines().filter((line) => line.includes('"disconnected"'))).toHaveLength(1)
    expect(codeOf(await keyward.api.disconnect({ key }))).toBe('unknownConnection')
  })

  it('A11 what is copied in a secret’s place ends the countdown of the secret', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.copySecret({ appId }))
    expect(keyward.work().clipboard).toMatchObject({ what: 'secret' })
    value(await keyward.api.copyText({ text: 'a fingerprint' }))
    expect(keyward.work().clipboard).toBeNull()
    keyward.clock.move(60_000)
    await settle()
    expect(keyward.clipboard.text).toBe('a fingerprint')
  })
})
