import { isSea } from 'node:sea'
import { askKeyward } from '../adapters/tools/asking.ts'
import { readMark } from '../adapters/tools/mark.ts'
import type { ToolAsk } from '../adapters/tools/wire.ts'
import { readArguments, type Asking, type Wish } from './arguments.ts'
import { callerOf, runnerOf, type Caller } from './caller.ts'
import { COMPLETIONS } from './completions.ts'
import { EXIT, exitOf, type Exit, type Unanswered } from './exit-codes.ts'
import { profileOf } from './profile.ts'
import { runWith, startApart } from './run.ts'
import { answer, tell } from './saying.ts'
import { askOrStart, startLine, type Answered } from './starting.ts'
import {
  ALLOWED,
  ASKS,
  ENDED,
  FAILED,
  HELP,
  NO_TOOL,
  STANDINGS,
  STARTING,
  TRY_HELP,
  UNANSWERED,
  UNKNOWN_SHELL,
  WAITING,
  WRONG,
} from './words.ts'

declare const KEYWARD_VERSION: string

/** A person who answers at once is told nothing. */
const TOLD_AFTER = 1_000
/** Whoever begins is looked for so often. */
const LOOK_EVERY = 100

/** Which Keyward is meant, and what starts it. */
type Place = { readonly profile: string; readonly line: readonly string[] | null }

const end = (exit: Exit, words = ENDED[exit]): number => {
  tell(words)
  return EXIT[exit]
}
/** Whatever was had in place of what was asked for. */
const endWithout = (told: Unanswered): number =>
  end(exitOf(told), told.kind === 'failed' ? FAILED[told.code] : UNANSWERED[told.kind])

/** Asks Keyward; whoever waits for it longer is told so. */
const asked = async ({ profile, line }: Place, ask: ToolAsk): Promise<Answered> => {
  const timer = setTimeout(tell, TOLD_AFTER, WAITING)
  try {
    return await askOrStart({
      ask: () => askKeyward(profile, ask),
      isExpected: () => readMark(profile),
      start:
        line === null
          ? null
          : () => {
              tell(STARTING)
              return startApart(line)
            },
      pause: () => new Promise((resolve) => void setTimeout(resolve, LOOK_EVERY)),
      ticks: () => performance.now(),
    })
  } finally {
    clearTimeout(timer)
  }
}

const tokenFor = (place: Place, { app, organisation, tool }: Wish, caller: Caller) =>
  asked(place, { kind: 'token', ...caller, name: tool ?? caller.name, app, organisation })

/** No token, and why. */
const refused = (given: Exclude<Answered, { readonly kind: 'token' }>): number =>
  given.kind === 'standing' ? end('noAnswer') : endWithout(given)

const token = async (place: Place, wish: Wish, isJson: boolean): Promise<number> => {
  const given = await tokenFor(place, wish, callerOf(process.ppid))
  if (given.kind !== 'token') return refused(given)
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
  place: Place,
  { wish, variable, command }: Extract<Asking, { readonly kind: 'run' }>,
): Promise<number> => {
  const runner = runnerOf(command[0] ?? '', process.env['PATH'] ?? '', process.cwd())
  if (runner.program === null) return end('notFound')
  const given = await tokenFor(place, wish, runner)
  if (given.kind !== 'token') return refused(given)
  // the file that was shown is the one that runs
  const ended = await runWith(runner.program, command, {
    [variable]: given.accessToken,
    ...(given.tenantId === null ? {} : { XERO_TENANT_ID: given.tenantId }),
  })
  if (ended === EXIT.notFound || ended === EXIT.notExecutable) tell(command[0] ?? '')
  return ended
}

const standing = async (profile: string, kind: 'list' | 'status', isJson: boolean): Promise<number> => {
  const told = await asked({ profile, line: null }, { kind: 'standing' }) // to ask how it stands starts nothing
  if (told.kind === 'token') return end('noAnswer')
  if (told.kind !== 'standing') {
    if (kind === 'status' && isJson && told.kind !== 'failed')
      answer(`${JSON.stringify({ state: told.kind })}\n`)
    return endWithout(told)
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
  const isPackaged = isSea()
  const profile = profileOf(process.env, { isSandbox, isPackaged })
  const about = { command: process.execPath, isPackaged, platform: process.platform }
  const place = { profile, line: isSandbox ? null : startLine(process.env, about) }
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
      return token(place, asking.wish, asking.isJson)
    case 'run':
      return run(place, asking)
    case 'list':
    case 'status':
      return standing(profile, asking.kind, asking.isJson)
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
