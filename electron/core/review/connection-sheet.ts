import type { Review } from '../../../shared/review/review.ts'
import { labelIdOf } from '../../../shared/labels/label.ts'
import { isNameless, shownName } from '../../../shared/kernel/shown-text.ts'
import { judge, kindOf, sourceWords, statusWords } from './words.ts'
import { SHEET_COLUMNS } from './words-page.ts'

/** The connections as a spreadsheet; the moments in ISO 8601, UTC. */
export const connectionSheet = (review: Review): [string[], (string | number)[][]] => {
  const tags = new Map(review.tags.map((one) => [one.id, one.tags.join('; ')]))
  return [
    [...SHEET_COLUMNS],
    judge(review).map(({ connection, app, signIn, status }) => [
      nameOr(connection),
      kindOf(connection.tenantType),
      app,
      review.apps.find(({ id }) => id === connection.appId)?.clientId ?? '',
      signIn?.name ?? '',
      signIn?.email ?? '',
      connection.createdAt === 0 ? '' : iso(connection.createdAt),
      statusWords(status, connection),
      iso(connection.checkedAt),
      sourceWords(connection, review),
      connection.inOwnListAt === undefined ? '' : iso(connection.inOwnListAt),
      connection.inSignInListAt === undefined ? '' : iso(connection.inSignInListAt),
      iso(connection.triedAt),
      connection.failure?.code ?? '',
      signIn === undefined ? '' : iso(signIn.lapsesAt),
      connection.connectionId,
      connection.tenantId,
      tags.get(labelIdOf(connection)) ?? '',
    ]),
  ]
}

/** A cell is a name as Xero gave it; only a nameless organisation is told apart by its id. */
const nameOr = ({ tenantName, tenantId }: Review['connections'][number]): string =>
  isNameless(tenantName) ? shownName('Organisation', tenantName, tenantId) : tenantName

const iso = (at: number) => new Date(at).toISOString()
