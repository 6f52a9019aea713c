import { type Sandbox } from '../../electron/sandbox/running.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL, ORGANISATIONS, PRACTICE } from '../../electron/sandbox/seed.ts'
import { callApi, signIn } from './test-client.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

type Listed = {
  id: string
  authEventId: string
  tenantName: string
  tenantType: string
  createdDateUtc: string
  updatedDateUtc: string
}

const list = async (accessToken: string, query = ''): Promise<Listed[]> =>
  (await callApi(sandbox, `/connections${query}`, accessToken)).json() as Promise<Listed[]>

describe('connections', () => {
  it('are listed in Xero’s shape, dates without Z, unknown kinds kept', async () => {
    const { accessToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Ines Halloway' })
    const listed = await list(accessToken)
    expect(listed.map(({ tenantName }) => tenantName)).toEqual(
      ORGANISATIONS.map(({ tenantName }) => tenantName),
    )
    expect(Object.keys(listed[0] ?? {})).toEqual([
      'id',
      'authEventId',
      'tenantId',
      'tenantType',
      'tenantName',
      'createdDateUtc',
      'updatedDateUtc',
    ])
    expect(listed[0]?.createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/u)
    expect(listed.find(({ tenantName }) => tenantName === 'Fallow Field Cider')?.tenantType).toBe('SYNDICATE')
  })

  it('keep their id when authorised again, and authEventId finds what was just authorised', async () => {
    const first = await signIn(sandbox, LEDGER_TOOL, {
      person: 'Ines Halloway',
      organisations: ['Eddystone Kayaks', 'Dray & Harness Saddlery'],
    })
    const before = await list(first.accessToken)
    sandbox.advance(60)
    const second = await signIn(sandbox, LEDGER_TOOL, {
      person: 'Ines Halloway',
      organisations: ['Eddystone Kayaks', 'Kelp & Barrow Grocers'],
    })
    const after = await list(second.accessToken)
    expect(after).toHaveLength(3)
    const kayaks = (all: Listed[]) => all.find(({ tenantName }) => tenantName === 'Eddystone Kayaks')
    expect(kayaks(after)?.id).toBe(kayaks(before)?.id)
    expect(kayaks(after)?.createdDateUtc).toBe(kayaks(before)?.createdDateUtc)
    expect(kayaks(after)?.updatedDateUtc).not.toBe(kayaks(before)?.updatedDateUtc)
    const justNow = await list(second.accessToken, `?authEventId=${kayaks(after)?.authEventId ?? ''}`)
    expect(justNow.map(({ tenantName }) => tenantName)).toEqual(['Eddystone Kayaks', 'Kelp & Barrow Grocers'])
  })

  it('go one at a time: 204, then 404, and the rest stay', async () => {
    const { accessToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const [gone] = await list(accessToken)
    const remove = () => callApi(sandbox, `/connections/${gone?.id ?? ''}`, accessToken, { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
    expect(await list(accessToken)).toHaveLength(3)
  })

  it('cannot be removed by tenant id, by another person or by another app', async () => {
    const jonah = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const ines = await signIn(sandbox, LEDGER_TOOL, {
      person: 'Ines Halloway',
      organisations: ['Gannet Rock Rentals'],
    })
    const [mine] = sandbox.connections()
    for (const id of [mine?.tenantId, mine?.id])
      expect(
        (await callApi(sandbox, `/connections/${id ?? ''}`, ines.accessToken, { method: 'DELETE' })).status,
      ).toBe(404)
    expect(await list(jonah.accessToken)).toHaveLength(4)
    expect(await list(ines.accessToken)).toHaveLength(1)
  })

  it('vanish when somebody disconnects the organisation at Xero', async () => {
    const { accessToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    expect(sandbox.disconnectAtXero('Barley Row Books')).toBe(1)
    expect((await list(accessToken)).map(({ tenantName }) => tenantName)).not.toContain('Barley Row Books')
  })

  it('can be ten thousand, each with its own name', async () => {
    const { accessToken } = await signIn(sandbox, LEDGER_TOOL, {
      person: 'Ines Halloway',
      organisations: ['Limewash Painters'],
    })
    sandbox.addConnections(LEDGER_TOOL.clientId, 'Ines Halloway', 10_000)
    const listed = await list(accessToken)
    expect(listed).toHaveLength(10_001)
    expect(new Set(listed.map(({ tenantName }) => tenantName)).size).toBe(10_001)
  })

  it('stop at two uncertified apps per organisation, and at the app’s ceiling', async () => {
    const tools = ['A', 'B', 'C'].map((letter) => ({
      clientId: letter.repeat(32),
      clientSecret: `sandbox-only-not-a-real-secret-${letter}`,
      scopes: LEDGER_TOOL.scopes,
    }))
    for (const [index, tool] of tools.entries())
      sandbox.registerApp({
        name: `Tool ${index}`,
        redirectUris: [sandbox.relayUri],
        clientId: tool.clientId,
        clientSecret: tool.clientSecret,
      })
    const choice = { person: 'Ines Halloway', organisations: ['Anvil Street Coffee'] }
    const [first = LEDGER_TOOL, second = LEDGER_TOOL, third = LEDGER_TOOL] = tools
    await signIn(sandbox, first, choice)
    await signIn(sandbox, second, choice)
    await expect(signIn(sandbox, third, choice)).rejects.toThrow('does not offer Anvil Street Coffee')
    sandbox.switches.connectionCeiling = 2
    await expect(signIn(sandbox, first, { person: 'Ines Halloway' })).rejects.toThrow(
      'more than the app may connect',
    )
  })
})

describe('the organisation header', () => {
  const kayaks = ORGANISATIONS.find(({ tenantName }) => tenantName === 'Eddystone Kayaks')?.tenantId ?? ''

  it('opens a connected organisation and nothing else', async () => {
    const { accessToken } = await signIn(sandbox, LEDGER_TOOL, {
      person: 'Ines Halloway',
      organisations: ['Eddystone Kayaks'],
    })
    const ask = (tenantId?: string) =>
      callApi(sandbox, '/api.xro/2.0/Organisation', accessToken, tenantId === undefined ? {} : { tenantId })
    const good = await ask(kayaks)
    expect(await good.json()).toMatchObject({
      Organisations: [{ Name: 'Eddystone Kayaks', OrganisationID: kayaks }],
    })
    expect(good.headers.get('x-minlimit-remaining')).toBe('59')
    expect(good.headers.get('x-daylimit-remaining')).toBe('4999')
    expect(good.headers.get('x-appminlimit-remaining')).toBe('9999')
    for (const tenantId of [undefined, PRACTICE.tenantId, ORGANISATIONS[0]?.tenantId]) {
      const bad = await ask(tenantId)
      expect(bad.status).toBe(403)
      expect(await bad.json()).toMatchObject({ Status: 403, Detail: 'AuthenticationUnsuccessful' })
    }
  })
})

describe('access tokens', () => {
  it('end after 30 minutes, with TokenExpired', async () => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    sandbox.advance(1801)
    const response = await callApi(sandbox, '/connections', accessToken)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      Title: 'Unauthorized',
      Status: 401,
      Detail: expect.stringContaining('TokenExpired') as string,
    })
  })

  it('are refused when they are not the sandbox’s own, and when there is none', async () => {
    for (const token of ['nonsense', 'a.b.c', ''])
      expect((await callApi(sandbox, '/connections', token)).status).toBe(401)
  })

  it('open only what their scopes name', async () => {
    const scopes = ['openid', 'practicemanager.client.read']
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' }, scopes)
    const ask = (call: string) =>
      callApi(sandbox, `/practicemanager/3.1/${call}`, accessToken, { tenantId: PRACTICE.tenantId })
    expect((await ask('client.api/list')).status).toBe(200)
    const bad = await ask('staff.api/list')
    expect(bad.status).toBe(401)
    expect(bad.headers.get('www-authenticate')).toBe('insufficient_scope')
  })
})
