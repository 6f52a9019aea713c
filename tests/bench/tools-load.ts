import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import * as z from 'zod'
import { systemClock } from '../../electron/adapters/desktop/clock.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { toolsPractice } from '../adapters/tools-practice.ts'
import { value } from '../worlds/fakes.ts'
import { exactly, type Measures } from './measure.ts'

const ORGANISATIONS = 50
/** As many as Xero takes of one organisation. */
const CALLS_A_MINUTE = 60
const PATH = 'api.xro/2.0/Organisation'

/** What `tools-load-child.ts` says of each call: how it was answered, and how long after it was due, in ms. */
const Called = z.array(z.tuple([z.int(), z.number()]))

/**
 * A minute in which fifty tools, each of an organisation of its own, call as often as Xero takes it, from another process.
 * A call is late that is not answered by the time at which the next one of its organisation is due: a second.
 */
export const benchToolsLoad = async (): Promise<Measures> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-bench-load-'))
  let ahead = 0
  // nobody has to wait for the second in which a question is read, nor for the minute in which the first calls count
  const clock = { ...systemClock, ticks: () => systemClock.ticks() + ahead }
  const { sandbox, keyward, address, organisation, draft, allow } = await toolsPractice(folder, { clock })
  const { api, heard } = keyward
  try {
    sandbox.addConnections(LEDGER_TOOL.clientId, INES.name, ORGANISATIONS * 2)
    value(await api.checkConnections({ keys: null }))
    const others = (heard.snapshot?.connections ?? []).filter(
      ({ tenantType, tenantId, signInIds }) =>
        tenantType === 'ORGANISATION' &&
        tenantId !== organisation.tenantId &&
        signInIds.includes(draft.signInId),
    )
    const hurrying = setInterval(() => (ahead += 2 * SECOND), 50).unref()
    const addresses = [address]
    for (const { tenantId, tenantName } of others.slice(0, ORGANISATIONS - 1)) {
      const { toolId } = value(await api.addTool({ ...draft, name: tenantName, tenantId }))
      const found = value(await api.toolAddress({ toolId }))
      const first = fetch(`${found.address}/${PATH}`)
      await allow(first.then((answer) => answer.text()))
      addresses.push(found.address)
    }
    clearInterval(hurrying)
    if (addresses.length !== ORGANISATIONS) throw new Error(`${addresses.length} organisations are there`)
    ahead += 2 * MINUTE
    const called = await callFor(addresses.map((one) => `${one}/${PATH}`))
    const late = called.filter(([status, after]) => status !== 200 || after > MINUTE / CALLS_A_MINUTE)
    return {
      [`calls of ${ORGANISATIONS} tools at ${CALLS_A_MINUTE} a minute each`]: exactly(
        called.length,
        ORGANISATIONS * CALLS_A_MINUTE,
        'in a minute',
      ),
      'of these late or failed': exactly(late.length, 0, 'calls'),
    }
  } finally {
    await keyward.stop()
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The addresses hold keys, so that they go to the child's input and into no argument. */
const callFor = async (urls: readonly string[]): Promise<z.infer<typeof Called>> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'tools-load-child.ts'), String(CALLS_A_MINUTE)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  child.stdin.end(JSON.stringify(urls))
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return Called.parse(JSON.parse(said))
}
