import type { ConsentLength, ToolPermission, ToolQuestion } from '../../../shared/tools/tool.ts'
import { timeOf, timeToTheSecond } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'

/** What `tools-view.tsx` says. */
export const TOOLS = {
  title: (amount: number) => (amount === 0 ? 'No tool is set up yet' : `${count(amount, 'tool')} set up`),
  explanation:
    'A tool is a program on this computer, such as a spreadsheet or a script. It reads Xero through Keyward, at an address of its own, for one organisation. It never sees the secret or a token, and you say yes before its first call.',
  standard:
    'Xero’s security standard asks that tokens are never exposed or shared, and that other parties with access are disclosed. A tool of somebody else’s is such a party.',
  switchName: 'Tools on this computer may ask',
  switchHint:
    'Only programs on this computer can call, and only with the address of a tool. While Keyward is locked, nobody gets anything.',
  switching: 'Switching tools on or off',
  endAll: 'End all permissions',
  ended: 'Nothing is allowed any more.',
  add: 'Add a tool…',
  tool: 'Tool',
  reaches: 'App, sign-in, organisation',
  allowed: 'Allowed',
  lastCall: 'Last call',
  never: 'never',
  closed: 'Tools are shown once the vault is open. Until then nobody gets anything.',
  calls: (amount: number) => count(amount, 'call'),
  noTool:
    'Add the first one, and give its address to the program. It asks here the first time that it calls.',
  noSignIn: 'Sign in to an app first: a tool reads with a sign-in that is here.',
  actions: (name: string) => `Actions for ${name}`,
  more: 'Actions',
  copyAddress: 'Copy the address',
  addressName: 'Address',
  change: 'Change…',
  letAsk: 'Let it ask again',
  end: 'End its permission',
  remove: 'Remove it',
  removed: (name: string) => `${name} is removed. Its address no longer works.`,
  doing: 'Changing a tool',
  asks: 'Asks first',
  refused: 'Not to ask again',
  off: 'Switched off',
  signInAgain: 'Sign in again',
  organisationGone: 'not connected any more',
  usesTitle: 'How a program uses it',
  usesSteps:
    'Copy the address and put the part of Xero’s API behind it. Keyward adds the rest. For a first try in a terminal:',
  curl: 'curl "ADDRESS/api.xro/2.0/Organisation"',
  usesExcel:
    'In Excel: Data, Get Data, From Web, and the same address. The program waits while Keyward asks you, a minute at most.',
} as const

/** Until when a tool is allowed. */
export const permissionWords = ({ lasts, endsAt }: Pick<ToolPermission, 'lasts' | 'endsAt'>): string => {
  if (lasts === 'once') return 'For one call'
  return endsAt === null ? 'Until you lock' : `Until ${timeOf(endsAt)}`
}

/** What `tool-form.tsx` says. */
export const TOOL_FORM = {
  add: 'Add a tool',
  change: 'Change this tool',
  name: 'Name',
  nameHint: 'As you call the program, such as “Month-end workbook”.',
  purpose: 'What it is for',
  app: 'App',
  signIn: 'Sign-in',
  organisation: 'Organisation',
  paths: 'Parts of Xero’s API that it may call',
  pathsHint:
    'It only reads. Each part begins with a slash; put a space between several. Everything below a part is included.',
  pathsWrong: 'Each part begins with a slash and ends without one, such as /api.xro/2.0/Invoices.',
  lasts: 'A yes counts at most',
  nameMissing: 'Give the tool a name.',
  save: 'Save the tool',
  cancel: 'Cancel',
  saved: 'The tool is set up. It asks the first time that it calls.',
  leaveEnds: 'What you entered for this tool',
} as const

/** How long a yes counts. */
export const LENGTHS = {
  once: 'This once',
  tenMinutes: '10 minutes',
  untilLocked: 'Until you lock',
} as const satisfies Record<ConsentLength, string>

/** What `tool-question.tsx` says. */
export const TOOL_QUESTION = {
  program: 'Program',
  saysSo: 'This name is what the program says of itself.',
  byAddress: 'Whoever has the address of this tool. Keyward cannot see which program that is.',
  app: 'App',
  signIn: 'Sign-in',
  purpose: 'For',
  organisation: 'Organisation',
  listed: 'connected, as Xero listed it',
  waits: 'Waits',
  until: (at: number) => `Until ${timeToTheSecond(at)}. Not answering means no.`,
  may: 'May call',
  only: 'Only this organisation, through Keyward. It sees no token.',
  every: 'Every organisation that this sign-in reaches',
  cannotNarrow: 'Xero gives a token for all of them or for none. To take one out, disconnect it first.',
  howLong: 'For how long?',
  no: 'Do not allow',
  never: 'Do not allow, and stop asking',
  answering: 'Answering a tool',
  waiting: (amount: number) => (amount === 0 ? null : `Waiting behind it: ${count(amount, 'tool')}.`),
  turnedAway: (amount: number) =>
    amount === 0 ? null : `Turned away meanwhile because too much was asked: ${amount}.`,
} as const

export const askTitle = ({ name, way, methods, organisations }: ToolQuestion): string => {
  if (way === 'token') return `Give ${name} a token for ${count(organisations.length, 'organisation')}?`
  const doing = methods.length > 1 ? 'read and change' : 'read'
  return `Let ${name} ${doing} ${organisations[0] ?? ''}?`
}

/** What each length means for what is asked. */
export const lengthHint = (lasts: ConsentLength, way: ToolQuestion['way'], tenMinutesOn: number): string => {
  if (lasts === 'once') return way === 'token' ? 'One token, good for up to 30 minutes' : 'One call'
  if (lasts === 'tenMinutes') return `As often as it asks, until ${timeOf(tenMinutesOn)}`
  return 'As often as it asks, until you lock, the computer sleeps or Keyward quits'
}

export const ALLOW = {
  once: 'Allow this once',
  tenMinutes: 'Allow for 10 minutes',
  untilLocked: 'Allow until I lock',
} as const satisfies Record<ConsentLength, string>

export const methodsWords = (methods: readonly string[], paths: readonly string[]): string =>
  `${methods.join(', ')} ${paths.join(', ')}`
