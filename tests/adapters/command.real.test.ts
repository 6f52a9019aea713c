import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildCommand, COMMAND } from '../../build/build-command.ts'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { WAITING } from '../../electron/command/words.ts'
import { createToolDoor } from '../../electron/adapters/tools/tool-door.ts'
import type { GivenToken, ToolAnswers, TokenWish } from '../../electron/core/ports/tools.ts'
import { fail, ok, type Result } from '../../shared/kernel/result.ts'
import { until } from '../e2e/within.ts'
import { needs } from '../needs.ts'

const TOKEN = 'token-canary-7c1e-not-a-real-one'
const GIVEN: GivenToken = {
  accessToken: TOKEN,
  expiresIn: 1_790,
  scopes: ['openid', 'accounting.invoices.read'],
  tenantId: null,
}

type Ended = { readonly code: number; readonly out: string; readonly said: string }

let profile = ''
let door: ReturnType<typeof createToolDoor>
beforeAll(buildCommand)
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'keyward-command-'))
  door = createToolDoor(profile, {
    http: createHttp(fetch),
    api: 'http://127.0.0.1:1',
    onWanted: () => {},
  })
})
afterEach(async () => {
  await door.close()
  rmSync(profile, { recursive: true, force: true })
})

/** A line for a shell in which `keyward` is the command, as a person would type it. */
const shell = (line: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      'sh',
      ['-c', line],
      {
        env: {
          ...process.env,
          PATH: `${join(COMMAND, '..')}:${process.env['PATH'] ?? ''}`,
          KEYWARD_PROFILE: profile,
          ...env,
        },
      },
      (error, out, told) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          out,
          said: told.replace(`keyward: ${WAITING}\n`, ''), // on a slow machine
        }),
    )
  })

const openDoor = async (
  token: (wish: TokenWish) => Result<GivenToken> = () => ok(GIVEN),
  standing: ReturnType<ToolAnswers['standing']> = { state: 'open', tools: [] },
) => {
  const asked: TokenWish[] = []
  const opened = await door.open(
    {
      token: async (wish) => {
        asked.push(wish)
        return token(wish)
      },
      call: async () => fail('unknownTool'),
      standing: () => standing,
    },
    null,
  )
  expect(opened.ok).toBe(true)
  return asked
}

const unix = needs('unix')

