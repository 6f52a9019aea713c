import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import type { Asked } from '../../renderer/features/tools/tool-command.ts'
import { RECIPES } from '../../renderer/features/tools/words.ts'
import { MCP_SERVER, recipesFor } from '../../renderer/features/tools/words-recipes.ts'

const ADDRESS = `http://127.0.0.1:47800/${'k'.repeat(43)}`
const NAMES = ["O'Brien & Daughters; rm -rf ~", '$(id) `id` "x" !! \\ *', 'Te Rōpū', 'Month-end Packs']

const textOf = (
  id: string,
  more: {
    way?: 'proxy' | 'token'
    name?: string
    app?: string
    paths?: string[]
    platform?: 'windows' | 'linux'
    asked?: Asked
    isLive?: boolean
  },
) => {
  const {
    way = 'proxy',
    name = 'Workbook',
    app = 'Packs',
    paths = ['/api.xro/2.0'],
    platform = 'linux',
    asked = 'first',
    isLive = true,
  } = more
  const facts = { address: ADDRESS, app, platform, asked, isLive }
  const found = recipesFor({ way, name, paths }, facts).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found.text
}

describe('what a program is told that reads through Keyward', () => {
  it('holds the address, and something small that it may read', () => {
    for (const id of ['curl', 'powerShell', 'python', 'powerQuery'])
      expect(textOf(id, {})).toContain(`"${ADDRESS}/api.xro/2.0/Organisation"`)
    expect(textOf('curl', { paths: ['/api.xro/2.0/Invoices', '/api.xro/2.0/Contacts'] })).toContain(
      `${ADDRESS}/api.xro/2.0/Invoices"`,
    )
    expect(textOf('curl', { paths: ['/practicemanager/3.1'] })).toContain(
      '/practicemanager/3.1/staff.api/list"',
    )
  })

  it('makes a table of Xero’s list in Power Query, and shows what comes where it is no list', () => {
    expect(textOf('powerQuery', { paths: ['/api.xro/2.0/Invoices'] })).toBe(`let
    Source = Json.Document(Web.Contents("${ADDRESS}/api.xro/2.0/Invoices", [Headers = [Accept = "application/json"], Timeout = #duration(0, 0, 2, 0)])),
    Rows = Table.FromRecords(Source[Invoices], null, MissingField.UseNull)
in
    Rows`)
    expect(textOf('powerQuery', {})).toContain('Source[Organisations]')
    for (const path of ['/practicemanager/3.1', '/api.xro/2.0/Reports/BalanceSheet'])
      expect(textOf('powerQuery', { paths: [path] })).not.toContain('Table.')
  })

  it('calls the program that Windows has, and begins with Excel there', () => {
    expect(textOf('curl', { platform: 'windows' })).toMatch(/^curl\.exe /u)
    const [first] = recipesFor(
      { way: 'proxy', name: 'Workbook', paths: ['/api.xro/2.0'] },
      { address: ADDRESS, app: 'Packs', platform: 'windows', asked: 'first', isLive: true },
    )
    expect(first?.id).toBe('powerQuery')
  })
})

describe('what a program is told that takes a token', () => {
  it('K2 holds no secret, no token and no key', () => {
    const all = recipesFor(
      { way: 'token', name: 'letters', paths: [] },
      { address: ADDRESS, app: 'Packs', platform: 'linux', asked: 'first', isLive: true },
    )
    expect(all.map(({ id }) => id)).toEqual(['command', 'run', 'mcp', 'curlToken'])
    for (const { text } of all) expect(text).not.toContain('kkkk')
  })

  it('is JSON for an assistant, whatever app and tool are called', () => {
    for (const name of NAMES)
      expect(JSON.parse(textOf('mcp', { way: 'token', name, app: name }))).toEqual({
        mcpServers: {
          xero: {
            command: 'keyward',
            args: [
              'run',
              '--app',
              name,
              '--tool',
              name,
              '--as',
              'XERO_CLIENT_BEARER_TOKEN',
              '--',
              'npx',
              '-y',
              MCP_SERVER,
            ],
          },
        },
      })
  })

  it('is started by a shell on Windows, where npx is a script', () => {
    const { args } = (
      JSON.parse(textOf('mcp', { way: 'token', platform: 'windows' })) as {
        mcpServers: { xero: { args: string[] } }
      }
    ).mcpServers.xero
    expect(args.slice(args.indexOf('--'))).toEqual(['--', 'cmd', '/c', 'npx', '-y', MCP_SERVER])
  })

  it('says of the server for an assistant which organisation it takes, where there are several', () => {
    expect([0, 1].map(RECIPES.mcpFirst)).toEqual([null, null])
    expect(RECIPES.mcpFirst(3)).toContain('reaches 3 organisations, and the server has no setting for which')
  })

  it('asks the sandbox in the sandbox, and leads nobody to Xero itself with its token', () => {
    const made = recipesFor(
      { way: 'token', name: 'letters', paths: [] },
      { address: ADDRESS, app: 'Packs', platform: 'linux', asked: 'sandbox', isLive: false },
    )
    expect(made.map(({ text }) => text)).toEqual([
      'keyward token --sandbox --app Packs --tool letters',
      'keyward run --sandbox --app Packs --tool letters -- python3 report.py',
    ])
  })

  it('is nothing in a practice that the command does not ask', () => {
    const none = recipesFor(
      { way: 'token', name: 'letters', paths: [] },
      { address: ADDRESS, app: 'Packs', platform: 'linux', asked: 'nobody', isLive: true },
    )
    expect(none).toEqual([])
  })

  it('doubles an apostrophe for PowerShell', () => {
    expect(textOf('powerShell', { way: 'token', app: "O'Brien", platform: 'windows' })).toContain(
      "$token = keyward token --app 'O''Brien' --tool Workbook\n",
    )
  })

  needs('unix').it('K2 a shell reads it as it was meant, and the token stands in no argument', () => {
    for (const name of NAMES) {
      const line = textOf('curlToken', { way: 'token', name, app: name })
      const world = `keyward() { printf '%s|' "$@" >&2; echo TOKEN; }; curl() { echo "curl $*"; cat; }; ${line}`
      const told = execFileSync('sh', ['-c', `{ ${world}; } 2>&1`], { encoding: 'utf8' })
      expect(told).toBe(
        `token|--app|${name}|--tool|${name}|curl --config - https://api.xero.com/connections\nheader = "Authorization: Bearer TOKEN"`,
      )
    }
  })
})
