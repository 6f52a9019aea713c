import type { ConsentLength, ToolPermission, ToolQuestion, ToolWay } from '../../../shared/tools/tool.ts'
import { timeOf, timeToTheSecond } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'

/** What `tools-view.tsx` says. */
export const TOOLS = {
  title: (amount: number) => (amount === 0 ? 'No tool is set up yet' : `${count(amount, 'tool')} set up`),
  explanation:
    'A tool is a program on this computer, such as a spreadsheet or a script. Through Keyward it reads one organisation and sees neither the secret nor a token. Where that does not do, it asks for a token, which lives 30 minutes at most. You say yes before its first call, and it ends when you lock.',
  standard:
    'Xero’s security standard asks that tokens are never exposed or shared, and that other parties with access are disclosed. A tool of somebody else’s is such a party.',
  switchName: 'Tools on this computer may ask',
  switchHint:
    'Only programs on this computer can ask: with the address of a tool, or under your account for a token. While Keyward is locked, nobody gets anything.',
  switching: 'Switching tools on or off',
  endAll: 'End all permissions',
  ended: 'Nothing is allowed any more.',
  add: 'Add a tool…',
  tool: 'Tool',
  reaches: 'App, sign-in, organisation',
  allowed: 'Allowed',
  lastCall: 'Last use',
  never: 'never',
  closed: 'Tools are shown once the vault is open. Until then nobody gets anything.',
  uses: (amount: number, way: ToolWay) => count(amount, way === 'token' ? 'token' : 'call'),
  everyOrganisation: (amount: number) => `a token for ${count(amount, 'organisation')}`,
  noTool: 'Add the first one, and give its address or command to the program. It asks here the first time.',
  custom: 'A custom connection has no sign-in, and no tool reads with it.',
  noSignIn: 'Sign in to an app first: a tool reads with a sign-in that is here.',
  actions: (name: string) => `Actions for ${name}`,
  more: 'Actions',
  copyAddress: 'Copy the address',
  addressName: 'Address',
  copyCommand: 'Copy the command',
  commandName: 'Command',
  change: 'Change…',
  letAsk: 'Let it ask again',
  end: 'End its permission',
  remove: 'Remove it',
  removed: (name: string, way: ToolWay) =>
    way === 'token'
      ? `${name} is removed. A token that it has lives on until its 30 minutes are over.`
      : `${name} is removed. Its address no longer works.`,
  doing: 'Changing a tool',
  asks: 'Asks first',
  refused: 'Not to ask again',
  off: 'Switched off',
  signInAgain: 'Sign in again',
  organisationGone: 'not connected any more',
  usesTitle: 'How a program uses it',
} as const

/** The command that gives a token, by its name. */
export const TOOL_COMMAND = 'keyward'

/** What `tool-recipes.tsx` says. */
export const RECIPES = {
  of: 'For which tool',
  copy: 'Copy',
  copyThe: (name: string) => `Copy: ${name}`,
  names: {
    curl: 'curl, for a first try',
    powerShell: 'PowerShell',
    python: 'Python',
    powerQuery: 'Excel, Power Query',
    mcp: 'Xero’s MCP server, for an assistant',
    curlToken: 'curl with a token',
    run: 'A program of yours',
    command: 'The token alone',
  },
  hints: {
    curl: null,
    powerShell: null,
    python: null,
    powerQuery:
      'In Excel: Data, Get Data, From Other Sources, Blank Query; then Advanced Editor, with this in place of what stands there. Where Excel asks how to sign in, choose Anonymous. The address then stands in the workbook, and goes with it to whoever is sent it.',
    mcp: 'Goes into the list of MCP servers of the assistant. A token ends after 30 minutes; start the server anew then.',
    curlToken: 'Lists the organisations that the token reaches.',
    run: 'What stands behind -- finds the token in XERO_ACCESS_TOKEN.',
    command: 'Prints the token and nothing else.',
  },
  mcpFirst: (organisations: number) =>
    organisations < 2
      ? null
      : `This sign-in reaches ${count(organisations, 'organisation')}, and the server has no setting for which of them: it takes the first that Xero lists. Have the assistant list the organisation’s details before you rely on it. To be sure, use an app that is connected to one organisation alone.`,
  byAddress:
    'ADDRESS stands for the tool’s own address, which holds its key; Keyward puts it there as you copy. Whoever has what you copied can call as this tool while it is allowed, so treat it like a password. The program waits while Keyward asks you, a minute at most.',
  byToken:
    'None of these holds a secret or a token. Whoever runs one on this computer is given a token once you have said yes, and that token reaches every organisation of the sign-in.',
  firstOnly:
    'The keyward command asks your first practice only, so far. In this one, let programs read through Keyward.',
  noCommand:
    'The keyward command comes with Keyward for Linux only, so far. On this computer, let programs read through Keyward.',
} as const