unix.describe('keyward token', () => {
  it('prints the token and nothing else, and says who asks', async () => {
    const asked = await openDoor()
    expect(await shell('keyward token --app "Month-end Packs" --tool PackBuilder')).toEqual({
      code: 0,
      out: `${TOKEN}\n`,
      said: '',
    })
    expect(asked).toEqual([
      {
        name: 'PackBuilder',
        program: expect.any(String),
        process: expect.any(Number),
        programMark: process.platform === 'linux' ? expect.any(String) : null,
        app: 'Month-end Packs',
        organisation: null,
      },
    ])
  })

  it('calls whoever ran it by its file, where nobody says otherwise', async () => {
    const asked = await openDoor()
    await shell('keyward token --app Packs; true')
    if (process.platform === 'linux') expect(asked[0]?.program).toMatch(/^\/.*sh$/u)
    expect(asked[0]?.name).toBe(
      process.platform === 'linux' ? asked[0]?.program?.split('/').at(-1) : 'Command line',
    )
  })

  it('prints JSON as in RFC 8693, with the organisation that was named', async () => {
    const asked = await openDoor(() => ok({ ...GIVEN, tenantId: 'tenant-1' }))
    const { code, out } = await shell('keyward token --app Packs --org "Anvil Street Coffee" --json')
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        access_token: TOKEN,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: 1_790,
        scope: 'openid accounting.invoices.read',
        xero_tenant_id: 'tenant-1',
      },
    ])
    expect(asked[0]?.organisation).toBe('Anvil Street Coffee')
  })

  const refusals = [
    ['locked', 11],
    ['toolsOff', 12],
    ['toolRefused', 13],
    ['toolNotAnswered', 13],
    ['unknownApp', 14],
    ['toolUnclear', 14],
    ['signInExpired', 15],
    ['toolBusy', 16],
    ['offline', 19],
  ] as const
  it.each(refusals)('ends with the number that is documented where it is answered %s', async (code, exit) => {
    await openDoor(() => fail(code))
    const ended = await shell('keyward token --app Packs')
    expect([ended.code, ended.out]).toEqual([exit, ''])
    expect(ended.said).toMatch(/^keyward: [A-Z].*\.\n$/u)
  })

  it('K1 tells that tools are off from a Keyward that does not run', async () => {
    const off = await shell('keyward token --app Packs')
    expect([off.code, off.out, off.said]).toEqual([12, '', expect.stringContaining('switch tools on')])
    expect((await shell('keyward status')).code).toBe(12)
    await door.expect(true)
    expect((await shell('keyward status --json')).out).toBe('{"state":"notRunning"}\n')
    expect((await shell('keyward token --app Packs')).code).toBe(10)
  })

  it('K1 starts a Keyward that does not run, and is answered by it', async () => {
    await door.expect(true)
    const child = join(import.meta.dirname, 'tool-door-child.ts')
    const line = [process.execPath, child, profile, join(profile, 'pid')]
    try {
      const ended = await shell('keyward token --app Packs', { KEYWARD_APP: JSON.stringify(line) })
      expect([ended.code, ended.out]).toEqual([13, ''])
      expect(ended.said).toContain('Starting Keyward.')
    } finally {
      process.kill(Number(readFileSync(join(profile, 'pid'), 'utf8')), 'SIGKILL')
    }
  })

  it.each([['["/no/such/program"]'], ['["/bin/sh","-c","exit 3"]']])(
    'K1 says at once that %s could not be started',
    async (line) => {
      await door.expect(true)
      const ended = await shell('keyward token --app Packs', { KEYWARD_APP: line })
      expect([ended.code, ended.out]).toEqual([10, ''])
      expect(ended.said).toContain('Keyward could not be started.')
    },
  )

  it('K1 says that nothing runs: before, after, and where the file of a killed Keyward is left', async () => {
    await door.expect(true)
    expect((await shell('keyward token --app Packs')).code).toBe(10)
    await openDoor()
    const file = readFileSync(join(profile, 'tools', 'endpoint.json'))
    await door.close()
    expect((await shell('keyward token --app Packs')).code).toBe(10)
    const left = mkdtempSync(join(tmpdir(), 'keyward-command-'))
    try {
      await shell(`mkdir -m 700 "${left}/tools"`)
      writeFileSync(join(left, 'tools', 'endpoint.json'), file, { mode: 0o600 })
      writeFileSync(join(left, 'tools-may-ask'), '')
      expect((await shell('keyward token --app Packs', { KEYWARD_PROFILE: left })).code).toBe(10)
    } finally {
      rmSync(left, { recursive: true })
    }
  })

  needs('unix', 'linux').it('K7 says where its answer could not be written', async () => {
    await openDoor()
    const full = await shell('keyward token --app Packs > /dev/full')
    expect([full.code, full.said]).toEqual([20, 'keyward: The answer could not be written.\n'])
  })

  it('is told apart from a mistake of who typed it', async () => {
    const { code, out, said } = await shell('keyward token Packs')
    expect([code, out]).toEqual([2, ''])
    expect(said).toContain('keyward --help')
  })

  it('withdraws its question where it is ended', async () => {
    let isGone = false
    const asked: TokenWish[] = []
    const opened = await door.open(
      {
        token: (wish, signal) => {
          asked.push(wish)
          return new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              isGone = true
              resolve(fail('toolNotAnswered'))
            })
          })
        },
        call: async () => fail('unknownTool'),
        standing: () => ({ state: 'open', tools: [] }),
      },
      null,
    )
    expect(opened.ok).toBe(true)
    const child = spawn(COMMAND, ['token', '--app', 'Packs'], {
      env: { ...process.env, KEYWARD_PROFILE: profile },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    try {
      await until(60_000, 'it to ask', () => (asked.length === 1 ? true : null))
    } finally {
      child.kill('SIGINT')
    }
    await ended
    await until(60_000, 'Keyward to hear that it has gone', () => (isGone ? true : null))
  })
})

