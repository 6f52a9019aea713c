import { isConnected } from '../../../shared/connections/impact.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import {
  LAPSE_LEAD,
  type ConnectionStatus,
  connectionStatus,
  needsPerson,
  signInFor,
} from '../../../shared/connections/status.ts'
import { labelIdOf } from '../../../shared/labels/label.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { foldText } from '../../../shared/kernel/shown-text.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { SortColumn } from '../../../shared/views/view.ts'
import { REGION } from '../../language/region.ts'
import { kindWords } from './words-status.ts'
import { CONNECTION_LIST } from './words.ts'

/** One connection with everything that its row shows, worked out once per snapshot. */
export type ConnectionRow = {
  readonly line: 'row'
  readonly connection: Connection
  readonly appName: string
  readonly kind: string
  readonly isKnownKind: boolean
  readonly person: string
  readonly signIn: SignIn | undefined
  readonly status: ConnectionStatus
  /** The practice's own tags of the organisation. */
  readonly tags: readonly string[]
  /** The practice's own note about it; empty where there is none. */
  readonly note: string
  /** The organisation's name for ordering: by what is seen of it. */
  readonly sortName: string
  /** Lower case, all that the search looks at. */
  readonly haystack: string
  /** Xero's ids; only a word that looks like a part of one is looked for in them. */
  readonly ids: string
}

/** A line of the list: a group's head or a connection. */
export type ListLine =
  | {
      readonly line: 'group'
      readonly appId: string
      readonly name: string
      readonly amount: number
      /** How many of them Xero may still count; the others have ended. */
      readonly connected: number
      readonly isOpen: boolean
    }
  | ConnectionRow

export type Filter = { readonly show: 'all' | 'needYou' | 'ended'; readonly search: string }

const NO_TAGS: readonly string[] = []

/** Prepares all rows of a snapshot at a moment. */
export const connectionRows = (snapshot: Snapshot, now: Instant): ConnectionRow[] => {
  const apps = new Map(snapshot.apps.map((app) => [app.id, app]))
  const labels = new Map(snapshot.labels.organisations.map((label) => [label.id, label]))
  const signIns = new Map(snapshot.signIns.map((signIn) => [signIn.id, signIn]))
  return snapshot.connections.map((connection) => {
    const signIn = signInFor(connection, signIns, now)
    const known = kindWords(connection.tenantType)
    const app = apps.get(connection.appId)
    const label = labels.get(labelIdOf(connection))
    const appName = app?.name ?? ''
    const people = connection.signInIds.flatMap((id) => signIns.get(id)?.name ?? [])
    return {
      line: 'row',
      connection,
      appName,
      kind: known ?? CONNECTION_LIST.unknownKind,
      isKnownKind: known !== null,
      person: signIn?.name ?? '',
      signIn,
      status: connectionStatus(connection, signIn, now, app?.kind),
      tags: label?.tags ?? NO_TAGS,
      note: label?.note ?? '',
      sortName: foldText(connection.tenantName),
      ids: `${connection.connectionId}\n${connection.tenantId}`.toLowerCase(),
      haystack: foldText(
        `${connection.tenantName}\n${people.join('\n')}\n${appName}\n${known ?? CONNECTION_LIST.unknownKindNamed(connection.tenantType)}${label === undefined ? '' : `\n${label.tags.join('\n')}\n${label.note}`}`,
      ),
    }
  })
}

/** Puts rows in the order of a column; ties are broken by name, then by key, so that the order is stable. */
export const sortRows = (
  rows: readonly ConnectionRow[],
  column: SortColumn,
  direction: 'ascending' | 'descending',
): ConnectionRow[] => {
  const sign = direction === 'ascending' ? 1 : -1
  const compare = COMPARE[column]
  return rows.toSorted(
    (a, b) => sign * compare(a, b) || byName(a, b) || (a.connection.key < b.connection.key ? -1 : 1),
  )
}

