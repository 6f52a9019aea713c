import { type Sandbox } from '../../electron/sandbox/running.ts'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import {
  BANK_FEED,
  DEBTOR_TOOL,
  FIELD_TOOL,
  INES,
  JOB_TOOL,
  LEDGER_TOOL,
  PRACTICE,
} from '../../electron/sandbox/seed.ts'
import { askForTokens, callApi, signIn } from './test-client.ts'

let folder = ''
let running: Sandbox[] = []
const start = async (hasHistory = false) => {
  const keptIn = join(folder, 'made-up-xero.json')
  const sandbox = await startSandbox({ keptIn, hasControl: false, hasHistory })
  running.push(sandbox)
  return sandbox
}
const stop = async (sandbox: Sandbox) => {
  running = running.filter((one) => one !== sandbox)
  await sandbox.close()
}
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keyward-kept-'))))
afterEach(async () => {
  for (const sandbox of running) await stop(sandbox)
  rmSync(folder, { recursive: true, force: true })
})

describe('a sandbox that is kept', () => {
  it('goes on where it was: the address, the connections, the sign-in, the app’s secret', async () => {
    const first = await start()
    const { refreshToken, accessToken } = await signIn(first, JOB_TOOL, { person: INES.name })
    const rotated = first.rotateSecret(JOB_TOOL.clientId)
    await stop(first)
    expect(statSync(join(folder, 'made-up-xero.json')).mode & 0o077).toBe(0)

    const second = await start()
    expect(second.port).toBe(first.port)
    const listed = await callApi(second, '/connections', accessToken)
    expect(((await listed.json()) as { tenantName: string }[]).map(({ tenantName }) => tenantName)).toEqual([
      PRACTICE.tenantName,
    ])
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    expect((await askForTokens(second, JOB_TOOL, form)).body).toContain('invalid_client')
    expect((await askForTokens(second, { ...JOB_TOOL, clientSecret: rotated }, form)).status).toBe(200)
  })

  it('is written after each request, so that a kill loses nothing that was answered', async () => {
    const first = await start()
    const { refreshToken } = await signIn(first, LEDGER_TOOL, { person: INES.name })
    await expect.poll(() => readFileSync(join(folder, 'made-up-xero.json'), 'utf8')).toContain(refreshToken)
  })

  it.each(['', '[]', '{"version":2}', '{"version":1,"port":1}', 'null'])(
    'begins anew where %j was kept',
    async (text) => {
      writeFileSync(join(folder, 'made-up-xero.json'), text)
      const sandbox = await start()
      expect(sandbox.connections()).toEqual([])
      expect(sandbox.apps().map(({ name }) => name)).toEqual([
        JOB_TOOL.name,
        LEDGER_TOOL.name,
        DEBTOR_TOOL.name,
        FIELD_TOOL.name,
        BANK_FEED.name,
      ])
    },
  )

  it('has what was connected before anybody came, once: what was ended since stays ended', async () => {
    const first = await start(true)
    expect(first.connections()).toHaveLength(11)
    first.disconnectAtXero('Kelp & Barrow Grocers')
    await stop(first)
    expect((await start(true)).connections()).toHaveLength(10)
  })

  it('takes another address where somebody else has its own', async () => {
    const first = await start()
    await stop(first)
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(first.port, '127.0.0.1', resolve))
    const second = await start()
    expect(second.port).not.toBe(first.port)
    expect((await fetch(`${second.login}/_sandbox/switches`)).status).toBe(404)
    await new Promise((resolve) => squatter.close(resolve))
  })
})
