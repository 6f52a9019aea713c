import { count, grouped, listOf, noun } from '../../language/plural.ts'

/** What is said while rows are selected. */
export const SELECTION = {
  selected: (amount: number) => (amount === 0 ? 'Nothing selected' : `${grouped(amount)} selected`),
  where: (apps: number, signIns: number) => `in ${count(apps, 'app')}, on ${count(signIns, 'sign-in')}`,
  bar: 'Selected organisations',
  all: 'Select all that are shown',
  check: 'Check',
  copyNames: 'Copy names',
  copyAsTable: 'Copy as table',
  namesCopied: (amount: number) => `${count(amount, 'name')} copied.`,
  tableCopied: (amount: number) => `${count(amount, 'row')} copied, to be pasted into a spreadsheet.`,
  copy: 'Copy the selected',
  saveAsCsv: 'Save as CSV…',
  print: 'Print…',
  save: 'Save the table',
  disconnect: (amount: number) => `Disconnect ${grouped(amount)}…`,
  disconnectNone: 'Disconnect…',
  noneCanBeEnded: 'None of the selected can be disconnected from here',
  clear: 'Clear the selection',
  menu: (amount: number) => count(amount, 'organisation'),
} as const

/** What is asked before several are disconnected. */
export const MANY = {
  pane: (amount: number) => count(amount, 'organisation'),
  closeThePane: 'Close the pane',
  inApps: (apps: readonly (readonly [string, number])[]) =>
    `In ${apps.map(([name, amount]) => `${name} ${grouped(amount)}`).join(', ')}`,
  title: (amount: number) => `Disconnect ${count(amount, 'organisation')}?`,
  leftOut: (amount: number) =>
    amount === 1
      ? 'One is left out, and stays as it is'
      : `${grouped(amount)} are left out, and stay as they are`,
  left: {
    hasEnded: 'has ended already',
    withoutId: 'Xero lists it without an id, so it can only be ended at Xero',
    withoutSignIn: 'nobody here can end it: somebody has to sign in again first',
  },
  leftLine: (name: string, why: string) => `${name}: ${why}`,
  names: 'Organisations to disconnect',
  named: (name: string, app: string) => `${name} (${app})`,
  endsReading: (apps: readonly string[]) => `${listOf(apps)} can no longer read them`,
  endsTools: (tools: readonly string[]) =>
    `${listOf(tools, 6)} ${tools.length === 1 ? 'loses' : 'lose'} them`,
  endsAnyTool: 'Every tool that uses these apps loses them',
  endsByOwnList: (amount: number) =>
    `${grouped(amount)} of them ${amount === 1 ? 'is' : 'are'} ended with the secret alone, by the app’s own list`,
  staysOthers: (amount: number) =>
    amount === 1 ? 'The other organisation' : `The other ${count(amount, 'organisation')}`,
  staysSignIns: (signIns: number) =>
    signIns === 0
      ? 'The secrets'
      : `${signIns === 1 ? 'The sign-in' : `All ${grouped(signIns)} sign-ins`} and the secrets`,
  staysBooks: 'Everything in their own books',
  foot: (amount: number) =>
    `They go one after the other, and Keyward asks Xero again after each. To undo, somebody has to connect each of the ${grouped(amount)} again at Xero; some may no longer let you in.`,
  type: (amount: number) => `Type ${String(amount)} to go on`,
  typeFirst: (amount: number) => `Type ${String(amount)} first`,
  keep: 'Keep them',
  yes: (amount: number) => `Disconnect ${grouped(amount)}`,
  nothing: 'None of the selected can be disconnected from here',
  begin: 'Disconnect the selected',
} as const

/** What is said of a list of disconnects, under way or not. */
export const RUN = {
  pane: 'Disconnecting',
  title: (gone: number, of: number, pending: number, refused: number) =>
    [
      `${grouped(gone)} of ${grouped(of)} ${gone === 1 ? 'is' : 'are'} gone`,
      ...(pending === 0 ? [] : [`${grouped(pending)} ${pending === 1 ? 'is' : 'are'} not yet`]),
      ...(refused === 0 ? [] : [`${grouped(refused)} could not be ended`]),
    ].join(', '),
  begun: (when: string) => `Begun ${when}.`,
  goOnWorking: 'You can go on working.',
  closeThePane: 'Close the pane',
  progress: 'How many have come to their end',
  rows: 'Each organisation',
  ended: (when: string) => `Xero no longer lists it, asked ${when}`,
  wasGone: (when: string) => `It was already gone, noticed ${when}`,
  offTheList: 'Taken off the list here',
  anew: 'Connected again since, and left alone',
  notYet: (what: string) => `${what} Take it as still connected.`,
  noAnswer: 'Xero was asked, and no answer was seen. Take it as still connected.',
  refused: (what: string) => `${what} It is as it was.`,
  next: 'Next',
  notBegun: 'Not begun; it is as it was',
  asking: 'Asking Xero, then asking again…',
  waits: (when: string) => `Xero asked to wait until ${when}`,
  tryAgain: 'Try again',
  tryAgainOne: (name: string) => `Try again: ${name}`,
  stop: 'Stop after this one',
  stopNow: 'Stop',
  stopping: 'Stopping after this one…',
  toGo: (amount: number) => `${grouped(amount)} to go`,
  goOn: (amount: number) => `Go on with ${noun(amount, 'the last one', `the other ${grouped(amount)}`)}`,
  putAway: 'Put the list away',
  done: 'Done',
  goOnDoing: 'Go on disconnecting',
  stopDoing: 'Stop disconnecting',
  show: 'Show the list',
  stripRunning: (gone: number, of: number) => `Disconnecting: ${grouped(gone)} of ${grouped(of)} are gone`,
  stripOpen: (open: number, of: number) =>
    `${grouped(open)} of ${count(of, 'organisation')} that were to be disconnected ${open === 1 ? 'is' : 'are'} not`,
  stripDone: (of: number) => `${count(of, 'organisation')} disconnected, each with its proof`,
  finished: (gone: number, of: number) => `${grouped(gone)} of ${grouped(of)} are disconnected, and proven.`,
} as const
