import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { buildCommand, COMMAND_SCRIPT } from '../../build/build-command.ts'
import { buildCommandProgram, hasCommand, makeProgram } from '../../build/packages/command-program.ts'
import { askKeyward } from '../../electron/adapters/tools/asking.ts'
import { readEndpoint } from '../../electron/adapters/tools/found-endpoint.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { toolsPractice } from '../adapters/tools-practice.ts'
import { atMost, summary, timed, type Measures } from './measure.ts'

/** Runs of each; two tools take turns, since Keyward gives none more than thirty tokens in a minute. */
const TOKENS = 40
const TOOLS = ['letters', 'packs'] as const
/** Fewer than Xero takes of one organisation in a minute. */
const CALLS = 50
const JUNK = 10_000

/** One whole process, to its end; throws where it printed nothing. */
const whole = async (command: readonly [string, ...string[]], env: NodeJS.ProcessEnv): Promise<void> => {
  const [file, ...args] = command
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0 || out === '') throw new Error(`${file} ended with ${code}`)
}

/** The command against a bare program of its kind, call by call in turn; and what Keyward adds to a call of Xero's API. */
export const benchTools = async (): Promise<Measures> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-bench-tools-'))
  const { sandbox, keyward, profile, address, organisation, allow, ask } = await toolsPractice(folder)
  try {
    buildCommand()
    const script = join(folder, 'bare.cjs')
    writeFileSync(script, `process.stdout.write('a constant\\n')`)
    const isPacked = hasCommand(process.platform, process.arch)
    if (isPacked) makeProgram(script, join(folder, 'bare'))
    const bare = isPacked ? ([join(folder, 'bare')] as const) : ([process.execPath, script] as const)
    const own = isPacked ? ([buildCommandProgram()] as const) : ([process.execPath, COMMAND_SCRIPT] as const)
    const lineOf = (tool: string) => [...own, 'token', '--app', LEDGER_TOOL.name, '--tool', tool] as const
    const env = { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), KEYWARD_PROFILE: profile }
    for (const tool of TOOLS) await allow(whole(lineOf(tool), env)) // by the same file from then on
    const [token, constant]: [number[], number[]] = [[], []]
    for (let run = 0; run < TOKENS; run += 1) {
      constant.push((await timed(1, () => whole(bare, env))).median)
      const line = lineOf(TOOLS[run % TOOLS.length] ?? TOOLS[0])
      token.push((await timed(1, () => whole(line, env))).median)
    }
    const given = await allow(askKeyward(profile, { ...ask, name: 'bench' }))
    if (given.kind !== 'token') throw new Error(`no token: ${given.kind}`)
    const headers = {
      authorization: `Bearer ${given.accessToken}`,
      'xero-tenant-id': organisation.tenantId,
      accept: 'application/json',
    }
    const path = 'api.xro/2.0/Organisation'
    const read = async (url: string, init: RequestInit = {}) => {
      const answer = await fetch(url, init)
      await answer.text()
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
    }
    const [through, direct]: [number[], number[]] = [[], []]
    for (let call = 0; call < CALLS; call += 1) {
      direct.push((await timed(1, () => read(`${sandbox.api}/${path}`, { headers }))).median)
      through.push((await timed(1, () => read(`${address}/${path}`))).median)
    }
    return {
      'keyward token, whole process, against a bare program': atMost(
        summary(token).median / summary(constant).median,
        1.2,
        'times',
      ),
      'what Keyward adds to a call of a tool, p50': atMost(
        summary(through).median - summary(direct).median,
        2,
        'ms',
      ),
      [`a call of the window’s while ${JUNK} junk connections come, p95`]: atMost(
        await whileJunkComes(profile, () => keyward.api.getSnapshot({})),
        10,
        'ms',
      ),
    }
  } finally {
    await keyward.stop()
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const whileJunkComes = async (profile: string, call: () => Promise<unknown>): Promise<number> => {
  const path = readEndpoint(profile)?.path ?? ''
  const child = spawn(process.execPath, [join(import.meta.dirname, 'junk-child.ts'), path, String(JUNK)], {
    stdio: 'ignore',
  })
  let isOver = false
  const ended = once(child, 'close').then(() => (isOver = true))
  const took: number[] = []
  while (!isOver) {
    const began = performance.now()
    await turn() // whatever came before it is done first
    await call()
    took.push(performance.now() - began)
  }
  await ended
  return summary(took).p95
}
