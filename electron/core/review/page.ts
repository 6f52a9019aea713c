import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import type { SecretFacts } from '../../../shared/apps/xero-app.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import { uncheckedOf } from '../../../shared/connections/impact.ts'
import type { Card } from '../../../shared/handover/handover.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import type { LeaverTask } from '../../../shared/people/leaver.ts'
import type { Review } from '../../../shared/review/review.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { fingerprintOf as cardFingerprint } from '../kernel/card-fingerprint.ts'
import { dayOf, momentOf } from '../paper/moments.ts'
import { facts, pageOf, table } from '../paper/page-parts.ts'
import { PAGE_STYLE } from '../paper/style.ts'
import { ownLists, standingWords } from './lists.ts'
import { logSection } from './log.ts'
import { receivers } from './receivers.ts'
import { grants } from './grants.ts'
import { tools } from './tools.ts'
import {
  judge,
  kindOf,
  scopeRemarks,
  sourceWords,
  statusWords,
  taskWords,
  type JudgedConnection,
} from './words.ts'
import {
  APP_WORDS,
  CONNECTION_WORDS,
  FOOT_WORDS,
  GLANCE_WORDS,
  HEAD_WORDS,
  LEAVER_WORDS,
  PAGE_WORDS,
  PEOPLE_WORDS,
} from './words-page.ts'

type Sealed = {
  readonly checksum: string
  /** Of the vault's evidence key. */
  readonly fingerprint: string
  readonly card: Card | null
}

/** The review as one page that needs nothing else, runs nothing and loads nothing, and prints well. */
export const reviewPage = (review: Review, sealed: Sealed): string => {
  const judged = judge(review)
  return pageOf({
    title: PAGE_WORDS.title(review.at),
    style: PAGE_STYLE,
    body: html`<table class="sheet" role="presentation"><tfoot><tr><td>${everySheet(review, sealed)}</td></tr></tfoot><tbody><tr><td>
<main>
${head(review, sealed)}
${glance(review, judged)}
${connections(review, judged)}
${ownLists(review)}
${people(review)}
${receivers(review)}
${apps(review)}
${tools(review)}
${grants(review)}
${leavers(review)}
${logSection(review)}
${foot(sealed)}
</main>
</td></tr></tbody></table>`,
  })
}

const head = (review: Review, { checksum, fingerprint, card }: Sealed): Html =>
  html`<header>
${review.mode === 'sandbox' ? html`<p class="sandbox">${PAGE_WORDS.sandbox}</p>` : []}
<h1>${PAGE_WORDS.heading}</h1>
<p class="as-of">${PAGE_WORDS.asOf(review.at)}</p>
${facts([
  [HEAD_WORDS.takenBy, review.takenBy === null ? review.user : HEAD_WORDS.taker(review.takenBy)],
  [HEAD_WORDS.on, review.device],
  [HEAD_WORDS.with, HEAD_WORDS.keyward(review.keyward)],
  [HEAD_WORDS.checksum, checksum],
  [HEAD_WORDS.signedWith, fingerprint],
  [
    HEAD_WORDS.andWith,
    card === null ? HEAD_WORDS.nobody : HEAD_WORDS.card(personLabel(card), cardFingerprint(card)),
  ],
])}
</header>`

const glance = (review: Review, judged: readonly JudgedConnection[]): Html => {
  const count = (...codes: readonly JudgedConnection['status']['code'][]) =>
    String(judged.filter(({ status }) => codes.includes(status.code)).length)
  const custom = (mood: 'fine' | 'attention') =>
    String(judged.filter(({ status }) => status.code === 'ownConnection' && status.mood === mood).length)
  const differ = review.signIns.filter(({ askedScopes, grantedScopes }) => {
    const { missing, extra } = compareScopes(askedScopes, grantedScopes)
    return missing.length + extra.length > 0
  }).length
  const check = review.lastFullCheck
  const unchecked = uncheckedOf(review.connections).length
  const words = GLANCE_WORDS
  return html`<section><h2>${words.heading}</h2>${facts([
    [words.lastCheck, check === null ? words.noCheck : words.check(check)],
    ...(unchecked === 0 || check === null ? [] : [[words.unchecked, String(unchecked)] as const]),
    [words.standing, standingWords(review)],
    [words.listed, count('fineUntil', 'lapses')],
    [words.lapses, count('lapses')],
    [words.ended, count('expiredStillConnected')],
    [words.askedToEnd, count('notYetDisconnected', 'notYetRevoked')],
    [words.endNotProven, count('endNotProven')],
    [words.gone, count('gone')],
    [words.noSignIn, count('noSignIn')],
    [words.madeElsewhere, count('madeElsewhere')],
    [words.onlyInOwnList, count('onlyInOwnList')],
    [words.ownConnection, custom('fine')],
    [words.notActive, custom('attention')],
    [words.otherScopes, String(differ)],
    [words.missing, secretsIn(review, 'missing')],
    [words.altered, secretsIn(review, 'altered')],
  ])}</section>`
}

