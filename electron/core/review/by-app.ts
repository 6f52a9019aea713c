import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import type { SecretFacts, XeroApp } from '../../../shared/apps/xero-app.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import type { Review } from '../../../shared/review/review.ts'
import { dayOf, momentOf, shortDayOf } from '../paper/moments.ts'
import { facts, table } from '../paper/page-parts.ts'
import { isMarked } from './summary.ts'
import { kindOf, scopeRemarks, sourceWords, statusWords, type JudgedConnection } from './words.ts'
import { APP_WORDS, CONNECTION_WORDS } from './words-page.ts'
import { BY_APP_WORDS } from './words-summary.ts'

/** Each app with what it is and how its secret stands, and below it what is connected through it, a line each. */
export const byApp = (review: Review, judged: readonly JudgedConnection[]): Html => {
  const known = new Set(review.apps.map(({ id }) => id))
  const orphans = judged.filter(({ connection }) => !known.has(connection.appId))
  return html`<section><h2>${CONNECTION_WORDS.heading}</h2><p>${APP_WORDS.noSecret}</p>${
    review.apps.length === 0 ? html`<p>${APP_WORDS.none}</p>` : []
  }${review.apps
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((app) => {
      const rows = judged.filter(({ connection }) => connection.appId === app.id)
      return html`<h3>${app.name} <span>${BY_APP_WORDS.kindAndAmount(app.kind, rows.length)}</span></h3>${about(app)}${connections(review, rows)}`
    })}${
    orphans.length === 0 ? [] : html`<h3>${BY_APP_WORDS.gone}</h3>${connections(review, orphans)}`
  }</section>`
}

const about = (app: XeroApp): Html => {
  const words = BY_APP_WORDS
  const [generated, putIn, readBack] = secretFacts(app.secret)
  return html`<div class="about-app">${facts([
    [words.clientId, app.clientId],
    [words.redirect, hasSignIns(app.kind) ? app.redirectUri : APP_WORDS.hasNone],
    [words.scopes, `${app.scopes.join(' ')}. ${scopeRemarks(app.scopes)}`],
    [words.generated, generated],
    [words.putIn, putIn],
    [words.readBack, readBack],
  ])}</div>`
}

const secretFacts = (secret: SecretFacts | null): readonly [string, string, string] => {
  const words = APP_WORDS
  if (secret === null) return [words.hasNone, words.hasNone, words.hasNone]
  const { createdAt, storedAt, state, readBackAt } = secret
  return [
    createdAt === null ? words.notSaid : dayOf(createdAt),
    dayOf(storedAt),
    state === 'stored' ? momentOf(readBackAt) : words.unread(state, readBackAt),
  ]
}

/** With its kind where that is no business's books. */
const organisationWords = ({ tenantName, tenantType }: Connection): string =>
  tenantType === 'ORGANISATION' ? tenantName : `${tenantName}, ${kindOf(tenantType)}`

const connections = (review: Review, rows: readonly JudgedConnection[]): Html => {
  const { nobody, nobodyNeeded, notTold, columns } = CONNECTION_WORDS
  return rows.length === 0
    ? html`<p>${BY_APP_WORDS.none}</p>`
    : table(
        null,
        columns,
        rows.map(({ connection, signIn, status }) => [
          organisationWords(connection),
          signIn?.name ?? (status.code === 'ownConnection' ? nobodyNeeded : nobody),
          connection.createdAt === 0 ? notTold : shortDayOf(connection.createdAt),
          statusWords(status, connection),
          sourceWords(connection, review),
        ]),
        (at) => rows[at] !== undefined && isMarked(rows[at]),
      )
}