/** Keeps the rows that are shown and hold every word of the search. Linear, and nothing is allocated per row. */
export const filterRows = (rows: readonly ConnectionRow[], { show, search }: Filter): ConnectionRow[] => {
  const words = foldText(search)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const isId = words.map((word) => PART_OF_ID.test(word))
  return rows.filter(
    (row) =>
      isShown(row, show) &&
      words.every((word, at) => row.haystack.includes(word) || (isId[at] === true && row.ids.includes(word))),
  )
}

/** Arranges sorted rows into the list's lines; apps come by name. */
export const listLines = (
  rows: readonly ConnectionRow[],
  isGrouped: boolean,
  closed: ReadonlySet<string>,
): ListLine[] => {
  if (!isGrouped) return [...rows]
  const groups = Map.groupBy(rows, ({ connection }) => connection.appId)
  return [...groups]
    .toSorted(([, [a]], [, [b]]) => collator.compare(a?.appName ?? '', b?.appName ?? ''))
    .flatMap(([appId, members]): ListLine[] => {
      const isOpen = !closed.has(appId)
      const head: ListLine = {
        line: 'group',
        appId,
        name: members[0]?.appName ?? '',
        amount: members.length,
        connected: members.filter(({ connection }) => isConnected(connection)).length,
        isOpen,
      }
      return isOpen ? [head, ...members] : [head]
    })
}

export const isEnded = ({ connection: { state } }: ConnectionRow): boolean =>
  state.kind === 'disconnected' || state.kind === 'gone'

/** How many rows each view of the list holds. */
export const countRows = (rows: readonly ConnectionRow[]) => ({
  all: rows.length,
  needYou: rows.filter(({ status }) => needsPerson(status)).length,
  ended: rows.filter(isEnded).length,
})

/** The earliest moment at which a sign-in in use lapses; `null` without any. */
export const nextLapse = (rows: readonly ConnectionRow[], now: Instant): Instant | null => {
  const dates = rows.flatMap(({ status }) =>
    status.code === 'fineUntil' && status.at - now >= LAPSE_LEAD ? status.at : [],
  )
  return dates.length === 0 ? null : dates.reduce((a, b) => Math.min(a, b))
}

/** Long enough, and with a digit, so that no word of a name is one: not "facade", and not "decade". */
const PART_OF_ID = /^(?=.*\d)[\da-f-]{6,36}$/u

const isShown = (row: ConnectionRow, show: Filter['show']): boolean =>
  show === 'all' || (show === 'needYou' ? needsPerson(row.status) : isEnded(row))

const collator = new Intl.Collator(REGION, { numeric: true, sensitivity: 'base' })
const byName = (a: ConnectionRow, b: ConnectionRow) => collator.compare(a.sortName, b.sortName)

/** Most urgent first. */
const RANK = {
  expiredStillConnected: 0,
  notYetDisconnected: 1,
  notYetRevoked: 2,
  lapses: 3,
  endNotProven: 4,
  madeElsewhere: 5,
  onlyInOwnList: 6,
  noSignIn: 7,
  gone: 8,
  fineUntil: 9,
  ownConnection: 10,
  disconnected: 11,
} as const satisfies Record<ConnectionStatus['code'], number>

/** What says nothing comes after all that says something. */
const emptyLast = (a: string, b: string): number =>
  (a === '' ? 1 : 0) - (b === '' ? 1 : 0) || collator.compare(a, b)

const dateOf = (status: ConnectionStatus): Instant => ('at' in status ? status.at : 0)

const COMPARE: Record<SortColumn, (a: ConnectionRow, b: ConnectionRow) => number> = {
  organisation: byName,
  kind: (a, b) => collator.compare(a.kind, b.kind),
  person: (a, b) => collator.compare(a.person, b.person),
  since: (a, b) => a.connection.createdAt - b.connection.createdAt,
  status: (a, b) => RANK[a.status.code] - RANK[b.status.code] || dateOf(a.status) - dateOf(b.status),
  checked: (a, b) => b.connection.checkedAt - a.connection.checkedAt,
  app: (a, b) => collator.compare(a.appName, b.appName),
  tags: (a, b) => emptyLast(a.tags.join(' '), b.tags.join(' ')),
  note: (a, b) => emptyLast(a.note, b.note),
  organisationId: (a, b) => collator.compare(a.connection.tenantId, b.connection.tenantId),
}