/** Until when a tool is allowed. */
export const permissionWords = ({
  lasts,
  endsAt,
  way,
}: Pick<ToolPermission, 'lasts' | 'endsAt' | 'way'>): string => {
  if (lasts === 'once') return way === 'token' ? 'For one token' : 'For one call'
  return endsAt === null ? 'Until you lock' : `Until ${timeOf(endsAt)}`
}

/** What `tool-form.tsx` says. */
export const TOOL_FORM = {
  add: 'Add a tool',
  change: 'Change this tool',
  name: 'Name',
  nameHint: 'As you call the program, such as “Month-end workbook”.',
  purpose: 'What it is for',
  way: 'How it reaches Xero',
  ways: {
    proxy: ['Through Keyward', 'It reads one organisation at an address of its own, and sees no token.'],
    token: ['With a token', 'For what takes nothing else. It reaches everything that the sign-in does.'],
  },
  tokenReach: (organisations: number, may: string, isWriting: boolean) =>
    `A token of this sign-in reaches ${count(organisations, 'organisation')}: ${may}. ${
      isWriting ? 'It may change things there.' : 'It can change nothing.'
    } Xero does not let it be narrowed.`,
  signIn: 'Sign-in',
  organisation: 'Organisation',
  choose: 'Choose one',
  organisationMissing: 'Choose the organisation that it reads.',
  paths: 'Parts of Xero’s API that it may call',
  pathsHint:
    'It only reads. Each part begins with a slash; put a space between several. Everything below a part is included.',
  pathsWrong: 'Each part begins with a slash and ends without one, such as /api.xro/2.0/Invoices.',
  lasts: 'A yes counts at most',
  nameMissing: 'Give the tool a name.',
  save: 'Save the tool',
  cancel: 'Cancel',
  saved: 'The tool is set up. It asks here the first time.',
  leaveEnds: 'What you entered for this tool',
} as const

/** How long a yes counts. */
export const LENGTHS = {
  once: 'This once',
  tenMinutes: '10 minutes',
  untilLocked: 'Until you lock',
} as const satisfies Record<ConsentLength, string>

/** What is said of a program beside its path: the number of its process, and who signed its file. */
export const PROGRAM = {
  process: (process: number) => `Process ${process}.`,
  signed: (by: string) => `That file is signed by ${by}.`,
  unsigned: 'Nobody whom this computer knows has signed that file.',
  untold: 'This computer does not tell whether it is signed.',
  looking: 'Looking at who signed it …',
} as const

/** What `tool-question.tsx` says. */
export const TOOL_QUESTION = {
  program: 'Program',
  saysSo: 'Name, place and number are what the program says of itself.',
  byAddress: 'Whoever has the address of this tool. Keyward cannot see which program that is.',
  app: 'App',
  signIn: 'Sign-in',
  purpose: 'For',
  organisation: 'Organisation',
  listed: 'connected, as Xero listed it',
  waits: 'Waits',
  until: (at: number) => `Until ${timeToTheSecond(at)}. Not answering means no.`,
  may: 'May call',
  opens: 'Opens',
  changesNothing: 'It can change nothing.',
  mayChange: 'It may change things as well.',
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
