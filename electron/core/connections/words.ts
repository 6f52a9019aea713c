import type { ConnectionStatus } from '../../../shared/connections/status.ts'

/** The columns of the table of connections; times are in UTC, as in every file, and there said. */
export const COLUMNS = [
  'Organisation',
  'Kind at Xero',
  'App',
  'Signed in by',
  'Connected since (UTC)',
  'State',
  'Lapses or ended (UTC)',
  'Last listed by Xero (UTC)',
  'Connection id',
  'Organisation id',
  'Tags',
  'Note',
] as const

/** What the table says of a connection's state. */
export const STATES: Readonly<Record<ConnectionStatus['code'], string>> = {
  fineUntil: 'Fine until',
  lapses: 'Lapses soon',
  notYetDisconnected: 'Not yet disconnected',
  notYetRevoked: 'Not yet revoked',
  endNotProven: 'Revoked, end not proven',
  expiredStillConnected: 'Expired, still connected',
  gone: 'Gone at Xero',
  noSignIn: 'No sign-in known',
  madeElsewhere: 'Made elsewhere',
  onlyInOwnList: 'The lists differ',
  ownConnection: 'Custom connection',
  disconnected: 'Disconnected',
}

/** The name that is proposed for the file. */
export const fileName = (day: string): string => `Keyward connections ${day}.csv`
