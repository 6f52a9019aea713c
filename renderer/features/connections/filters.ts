import { isConnected } from '../../../shared/connections/impact.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { foldText } from '../../../shared/kernel/shown-text.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import type { RowFilter } from '../../../shared/views/view.ts'
import type { ConnectionRow } from './connection-list.ts'

type Known = Pick<Snapshot, 'apps' | 'connections'>

/** Whether a row belongs to a filter; what is to be known of all rows is worked out once. */
export const judgeOf = (
  filter: RowFilter,
  { apps, connections }: Known,
  now: Instant,
): ((row: ConnectionRow) => boolean) => {
  switch (filter.kind) {
    case 'lapses30':
      return ({ status }) =>
        (status.code === 'lapses' || status.code === 'fineUntil') && status.at - now < 30 * DAY
    case 'expired':
      return ({ status }) => status.code === 'expiredStillConnected'
    case 'unchecked7':
      return ({ connection }) => isConnected(connection) && now - connection.checkedAt >= 7 * DAY
    case 'moreThanAsked': {
      const asked = new Map(apps.map(({ id, scopes }) => [id, scopes]))
      return ({ connection, signIn }) =>
        isConnected(connection) &&
        signIn !== undefined &&
        compareScopes(asked.get(connection.appId) ?? [], signIn.grantedScopes).extra.length > 0
    }
    case 'nobodyHere':
      return ({ status }) => status.code === 'madeElsewhere' || status.code === 'noSignIn'
    case 'twoApps': {
      const amounts = new Map<string, Set<string>>()
      for (const one of connections)
        if (isConnected(one) && one.tenantId !== '')
          amounts.set(one.tenantId, (amounts.get(one.tenantId) ?? new Set()).add(one.appId))
      return ({ connection }) => isConnected(connection) && (amounts.get(connection.tenantId)?.size ?? 0) > 1
    }
    case 'signedInBy':
      return ({ person }) => person === filter.person
    case 'tagged': {
      const wanted = foldText(filter.tag)
      return ({ tags }) => tags.some((tag) => foldText(tag) === wanted)
    }
  }
}

/** Every person whose sign-in is used, by name. */
export const peopleOf = (rows: readonly ConnectionRow[]): string[] =>
  [...new Set(rows.flatMap(({ person }) => (person === '' ? [] : person)))].toSorted((a, b) =>
    a.localeCompare(b, 'en-GB'),
  )
