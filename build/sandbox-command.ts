import { type Sandbox } from '../electron/sandbox/running.ts'
import { parseArgs } from 'node:util'
import { startSandbox } from '../electron/sandbox/sandbox.ts'
import { PEOPLE } from '../electron/sandbox/seed.ts'
import { SAMPLE_APPS, type SampleApp } from '../shared/apps/sample-apps.ts'
import { Switches } from '../electron/sandbox/switches.ts'

const HELP = `The XPM sandbox: a made-up Xero on this computer only.

  --port N          listen on this port (default: a free one)
  --latency MS      wait this long before every answer
  --redirect URI    one more redirect URI for the sample apps; may be repeated
  --SWITCH VALUE    any switch of switches.ts, e.g. --pkceWithSecret refused --issInCallback true
  --help            this text
`

try {
  const asked = readArguments()
  if (asked === undefined) process.stdout.write(HELP)
  else await run(asked)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'It could not start'}\n\n${HELP}`)
  process.exitCode = 1
}

async function run(given: NonNullable<ReturnType<typeof readArguments>>): Promise<void> {
  const sandbox = await startSandbox({
    port: given.port,
    redirectUris: given.redirectUris,
    switches: given.switches,
    hasHistory: true,
  })
  process.stdout.write(describe(sandbox))
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function readArguments() {
  const names = Object.keys(Switches.shape).filter((name) => !['faults', 'rateLimits'].includes(name))
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: '0' },
      redirect: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])),
    },
  })
  const { port, latency, redirect, help, ...rest } = values
  if (help) return undefined
  const switches = Object.entries(rest).map(([name, value]) => [name, asValue(String(value))])
  return {
    port: Number(port),
    redirectUris: redirect,
    switches: Switches.parse({ latencyMs: Number(latency), ...Object.fromEntries(switches) }),
  }
}

function asValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+$/u.test(text) ? Number(text) : text
}

function describe(sandbox: Sandbox): string {
  const app = ({ name, clientId, clientSecret }: SampleApp): string =>
    `\n${name}\n  client id      ${clientId}\n  client secret  ${clientSecret ?? 'none'}\n`
  return `The XPM sandbox is running. Nothing here is Xero, and nothing leaves this computer.

  KEYWARD_XERO_LOGIN=${sandbox.login}
  KEYWARD_XERO_IDENTITY=${sandbox.identity}
  KEYWARD_XERO_API=${sandbox.api}
${SAMPLE_APPS.map(app).join('')}
Redirect URIs of each: ${sandbox.apps()[0]?.redirectUris.join(', ') ?? ''}
People: ${PEOPLE.map(({ name, privilege }) => `${name}${privilege ? '' : ' (without the XPM privilege)'}`).join(', ')}
Control: curl -H 'Authorization: Bearer ${sandbox.controlToken}' ${sandbox.api}/_sandbox/switches
Ctrl-C stops it.
`
}
