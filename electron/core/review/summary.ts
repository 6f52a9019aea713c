import { compareScopes, describeScope } from '../../../shared/apps/scopes.ts'
import { isConnected, uncheckedOf } from '../../../shared/connections/impact.ts'
import { sourcesOf } from '../../../shared/connections/tally.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import type { Review } from '../../../shared/review/review.ts'
import { table } from '../paper/page-parts.ts'
import type { JudgedConnection } from './words.ts'
import { EXCEPTION_WORDS, SUMMARY_WORDS, UNKNOWN_WORDS } from './words-summary.ts'

/** One thing that is not as it should be, and by whom or what it is known. */
export type Exception = { readonly what: string; readonly names: readonly string[] }

/** The states that somebody has to see to, worst first. */
const STATES = [
  'expiredStillConnected',
  'notYetDisconnected',
  'notYetRevoked',
  'endNotProven',
  'madeElsewhere',
  'onlyInOwnList',
  'noSignIn',
  'gone',
  'lapses',
] as const

const isException = ({ status }: JudgedConnection): boolean =>
  STATES.some((code) => code === status.code) ||
  (status.code === 'ownConnection' && status.mood === 'attention')

/** Whether a row of the connections is marked, because an exception is about it. */
export const isMarked = isException

/** Everything that is not as it should be, by what is known; names of what it is about beside each. */
export const exceptionsIn = (review: Review, judged: readonly JudgedConnection[]): Exception[] => {
  const words = EXCEPTION_WORDS
  const some = (names: readonly string[], what: (amount: number) => string): Exception[] =>
    names.length === 0 ? [] : [{ what: what(names.length), names }]
  const named = (of: readonly JudgedConnection[]) =>
    of.map(({ connection, app }) => `${connection.tenantName} (${app})`)
  const log = review.activity === null ? 0 : review.activity.findings.length + review.activity.moreFindings
  const secrets = (state: 'missing' | 'altered') =>
    review.apps.filter(({ secret }) => secret?.state === state).map(({ name }) => name)
  const differing = review.signIns.filter(({ askedScopes, grantedScopes }) => {
    const { missing, extra } = compareScopes(askedScopes, grantedScopes)
    return missing.length + extra.length > 0
  })
  const apps = new Map(review.apps.map(({ id, name }) => [id, name]))
  return [
    ...some(secrets('missing'), words.missing),
    ...some(secrets('altered'), words.altered),
    ...STATES.flatMap((code) =>
      some(named(judged.filter(({ status }) => status.code === code)), words[code]),
    ),
    ...some(
      named(judged.filter(({ status }) => status.code === 'ownConnection' && status.mood === 'attention')),
      words.notActive,
    ),
    ...some(
      differing.map(({ name, appId }) => `${name} (${apps.get(appId) ?? ''})`),
      words.otherScopes,
    ),
    ...some(
      review.apps
        .filter(({ scopes }) => scopes.some((scope) => describeScope(scope).writes))
        .map(({ name }) => name),
      words.writes,
    ),
    ...some(
      review.leavers.filter(({ finishedAt }) => finishedAt === null).map(({ name }) => name),
      words.leavers,
    ),
    ...(log === 0 ? [] : [{ what: words.log(log), names: [] }]),
  ]
}

/** The three figures of the first page. */
export const summary = (review: Review, exceptions: readonly Exception[], isExtract: boolean): Html => {
  const words = SUMMARY_WORDS
  const connected = review.connections.filter(isConnected)
  const apps = new Set(connected.map(({ appId }) => appId)).size
  const secrets = review.apps.flatMap(({ secret }) => (secret === null ? [] : [secret]))
  const dated = secrets.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt]))
  const oldest = dated.length === 0 ? null : Math.min(...dated)
  const check = review.lastFullCheck
  return html`<section class="figures" aria-label="${words.heading}">
${figure(
  String(connected.length),
  `${words.connected(apps)}${isExtract ? '' : check === null ? words.neverChecked : words.checked(check)}`,
)}
${
  secrets.length === 0
    ? figure('0', words.noSecret)
    : figure(
        `${dated.length} ${words.secrets(secrets.length)}`,
        `${words.dated}${oldest === null ? '' : words.oldest(oldest, Math.max(0, Math.floor((review.at - oldest) / DAY)))}`,
      )
}
${figure(String(exceptions.length), words.exceptions(exceptions.length))}
</section>`
}

const figure = (amount: string, words: string): Html =>
  html`<div class="figure"><b>${amount}</b><p>${words}</p></div>`

/** How many of those that an exception is about are named in its line. */
const NAMED_MOST = 4

/** The exceptions, with room for who sees to each and until when. */
export const exceptionTable = (exceptions: readonly Exception[]): Html => {
  const words = EXCEPTION_WORDS
  return html`<section class="exceptions"><h2>${words.heading}</h2>${
    exceptions.length === 0
      ? html`<p>${words.none}</p>`
      : table(
          null,
          words.columns,
          exceptions.map(({ what, names }, at) => [
            String(at + 1),
            what,
            names.length === 0 ? '' : words.more(names.slice(0, NAMED_MOST), names.length),
            '',
            '',
          ]),
        )
  }</section>`
}

const OLD = 7 * DAY

/** What this page cannot say, from what it holds. */
export const unknowns = (review: Review, isExtract: boolean): Html => {
  const words = UNKNOWN_WORDS
  const { lastFullCheck: check, ownLists, handovers, activity } = review
  const connected = review.connections.filter(isConnected)
  const old = connected.filter(({ checkedAt }) => review.at - checkedAt >= OLD).length
  const remembered = connected.filter((one) => sourcesOf(one).length === 0).length
  const unchecked = check === null ? 0 : uncheckedOf(review.connections).length
  const named = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name).join(', ')
  const unlisted = review.apps.filter(
    ({ id, secret }) => secret !== null && (ownLists?.[id]?.heardAt ?? null) === null,
  )
  const undated = review.apps.filter(({ secret }) => secret !== null && secret.createdAt === null)
  const receipts = (handovers ?? []).filter(
    ({ thing }) => thing.how === 'sealedFor' && thing.receivedAt === null,
  ).length
  const unanswered = check === null ? 0 : check.of - check.answered
  const said = [
    ...(check === null ? [words.neverChecked] : []),
    ...(check === null || isExtract || unanswered <= 0 ? [] : [words.unanswered(unanswered, check.at)]),
    ...(unchecked === 0 ? [] : [words.unchecked(unchecked)]),
    ...(old === 0 ? [] : [words.old(old)]),
    ...(remembered === 0 ? [] : [words.remembered(remembered)]),
    ...(unlisted.length === 0 ? [] : [words.unlisted(named(unlisted))]),
    ...(undated.length === 0 ? [] : [words.undated(named(undated))]),
    ...(receipts === 0 ? [] : [words.receipts(receipts)]),
    ...(activity === null ? [words.notWalked] : []),
    words.others,
    words.copies,
  ]
  return html`<section><h2>${words.heading}</h2><ul class="unknowns">${said.map((one) => html`<li>${one}</li>`)}</ul></section>`
}
