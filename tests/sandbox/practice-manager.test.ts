import { type Sandbox } from '../../electron/sandbox/running.ts'
import { XMLParser } from 'fast-xml-parser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, PRACTICE } from '../../electron/sandbox/seed.ts'
import { callApi, signIn } from './test-client.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

describe('Practice Manager 3.1', () => {
  const ask = async (call: string) => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    const response = await callApi(sandbox, `/practicemanager/3.1/${call}`, accessToken, {
      tenantId: PRACTICE.tenantId,
    })
    const text = await response.text()
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      xml: new XMLParser().parse(text),
      text,
    }
  }

  it.each([
    ['staff.api/list', 'Ines Halloway'],
    ['client.api/list', 'Dray &amp; Harness Saddlery'],
    ['clientgroup.api/list', 'Harbour traders'],
    ['job.api/current', 'J000101'],
    ['task.api/list', 'Bookkeeping'],
    ['time.api/list?from=20261101&to=20261130', '20261104'],
  ])('answers %s in XML', async (call, words) => {
    const { status, type, xml, text } = await ask(call)
    expect(status).toBe(200)
    expect(type).toBe('text/xml; charset=utf-8')
    expect(xml).toMatchObject({ Response: { Status: 'OK' } })
    expect(text).toContain(words)
  })

  it.each([
    'time.api/list',
    'time.api/list?from=2026-11-01&to=2026-11-30',
    'time.api/list?from=20260231&to=20260301',
    'time.api/list?from=20261130&to=20261101',
    'time.api/list?from=20250101&to=20261101',
    'nothing.api/list',
  ])('fails with ERROR and 500: %s', async (call) => {
    const { status, xml } = await ask(call)
    expect(status).toBe(500)
    expect(xml).toMatchObject({
      Response: { Status: 'ERROR', ErrorDescription: expect.any(String) as string },
    })
  })

  it('fails with ERROR inside a 200 when switched so', async () => {
    sandbox.switches.xpmErrorStatus = 200
    const { status, text } = await ask('time.api/list')
    expect(status).toBe(200)
    expect(text).toContain('<Status>ERROR</Status>')
  })

  it('is closed to an app whose tier lacks it', async () => {
    sandbox.switches.tierGated = true
    const { status, text } = await ask('staff.api/list')
    expect(status).toBe(401)
    expect(text).toContain('AuthorizationUnsuccessful')
  })
})

describe('rate limits', () => {
  const staff = (accessToken: string) =>
    callApi(sandbox, '/practicemanager/3.1/staff.api/list', accessToken, { tenantId: PRACTICE.tenantId })

  it('let 60 calls a minute through, then say how long to wait, then let go', async () => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    const began = performance.now()
    for (let count = 0; count < 60; count += 1) expect((await staff(accessToken)).status).toBe(200)
    const refused = await staff(accessToken)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('x-rate-limit-problem')).toBe('minute')
    expect(refused.headers.get('x-minlimit-remaining')).toBe('0')
    const seconds = Number(refused.headers.get('retry-after'))
    // what is left of the minute that the first of them began
    expect(seconds).toBeGreaterThanOrEqual(Math.floor(60 - (performance.now() - began) / 1_000))
    expect(seconds).toBeLessThanOrEqual(60)
    sandbox.advance(seconds + 1)
    expect((await staff(accessToken)).status).toBe(200)
  })

  it('let five run at once', async () => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    sandbox.switches.latencyMs = 1_500 // long enough for the last to come while the first runs
    const answers = await Promise.all(Array.from({ length: 7 }, () => staff(accessToken)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.find(({ status }) => status === 429)?.headers.get('x-rate-limit-problem')).toBe(
      'concurrent',
    )
    sandbox.switches.latencyMs = 0
    expect((await staff(accessToken)).status).toBe(200)
  })

  it('can be switched off', async () => {
    sandbox.setSwitches({ rateLimits: { enforced: false, minute: 1 } })
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    for (let count = 0; count < 3; count += 1) expect((await staff(accessToken)).status).toBe(200)
  })
})
