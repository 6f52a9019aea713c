/** What somebody asked the command for. */
export type Wish = {
  readonly app: string
  readonly organisation: string | null
  /** What the program calls itself; its file's name where it does not. */
  readonly tool: string | null
}

export type Asking =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'token'; readonly wish: Wish; readonly isJson: boolean }
  | {
      readonly kind: 'run'
      readonly wish: Wish
      readonly variable: string
      readonly command: readonly string[]
    }
  | { readonly kind: 'list' | 'status'; readonly isJson: boolean }
  | { readonly kind: 'completions'; readonly shell: string }
  | { readonly kind: 'wrong'; readonly why: Wrong; readonly about: string }

export type Wrong =
  | 'noVerb'
  | 'unknownVerb'
  | 'unknownOption'
  | 'noValue'
  | 'twice'
  | 'tooMuch'
  | 'noApp'
  | 'noCommand'
  | 'noDashes'
  | 'oddVariable'
  | 'tooLong'

/** Said with `--sandbox`: the sandbox practice is meant. */
export type Read = { readonly asking: Asking; readonly isSandbox: boolean }

/** Where a program finds its token, unless it wants it under another name. */
export const TOKEN_VARIABLE = 'XERO_ACCESS_TOKEN'

const VERBS = {
  token: ['--app', '--org', '--tool', '--json'],
  run: ['--app', '--org', '--tool', '--as'],
  list: ['--json'],
  status: ['--json'],
  completions: [],
} as const
type Verb = keyof typeof VERBS

const SWITCHES = ['--json', '--sandbox']
/** No name in Keyward is longer, and no longer one is sent. */
const VALUE_MAX = 200

const isVerb = (word: string): word is Verb => Object.hasOwn(VERBS, word)

const wrong = (why: Wrong, about = ''): Read => ({ asking: { kind: 'wrong', why, about }, isSandbox: false })

/** What the words after `keyward` mean, or which of them is a mistake. Nothing is guessed. */
export const readArguments = (argv: readonly string[]): Read => {
  const dashes = argv.indexOf('--')
  const own = dashes < 0 ? argv : argv.slice(0, dashes)
  if (own.includes('--help') || own.includes('-h') || own[0] === 'help')
    return { asking: { kind: 'help' }, isSandbox: false }
  if (own[0] === '--version') return { asking: { kind: 'version' }, isSandbox: false }
  const [verb, ...words] = own
  if (verb === undefined) return wrong('noVerb')
  if (!isVerb(verb)) return wrong('unknownVerb', verb)
  const options = new Map<string, string>()
  const plain: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!word.startsWith('-')) {
      plain.push(word)
      continue
    }
    const [name = '', ...rest] = word.split('=')
    if (name !== '--sandbox' && !VERBS[verb].some((one) => one === name)) return wrong('unknownOption', name)
    if (options.has(name)) return wrong('twice', name)
    if (SWITCHES.includes(name)) {
      if (rest.length > 0) return wrong('unknownOption', word)
      options.set(name, '')
      continue
    }
    if (rest.length === 0) at += 1
    const value = rest.length > 0 ? rest.join('=') : words[at]
    if (value === undefined || value.trim() === '') return wrong('noValue', name)
    if (value.length > VALUE_MAX) return wrong('tooLong', name)
    options.set(name, value)
  }
  const asking = askingOf(verb, options, plain, dashes < 0 ? null : argv.slice(dashes + 1))
  return { asking, isSandbox: options.has('--sandbox') }
}

const askingOf = (
  verb: Verb,
  options: ReadonlyMap<string, string>,
  plain: readonly string[],
  command: readonly string[] | null,
): Asking => {
  const isJson = options.has('--json')
  const [first] = plain
  const mistake = (why: Wrong, about = ''): Asking => ({ kind: 'wrong', why, about })
  if (verb === 'completions')
    return plain.length === 1 && command === null
      ? { kind: verb, shell: first ?? '' }
      : mistake(plain.length === 0 ? 'noValue' : 'tooMuch', plain[1] ?? verb)
  if (first !== undefined) return verb === 'run' ? mistake('noDashes', first) : mistake('tooMuch', first)
  if (command !== null && verb !== 'run') return mistake('tooMuch', '--')
  if (verb === 'list' || verb === 'status') return { kind: verb, isJson }
  const app = options.get('--app')
  if (app === undefined) return mistake('noApp')
  const wish = { app, organisation: options.get('--org') ?? null, tool: options.get('--tool') ?? null }
  if (verb === 'token') return { kind: verb, wish, isJson }
  const variable = options.get('--as') ?? TOKEN_VARIABLE
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(variable)) return mistake('oddVariable', variable)
  if (command === null || command.length === 0) return mistake('noCommand')
  return { kind: verb, wish, variable, command }
}
