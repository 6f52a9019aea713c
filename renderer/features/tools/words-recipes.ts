import type { Tool } from '../../../shared/tools/tool.ts'
import { type Asked, quoted, switchFor, tokenCommand } from './tool-command.ts'
import { TOOL_COMMAND } from './words.ts'

/** What a program is given to reach Xero by, ready to be copied. */
export type RecipeId =
  'curl' | 'powerShell' | 'python' | 'powerQuery' | 'mcp' | 'curlToken' | 'run' | 'command'
export type Recipe = {
  readonly id: RecipeId
  /** Its words; for a tool through Keyward they hold its address, which is a key. */
  readonly text: string
}

type Facts = {
  /** Of the tool; what is shown has `ADDRESS` in its place. */
  readonly address: string
  readonly app: string
  readonly platform: 'windows' | 'macos' | 'linux'
  readonly asked: Asked
  /** Whether tokens are for Xero itself; a made-up practice's are not. */
  readonly isLive: boolean
}

/** Xero's own MCP server, as the tests run it with a token of Keyward's. */
export const MCP_SERVER = '@xeroapi/xero-mcp-server@0.0.17'

/** Every text for a tool, the most usual first. */
export const recipesFor = (tool: Pick<Tool, 'way' | 'name' | 'paths'>, facts: Facts): readonly Recipe[] =>
  tool.way === 'proxy' ? byAddress(tool, facts) : byToken(tool, facts)

/** Something small that such a tool may read. */
export const firstRead = (paths: readonly string[]): string => {
  const [path = ''] = paths
  if (path === '/api.xro/2.0') return `${path}/Organisation`
  return path === '/practicemanager/3.1' ? `${path}/staff.api/list` : path
}

const byAddress = ({ paths }: Pick<Tool, 'paths'>, { address, platform }: Facts): readonly Recipe[] => {
  const path = firstRead(paths)
  const url = `${address}${path}`
  const texts = {
    // in PowerShell `curl` alone is another program; and no proxy of the practice's is told the key
    curl: `${platform === 'windows' ? 'curl.exe' : 'curl'} --noproxy "*" "${url}"`,
    powerShell: `Invoke-RestMethod "${url}" -TimeoutSec 120 | ConvertTo-Json -Depth 6`,
    python: `import json, urllib.request

opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
with opener.open("${url}", timeout=120) as answer:
    print(json.dumps(json.load(answer), indent=2))`,
    powerQuery: queryOf(url, path),
  }
  const order = ['curl', 'powerShell', 'python', 'powerQuery'] as const
  const first = platform === 'windows' ? (['powerQuery', 'powerShell', 'curl', 'python'] as const) : order
  return first.map((id) => ({ id, text: texts[id] }))
}

/** Power Query's own language: Xero's list as a table, where the path is one of a list. */
const queryOf = (url: string, path: string): string => {
  const source = `Json.Document(Web.Contents("${url}", [Headers = [Accept = "application/json"], Timeout = #duration(0, 0, 2, 0)]))`
  const list = /^\/api\.xro\/2\.0\/(?<list>[A-Za-z]+)$/u.exec(path)?.groups?.['list']
  if (list === undefined) return `let\n    Source = ${source}\nin\n    Source`
  const field = list === 'Organisation' ? 'Organisations' : list
  return `let
    Source = ${source},
    Rows = Table.FromRecords(Source[${field}], null, MissingField.UseNull)
in
    Rows`
}

const byToken = (
  { name }: Pick<Tool, 'name'>,
  { app, platform, asked, isLive }: Facts,
): readonly Recipe[] => {
  if (asked === 'nobody') return []
  const isWindows = platform === 'windows'
  const word = (text: string) => quoted(text, isWindows)
  const command = tokenCommand(app, name, isWindows, asked)
  const run = [TOOL_COMMAND, 'run', ...switchFor(asked), '--app', word(app), '--tool', word(name), '--'].join(
    ' ',
  )
  const general: readonly Recipe[] = [
    { id: 'command', text: command },
    { id: 'run', text: `${run} python3 report.py` },
  ]
  // Xero itself takes no token of the sandbox's
  if (!isLive) return general
  const connections = 'https://api.xero.com/connections'
  return [
    ...general,
    {
      id: 'mcp',
      text: JSON.stringify(
        {
          mcpServers: {
            xero: {
              command: TOOL_COMMAND,
              args: [
                'run',
                '--app',
                app,
                '--tool',
                name,
                '--as',
                'XERO_CLIENT_BEARER_TOKEN',
                '--',
                // there npx is a script, which nothing runs but a shell
                ...(isWindows ? ['cmd', '/c'] : []),
                'npx',
                '-y',
                MCP_SERVER,
              ],
            },
          },
        },
        null,
        2,
      ),
    },
    isWindows
      ? {
          id: 'powerShell',
          text: `$token = ${command}\nInvoke-RestMethod "${connections}" -Headers @{ Authorization = "Bearer $token" }`,
        }
      : {
          id: 'curlToken',
          // on its input: in an argument every program of this computer could read it
          text: `token="$(${command})" && printf 'header = "Authorization: Bearer %s"' "$token" | curl --config - "${connections}"`,
        },
  ]
}
