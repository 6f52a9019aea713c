import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { ROOT } from '../../build/runtime.ts'
import { fakeKeychain, fakeXero, listed, startKeyward, value } from '../worlds/fakes.ts'

const ALL = Array.from({ length: 500 }, (_, n) => `c${n + 1}`)

it('D11 a real kill -9 in the middle of five hundred loses no row’s truth, and the rest is gone on with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-many-'))
  const child = fork(join(ROOT, 'tests', 'core', 'many-disconnects-child.ts'), [folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const told = Promise.withResolvers<readonly [string, string][]>()
  const ended = Promise.withResolvers<NodeJS.Signals | null>()
  child.once('message', (message) => told.resolve((message as { entries: [string, string][] }).entries))
  child.once('exit', (_code, signal) => ended.resolve(signal))
  const atXero = (what: string): string[] => {
    try {
      const lines = readFileSync(join(folder, 'at-xero'), 'utf8').split('\n')
      return lines.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length + 1))
    } catch {
      return []
    }
  }
  try {
    const entries = await told.promise
    await expect.poll(() => atXero('ended').length, { timeout: 120_000 }).toBeGreaterThan(40)
    child.kill('SIGKILL')
    expect(await ended.promise).toBe('SIGKILL')

    const gone = new Set(atXero('ended'))
    expect(gone.size).toBeLessThan(ALL.length)
    const keychain = fakeKeychain()
    for (const [account, secret] of entries) keychain.entries.set(account, secret)
    const xero = fakeXero()
    xero.connected = ALL.filter((id) => !gone.has(id)).map((id) => listed(id))
    const realRecords = createRecords({ folder, keychain, newId: () => 'another' })
    const keyward = await startKeyward({ keychain, xero, realRecords })
    const { connections, disconnects } = keyward.snapshot()
    expect(disconnects?.rows.map(({ connectionId }) => connectionId)).toEqual(ALL)
    const asked = new Set(atXero('asked'))
    for (const { connectionId, state } of connections) {
      if (state.kind === 'disconnected') expect(gone.has(connectionId), connectionId).toBe(true)
      if (state.kind === 'listed') expect(asked.has(connectionId), connectionId).toBe(false)
    }
    expect(connections.filter(({ state }) => state.kind === 'pending').length).toBeLessThanOrEqual(1)

    value(await keyward.api.resumeDisconnects({}))
    const proven = () => keyward.snapshot().connections.filter(({ state }) => state.kind === 'disconnected')
    await expect.poll(() => proven().length, { timeout: 120_000 }).toBeGreaterThan(gone.size + 5)
    value(await keyward.api.stopDisconnects({}))
    await expect.poll(() => keyward.work().disconnecting, { timeout: 60_000 }).toBeNull()
    const still = new Set(xero.connected.map(({ id }) => id))
    for (const { connectionId } of proven()) expect(still.has(connectionId), connectionId).toBe(false)
    await keyward.stop()
  } finally {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}, 300_000)
