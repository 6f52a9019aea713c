import { isSea } from 'node:sea'
import { askKeyward } from '../adapters/tools/asking.ts'
import type { ToolAsk } from '../adapters/tools/wire.ts'
import { readArguments, type Asking, type Wish } from './arguments.ts'
import { callerOf, runnerOf, type Caller } from './caller.ts'
import { COMPLETIONS } from './completions.ts'
import { EXIT, exitOf, type Exit } from './exit-codes.ts'
import { profileOf } from './profile.ts'
import { runWith } from './run.ts'
import {
  ALLOWED,
  ASKS,
  ENDED,
  FAILED,
  HELP,
  NO_TOOL,
  STANDINGS,
  TRY_HELP,
  UNKNOWN_SHELL,
  WAITING,
  WRONG,
} from './words.ts'

declare const KEYWARD_VERSION: string

/** A person who answers at once is told nothing. */
const TOLD_AFTER = 1_000

const answer = (text: string): number => {
  process.stdout.write(text)
  return EXIT.fine
}
const tell = (text: string): void => void process.stderr.write(`keyward: ${text}\n`)
const end = (exit: Exit, code = ''): number => {
  tell(FAILED[code] ?? ENDED[exit])
  return EXIT[exit]
}

/** Asks Keyward; whoever waits for it longer is told so. */
const asked = async (profile: string, ask: ToolAsk) => {
  const timer = setTimeout(tell, TOLD_AFTER, WAITING)
  try {
    return await askKeyward(profile, ask)
  } finally {
    clearTimeout(timer)
  }
}

const tokenFor = (profile: string, { app, organisation, tool }: Wish, { name, program }: Caller) =>
  asked(profile, { kind: 'token', name: tool ?? name, program, app, organisation })

const token = async (profile: string, wish: Wish, isJson: boolean): Promise<number> => {
  const given = await tokenFor(profile, wish, callerOf(process.ppid))
  if (given.kind === 'standing') return end('noAnswer')
  if (given.kind !== 'token') return end(exitOf(given), given.kind === 'failed' ? given.code : '')
  if (!isJson) return answer(`${given.accessToken}\n`)
  return answer(
    `${JSON.stringify({
      access_token: given.accessToken,
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: given.expiresIn,
      scope: given.scopes.join(' '),
      ...(given.tenantId === null ? {} : { xero_tenant_id: given.tenantId }),
    })}\n`,
  )
}

const run = async (
  profile: string,
  { wish, variable, command }: Extract<Asking, { readonly kind: 'run' }>,
): Promise<number> => {
  const runner = runnerOf(command[0] ?? '', process.env['PATH'] ?? '', process.cwd())
  if (runner.program === null) return end('notFound')
  const given = await tokenFor(profile, wish, runner)
  if (given.kind === 'standing') return end('noAnswer')
  if (given.kind !== 'token') return end(exitOf(given), given.kind === 'failed' ? given.code : '')
  // the file that was shown is the one that runs
  const ended = await runWith(runner.program, command, {
    [variable]: given.accessToken,
    ...(given.tenantId === null ? {} : { XERO_TENANT_ID: given.tenantId }),
  })
  if (ended === EXIT.notFound || ended === EXIT.notExecutable) tell(command[0] ?? '')
  return ended
}

const standing = async (profile: string, kind: 'list' | 'status', isJson: boolean): Promise<number> => {
  const told = await asked(profile, { kind: 'standing' })
  if (told.kind === 'token') return end('noAnswer')
  if (told.kind !== 'standing') {
    if (kind === 'status' && isJson && told.kind !== 'failed')
      answer(`${JSON.stringify({ state: told.kind })}\n`)
    return end(exitOf(told))
  }
  const { state, tools } = told
  if (kind === 'status') {
    answer(isJson ? `${JSON.stringify({ state })}\n` : `${STANDINGS[state]}\n`)
    return EXIT[state === 'open' ? 'fine' : state]
  }
  if (state !== 'open') return end(state)
  if (isJson) return answer(`${JSON.stringify(tools)}\n`)
  if (tools.length === 0) return answer(`${NO_TOOL}\n`)
  return answer(
    tools.map(({ name, app, isAllowed }) => `${name}\t${app}\t${isAllowed ? ALLOWED : ASKS}\n`).join(''),
  )
}

const main = async (argv: readonly string[]): Promise<number> => {
  const { asking, isSandbox } = readArguments(argv)
  const profile = profileOf(process.env, { isSandbox, isPackaged: isSea() })
  switch (asking.kind) {
    case 'help':
      return answer(HELP)
    case 'version':
      return answer(`${KEYWARD_VERSION}\n`)
    case 'wrong':
      tell(`${WRONG[asking.why](asking.about)} ${TRY_HELP}`)
      return EXIT.usage
    case 'completions': {
      const script = COMPLETIONS[asking.shell]
      if (script !== undefined) return answer(script)
      tell(UNKNOWN_SHELL)
      return EXIT.usage
    }
    case 'token':
      return token(profile, asking.wish, asking.isJson)
    case 'run':
      return run(profile, asking)
    case 'list':
    case 'status':
      return standing(profile, asking.kind, asking.isJson)
  }
}

// whoever reads no more of the answer wants none
process.stdout.on('error', () => process.exit(EXIT.fine))
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
