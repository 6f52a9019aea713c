import { execFile } from 'node:child_process'
import { request, type IncomingHttpHeaders } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { buildCommand, COMMAND } from '../../build/build-command.ts'
import { ROOT } from '../../build/runtime.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { needs } from '../needs.ts'
import { toolsPractice } from './tools-practice.ts'

/** What docs/tools.md says of each program, run against a whole Keyward on the sandbox. */
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

/** The headers of Excel’s Power Query (its engine calls itself so), besides the one that the query names. */
const POWER_QUERY = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate',
  'cache-control': 'no-cache',
  pragma: 'no-cache',
  connection: 'Keep-Alive',
  'user-agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)',
}

/** A line as somebody would type it: `$ADDRESS` is what they copied. */
const shell = (line: string, env: NodeJS.ProcessEnv = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const { profile, address } = here()
    const path = `${join(COMMAND, '..')}:${process.env['PATH'] ?? ''}`
    execFile(
      'sh',
      ['-c', line],
      { env: { ...process.env, PATH: path, KEYWARD_PROFILE: profile, ADDRESS: address, ...env } },
      (error, out, said) => (error === null ? resolve(out) : reject(new Error(`${out} ${said}`))),
    )
  })

it('curl reads the organisation at the address of a tool', async () => {
  expect(await shell('curl --silent --fail "$ADDRESS/api.xro/2.0/Organisation"')).toContain(
    here().organisation.tenantName,
  )
})

it('Python reads it as rows of a spreadsheet', async () => {
  const script = `import csv, json, os, sys, urllib.request
with urllib.request.urlopen(os.environ['ADDRESS'] + '/api.xro/2.0/Organisation') as answer:
    for one in json.load(answer)['Organisations']:
        csv.writer(sys.stdout).writerow([one['Name'], one['BaseCurrency']])`
  expect(await shell('python3 -c "$SCRIPT"', { SCRIPT: script })).toMatch(
    new RegExp(`^"?${here().organisation.tenantName}"?,[A-Z]{3}\\r?\\n$`, 'u'),
  )
})

it('what Power Query sends is answered with Xero’s list, as JSON that is not packed', async () => {
  const { address, organisation } = here()
  const { status, headers, text } = await new Promise<{
    status: number
    headers: IncomingHttpHeaders
    text: string
  }>((resolve, reject) => {
    const asked = request(`${address}/api.xro/2.0/Organisation`, { headers: POWER_QUERY }, (answer) => {
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
  expect(JSON.parse(text)).toMatchObject({ Organisations: [{ Name: organisation.tenantName }] })
})

it('curl takes a token from the command, and reaches what the sign-in reaches', async () => {
  const { allow, sandbox } = here()
  const line = `token="$(keyward token --app "${LEDGER_TOOL.name}" --tool script)" && printf 'header = "Authorization: Bearer %s"' "$token" | curl --silent --fail --config - "$API/connections"`
  const listed = await allow(shell(line, { API: sandbox.api }))
  expect(JSON.parse(listed)).toHaveLength(here().keyward.heard.snapshot?.connections.length ?? -1)
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