unix.describe('keyward run', () => {
  const SHOW = `sh -c 'printf "%s|%s|%s" "$XERO_ACCESS_TOKEN" "$XERO_TENANT_ID" "$1"' name "two words"`

  it('puts the token into the environment of what it runs, and hands its words on as they are', async () => {
    const asked = await openDoor(() => ok({ ...GIVEN, tenantId: 'tenant-1' }))
    const { code, out, said } = await shell(`keyward run --app Packs --org Anvil -- ${SHOW}`)
    expect([code, out, said]).toEqual([0, `${TOKEN}|tenant-1|two words`, ''])
    expect(asked).toEqual([
      {
        name: 'sh',
        program: expect.stringMatching(/^\/.*\/sh$/u),
        process: null,
        programMark: expect.any(String),
        app: 'Packs',
        organisation: 'Anvil',
      },
    ])
  })

  it('calls the variable as it is told', async () => {
    await openDoor()
    const { out } = await shell(
      `keyward run --app Packs --as XERO_CLIENT_BEARER_TOKEN -- sh -c 'echo "$XERO_CLIENT_BEARER_TOKEN,$XERO_ACCESS_TOKEN"'`,
    )
    expect(out).toBe(`${TOKEN},\n`)
  })

  it('ends as what it runs ends, by a number or a signal', async () => {
    await openDoor()
    expect((await shell(`keyward run --app Packs -- sh -c 'exit 42'`)).code).toBe(42)
    expect((await shell(`keyward run --app Packs -- sh -c 'kill -9 $$'`)).code).toBe(137)
  })

  it('asks for nothing where there is nothing to run, and runs nothing where it is not allowed', async () => {
    const asked = await openDoor(() => fail('toolRefused'))
    const missing = await shell('keyward run --app Packs -- no-such-program-here')
    expect([missing.code, asked]).toEqual([127, []])
    const refused = await shell('keyward run --app Packs -- touch "$KEYWARD_PROFILE/ran"')
    expect(refused.code).toBe(13)
    expect(() => readFileSync(join(profile, 'ran'))).toThrow()
  })

  it('K2 the token stands in no argument of any process, and in no file', async () => {
    await openDoor()
    const look = `keyward run --app Packs -- sh -c 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "; grep -rl "$XERO_ACCESS_TOKEN" "$KEYWARD_PROFILE" || true'`
    const { code, out } = await shell(look)
    expect(code).toBe(0)
    expect(out).toContain('keyward')
    expect(out).not.toContain(TOKEN)
  })
})

unix.describe('keyward list and keyward status', () => {
  const tools = [
    { name: 'PackBuilder', app: 'Month-end Packs', isAllowed: true },
    { name: 'letters', app: 'Debtor Letters', isAllowed: false },
  ]

  it('list the tools with their apps, and which are allowed', async () => {
    await openDoor(undefined, { state: 'open', tools })
    expect((await shell('keyward list')).out).toBe(
      'PackBuilder\tMonth-end Packs\tallowed\nletters\tDebtor Letters\tasks first\n',
    )
    expect(JSON.parse((await shell('keyward list --json')).out)).toEqual(tools)
    expect(await shell('keyward status')).toEqual({
      code: 0,
      out: 'Keyward is open, and tools may ask.\n',
      said: '',
    })
  })

  it('say that it is locked by a number as well', async () => {
    await openDoor(undefined, { state: 'locked', tools: [] })
    expect(await shell('keyward status --json')).toEqual({ code: 11, out: '{"state":"locked"}\n', said: '' })
    expect((await shell('keyward list')).code).toBe(11)
  })
})

describe('keyward', () => {
  it('says what it is and does, to a person who asks', async () => {
    const { code, out } = await shell('keyward --help')
    expect(code).toBe(0)
    expect(out).toContain('keyward run --app NAME')
    expect((await shell('keyward --version')).out).toMatch(/^\d+\.\d+\.\d+\n$/u)
    expect((await shell('keyward completions tcsh')).code).toBe(2)
  })

  it('completes in a real bash', async () => {
    const { out } = await shell(`bash -c 'eval "$(keyward completions bash)"; complete -p keyward'`)
    expect(out).toContain('token run list status')
  })
})
