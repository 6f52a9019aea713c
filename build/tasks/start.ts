/** Development: Keyward on the sandbox practice, or with `--live` on Xero; without a display, the tour. */
import { type Sandbox } from '../../electron/sandbox/running.ts'
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { DEBTOR_TOOL, JOB_TOOL, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { buildApp } from '../build-app.ts'
import { registerDevelopmentHandler } from '../development-handler.ts'
import { runtimeOrExit } from '../runtime.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
/** The sandbox's address stays the same, so that apps added yesterday still fit. */
const SANDBOX_PORT = 8791

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

const tellWhatToTry = (sandbox: Sandbox) => {
  say('')
  say(
    'The sandbox practice. Add these as Xero apps, with the redirect route "through the practice’s address":',
  )
  for (const app of [LEDGER_TOOL, JOB_TOOL, DEBTOR_TOOL]) {
    say('')
    say(`  ${app.name}`)
    say(`    Client id      ${app.clientId}`)
    say(`    Client secret  ${app.clientSecret}`)
    say(`    Redirect URI   ${sandbox.relayUri}`)
    say(`    Scopes         ${app.scopes.join(' ')}`)
  }
  say('')
  say('The sandbox forgets its connections when it stops; sign in again then. Ctrl-C ends both.')
}

const { values } = parseArgs({ options: { live: { type: 'boolean', default: false } } })
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const runtime = runtimeOrExit(say)
buildApp(say)

if (!hasDisplay) {
  if (values.live) {
    say('There is no display here, and real Xero needs one. On a desktop, run npm start -- --live again.')
    process.exit(1)
  }
  say('There is no display here, so this is the tour instead.')
  const { runTour } = await import('../../tests/e2e/tour/tour.ts')
  process.exit((await runTour([], say)) ? 0 : 1)
}

const sandbox = values.live
  ? null
  : await startSandbox({ port: (await isFree(SANDBOX_PORT)) ? SANDBOX_PORT : 0, hasHistory: true })
if (sandbox !== null) tellWhatToTry(sandbox)
const [program, ...args] = runtime.command
const env = { ...process.env, ...sandbox?.env }
const own = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('KEYWARD_')))
const unregister = registerDevelopmentHandler(runtime.command, own, say)
const app = spawn(program, args, { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
app.once('exit', (code) => {
  unregister()
  void sandbox?.close()
  process.exit(code ?? 0)
})
