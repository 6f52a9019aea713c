import { execFile } from 'node:child_process'
import { request, type IncomingHttpHeaders } from 'node:http'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { buildCommand, COMMAND } from '../../build/build-command.ts'
import { ROOT } from '../../build/runtime.ts'
import { recipesFor, type RecipeId } from '../../renderer/features/tools/words-recipes.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { needs } from '../needs.ts'
import { askMcp } from './mcp-client.ts'
import { readQuery } from './power-query.ts'
import { toolsPractice } from './tools-practice.ts'

/** The texts that the window gives for each program, run as they are against a whole Keyward on the sandbox. */
const { afterAll, beforeAll, it } = needs('unix', 'recipes')

let folder = ''
let practice: Awaited<ReturnType<typeof toolsPractice>> | null = null
beforeAll(async () => {
  buildCommand()
  folder = mkdtempSync(join(tmpdir(), 'keyward-recipes-'))
  practice = await toolsPractice(folder)
})
afterAll(async () => {
  await practice?.keyward.stop()
  await practice?.sandbox.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

const here = () => {
  if (practice === null) throw new Error('no Keyward has begun')
  return practice
}

/** A text as it is copied: by the address of the tool, or by its token. */
const recipe = (id: RecipeId, platform: 'linux' | 'windows' = 'linux'): string => {
  const way = ['curl', 'powerShell', 'python', 'powerQuery'].includes(id) ? 'proxy' : 'token'
  const facts = {
    address: here().address,
    app: LEDGER_TOOL.name,
    platform,
    asked: 'first',
    isLive: true,
  } as const
  const found = recipesFor({ way, name: 'letters', paths: ['/api.xro/2.0'] }, facts)
  return found.find((one) => one.id === id)?.text ?? ''
}

/** The headers of Excel’s Power Query (its engine calls itself so), besides the one that the query names. */
const POWER_QUERY = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate',
  'cache-control': 'no-cache',
  pragma: 'no-cache',
  connection: 'Keep-Alive',
  'user-agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)',
}

const withCommand = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(COMMAND, '..')}:${process.env['PATH'] ?? ''}`,
  KEYWARD_PROFILE: here().profile,
})

/** A line as somebody would type it. */
const shell = (line: string, env: NodeJS.ProcessEnv = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile('sh', ['-c', line], { env: { ...withCommand(), ...env }, cwd: folder }, (error, out, said) =>
      error === null ? resolve(out) : reject(new Error(`${out} ${said}`)),
    )
  })

it('curl reads the organisation at the address of a tool', async () => {
  expect(await shell(`${recipe('curl')} --silent --fail`)).toContain(here().organisation.tenantName)
})

it('Python reads it', async () => {
  expect(JSON.parse(await shell('python3 -c "$SCRIPT"', { SCRIPT: recipe('python') }))).toMatchObject({
    Organisations: [{ Name: here().organisation.tenantName }],
  })
})

needs('unix', 'powerShell').it('PowerShell reads it', async () => {
  expect(await shell('pwsh -NoProfile -Command "$SCRIPT"', { SCRIPT: recipe('powerShell') })).toContain(
    here().organisation.tenantName,
  )
})

it('Microsoft’s parser of Power Query takes the text, and what it asks for has the rows where it looks', async () => {
  const { organisation } = here()
  const query = await readQuery(recipe('powerQuery', 'windows'))
  expect([query.headers, query.field]).toEqual([{ Accept: 'application/json' }, 'Organisations'])
  const { status, headers, text } = await new Promise<{
    status: number
    headers: IncomingHttpHeaders
    text: string
  }>((resolve, reject) => {
    const asked = request(query.url, { headers: { ...POWER_QUERY, ...query.headers } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (body += part))
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: body }),
      )
    })
    asked.once('error', reject)
    asked.end()
  })
  expect([status, headers['content-type'], headers['content-encoding']]).toEqual([
    200,
    expect.stringContaining('application/json'),
    undefined,
  ])
  const rows = (JSON.parse(text) as Record<string, unknown>)[query.field ?? '']
  expect(rows).toMatchObject([{ Name: organisation.tenantName }])
  await expect(readQuery(recipe('powerQuery').replace('let', 'leave'))).rejects.toThrow('no query')
})

it('curl takes a token from the command, and reaches what the sign-in reaches', async () => {
  const { allow, sandbox } = here()
  const line = recipe('curlToken').replace('https://api.xero.com', sandbox.api)
  expect(line).toContain(sandbox.api)
  const listed = await allow(shell(line))
  expect(JSON.parse(listed)).toHaveLength(here().keyward.heard.snapshot?.connections.length ?? -1)
})

it('K7 no token stands in the history of a shell into which the texts were typed', async () => {
  const { allow, sandbox } = here()
  const histories = join(folder, 'history')
  const lines = [
    recipe('curlToken').replace('https://api.xero.com', sandbox.api),
    `${recipe('command')} > given`,
  ]
  const typed = 'printf "%s\\nexit\\n" "$LINES_TYPED" | bash --norc -i'
  await allow(shell(typed, { HISTFILE: histories, LINES_TYPED: lines.join('\n') }))
  const token = readFileSync(join(folder, 'given'), 'utf8').trim()
  const history = readFileSync(histories, 'utf8')
  expect(token.length).toBeGreaterThan(100)
  for (const line of lines) expect(history).toContain(line)
  expect(history).not.toContain(token)
})

it('a program of one’s own finds the token where the text says', async () => {
  writeFileSync(
    join(folder, 'report.py'),
    `import json, os, urllib.request