const secretsIn = ({ apps: all }: Review, state: 'missing' | 'altered') =>
  String(all.filter(({ secret }) => secret?.state === state).length)

/** A table under its heading, or that there is nothing to stand in it. */
const section = (
  heading: string,
  none: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  above: Html | [] = [],
): Html =>
  html`<section><h2>${heading}</h2>${above}${rows.length === 0 ? html`<p>${none}</p>` : table(PAGE_WORDS.inAll(rows.length), columns, rows)}</section>`

const connections = (review: Review, judged: readonly JudgedConnection[]): Html => {
  const { heading, none, columns, nobody, nobodyNeeded, notTold } = CONNECTION_WORDS
  const rows = judged.map(({ connection, app, signIn, status }) => [
    connection.tenantName,
    kindOf(connection.tenantType),
    app,
    signIn?.name ?? (status.code === 'ownConnection' ? nobodyNeeded : nobody),
    connection.createdAt === 0 ? notTold : dayOf(connection.createdAt),
    statusWords(status, connection),
    sourceWords(connection, review),
  ])
  return section(heading, none, columns, rows)
}

const people = (review: Review): Html => {
  const names = new Map(review.apps.map(({ id, name }) => [id, name]))
  const { heading, none, columns, over } = PEOPLE_WORDS
  const rows = review.signIns.map((signIn) => [
    signIn.name,
    signIn.email,
    names.get(signIn.appId) ?? '',
    grantedWords(signIn),
    dayOf(signIn.signedInAt),
    dayOf(signIn.refreshedAt),
    signIn.state.kind === 'live'
      ? dayOf(signIn.lapsesAt)
      : over(signIn.state.kind === 'revoked', signIn.state.at),
  ])
  return section(heading, none, columns, rows)
}

const grantedWords = ({ askedScopes, grantedScopes }: SignIn): string => {
  const { missing, extra } = compareScopes(askedScopes, grantedScopes)
  return [
    grantedScopes.join(' '),
    missing.length === 0 ? '' : PEOPLE_WORDS.notGranted(missing),
    extra.length === 0 ? '' : PEOPLE_WORDS.grantedAsWell(extra),
  ]
    .filter((part) => part !== '')
    .join(' — ')
}

const apps = (review: Review): Html => {
  const words = APP_WORDS
  const rows = review.apps.map((app) => [
    app.name,
    words.kinds[app.kind],
    app.clientId,
    hasSignIns(app.kind) ? app.redirectUri : words.hasNone,
    `${app.scopes.join(' ')} — ${scopeRemarks(app.scopes)}`,
    ...secretCells(app.secret),
  ])
  return section(words.heading, words.none, words.columns, rows, html`<p>${words.noSecret}</p>`)
}

const secretCells = (secret: SecretFacts | null): readonly string[] => {
  const words = APP_WORDS
  if (secret === null) return [words.hasNone, words.hasNone, words.hasNone]
  const { createdAt, storedAt, state, readBackAt } = secret
  return [
    createdAt === null ? words.notSaid : dayOf(createdAt),
    dayOf(storedAt),
    state === 'stored' ? momentOf(readBackAt) : words.unread(state, readBackAt),
  ]
}

const leavers = ({ leavers: all }: Review): Html | [] =>
  all.length === 0
    ? []
    : html`<section><h2>${LEAVER_WORDS.heading}</h2>${all.map((leaver) =>
        table(
          LEAVER_WORDS.list(leaver),
          LEAVER_WORDS.columns,
          leaver.tasks.map((task) => [taskWords(task), doneWords(task)]),
        ),
      )}</section>`

const doneWords = ({ provenAt, ticked }: LeaverTask): string => {
  if (provenAt !== null) return LEAVER_WORDS.proven(provenAt)
  return ticked === null ? LEAVER_WORDS.open : LEAVER_WORDS.ticked(ticked)
}

const foot = ({ checksum }: Sealed): Html =>
  html`<footer><p>${FOOT_WORDS.verify(checksum)}</p><p>${FOOT_WORDS.compare}</p></footer>`

const everySheet = ({ at }: Review, { checksum, fingerprint, card }: Sealed): string =>
  FOOT_WORDS.sheet(at, fingerprint, card === null ? null : cardFingerprint(card), checksum)
