import { describe, expect, it } from 'vitest'
import { answer, callNames, type CallName } from '../../shared/contract/contract.ts'
import { ok } from '../../shared/kernel/result.ts'
import { draft, grant, settle, startKeyward, tokens, value } from '../worlds/fakes.ts'

const SECRET = 'canary-secret-Vq7mR2xWdLz9TbKc'
const NEW_SECRET = 'canary-newer-4NyHe8Vq7mR2xWdLz'
const ACCESS = 'canary-access-9TbKc4NyHe8Vq7mR'
const REFRESH = 'canary-refresh-2xWdLz9TbKc4NyHe'
const CODE = 'canary-code-8Vq7mR2xWdLz9TbKc4'
const CANARIES = [SECRET, NEW_SECRET, ACCESS, REFRESH, CODE]

/** The forms in which a secret could hide in a line. */
const formsOf = (canary: string): string[] => {
  const bytes = Buffer.from(canary)
  return [
    canary,
    canary.toUpperCase(),
    canary.split('').toReversed().join(''),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/u, ''),
    bytes.toString('base64url'),
    encodeURIComponent(canary),
    canary.slice(0, 20),
    canary.slice(-20),
  ]
}

describe('H3 the activity log', () => {
  it('never holds a secret, a token or a code in any form, whatever call of the contract is made', async () => {
    const keyward = await startKeyward()
    const given = grant({ accessToken: ACCESS, refreshToken: REFRESH })
    keyward.xero.answers.exchange = ok(given)
    keyward.xero.answers.refresh = async () => ok(tokens({ accessToken: ACCESS, refreshToken: REFRESH }))
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    value(await keyward.api.startSignIn({ appId }))
    keyward.link(`keyward://oauth/callback?code=${CODE}&state=${encodeURIComponent(keyward.state())}`)
    await settle()
    const { attemptId } = value(await keyward.api.startSignIn({ appId }))
    const inputs: Partial<Record<CallName, unknown>> = {
      addApp: { details: draft(), clientSecret: SECRET },
      editApp: { appId, details: draft({ note: 'changed' }) },
      storeSecret: { appId, clientSecret: NEW_SECRET, createdAt: null },
      revealSecret: { appId },
      copySecret: { appId },
      copyText: { text: 'an address' },
      startSignIn: { appId },
      pasteRedirect: { attemptId, address: `${draft().redirectUri}?code=${CODE}&state=other` },
      cancelSignIn: { attemptId },
      testRoute: { appId },
      checkConnections: { keys: null },
      disconnect: { key: `${appId}:c1` },
      listActivity: { before: null, limit: 500 },
      introduce: { me: { name: 'Ines Halloway', email: 'ines@ferrymoor.example' } },
      beginLeaver: { key: 'ines@ferrymoor.example' },
    }
    const inOrder = [...callNames.filter((name) => name !== 'removeApp'), 'removeApp'] as const
    for (const name of inOrder)
      await answer(keyward.api, name, inputs[name] ?? (name === 'removeApp' ? { appId } : {}), () => {})
    await settle()
    const log = keyward.activityLog.lines().join('\n')
    expect(log).toContain('secretStored')
    expect(log).toContain('appRemoved')
    for (const canary of CANARIES)
      for (const form of formsOf(canary)) expect(log.toLowerCase()).not.toContain(form.toLowerCase())
  })
})