asked = urllib.request.Request(os.environ["API"] + "/connections", headers={"Authorization": "Bearer " + os.environ["XERO_ACCESS_TOKEN"]})
print(len(json.load(urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked))))`,
  )
  const line = recipe('run').replace('--tool letters', '--tool report')
  const out = await here().allow(shell(line, { API: here().sandbox.api }))
  expect(out).toBe(`${here().keyward.heard.snapshot?.connections.length}\n`)
})

it('Xero’s own server for assistants is started as its list says, and reads the organisation that Xero lists first', async () => {
  const { allow, sandbox, keyward } = here()
  const { mcpServers } = JSON.parse(recipe('mcp').replace('"letters"', '"assistant"')) as {
    mcpServers: { xero: { command: string; args: string[] } }
  }
  const env = {
    ...withCommand(),
    SANDBOX_API: sandbox.api,
    NODE_OPTIONS: `--require ${join(import.meta.dirname, 'led-to-sandbox.cjs')}`,
  }
  // there npx finds the server that npm has brought, and fetches none
  const told = await allow(askMcp(mcpServers.xero, { tool: 'list-organisation-details', env, cwd: ROOT }))
  const names = keyward.heard.snapshot?.connections.map(({ tenantName }) => tenantName) ?? []
  expect(names.filter((name) => told.includes(name))).toHaveLength(1)
})

it('xero-node reads one organisation in a script that is run with a token', async () => {
  const { allow, sandbox, organisation } = here()
  const script = `const { AccountingApi } = require('xero-node/dist/gen/api/accountingApi.js')
const xero = new AccountingApi(process.env.API + '/api.xro/2.0')
xero.accessToken = process.env.XERO_ACCESS_TOKEN
xero.getOrganisations(process.env.XERO_TENANT_ID).then(({ body }) => console.log(body.organisations[0].name))`
  const line = `cd "$ROOT" && keyward run --app "${LEDGER_TOOL.name}" --org "$ORG" -- "$NODE" -e "$SCRIPT"`
  const env = { API: sandbox.api, ROOT, ORG: organisation.tenantName, NODE: process.execPath, SCRIPT: script }
  expect(await allow(shell(line, env))).toBe(`${organisation.tenantName}\n`)
})
