import { dayOf, momentOf } from '../paper/moments.ts'
import { uncheckedOf } from '../../../shared/connections/impact.ts'
import type { Card } from '../../../shared/handover/handover.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import type { Review } from '../../../shared/review/review.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import {
  ageBefore,
  judge,
  kindOf,
  scopeRemarks,
  statusWords,
  taskWords,
  type JudgedConnection,
} from './words.ts'
import { fingerprintOf as cardFingerprint } from '../kernel/card-fingerprint.ts'
import { esc, facts, table } from '../paper/page-parts.ts'
import { logSection } from './log.ts'
import { receivers } from './receivers.ts'
import { PAGE_STYLE } from '../paper/style.ts'

type Sealed = {
  readonly checksum: string
  /** Of the vault's evidence key. */
  readonly fingerprint: string
  readonly card: Card | null
}

/** The review as one page that needs nothing else, runs nothing and loads nothing, and prints well. */
export const reviewPage = (review: Review, sealed: Sealed): string => {
  const judged = judge(review)
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Review of Xero connections, as of ${esc(momentOf(review.at))}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<table class="sheet" role="presentation"><tfoot><tr><td>${everySheet(review, sealed)}</td></tr></tfoot><tbody><tr><td>
<main>
${head(review, sealed)}
${glance(review, judged)}
${connections(review, judged)}
${people(review)}
${receivers(review)}
${apps(review)}
${leavers(review)}
${logSection(review)}
${foot(sealed)}
</main>
</td></tr></tbody></table>
</body>
</html>
`
}

const head = (review: Review, { checksum, fingerprint, card }: Sealed) => `<header>
${review.mode === 'sandbox' ? '<p class="sandbox">Sandbox: a made-up practice. Nothing here is real.</p>' : ''}
<h1>Review of Xero connections</h1>
<p class="as-of">Everything on this page is as of ${esc(momentOf(review.at))}, and each fact says how old it was then.</p>
${facts([
  ['Taken by', review.takenBy === null ? review.user : `${review.takenBy.name}, ${review.takenBy.email}`],
  ['On', review.device],
  ['With', `Keyward ${review.keyward}`],
  ['Checksum of the data', checksum],
  ['Signed with evidence key', fingerprint],
  ['And with the card of', card === null ? 'nobody: no name had been given' : cardWords(card)],
])}
</header>`

const glance = (review: Review, judged: readonly JudgedConnection[]) => {
  const count = (...codes: readonly JudgedConnection['status']['code'][]) =>
    judged.filter(({ status }) => codes.includes(status.code)).length
  const differ = review.signIns.filter(({ askedScopes, grantedScopes }) => {
    const { missing, extra } = compareScopes(askedScopes, grantedScopes)
    return missing.length + extra.length > 0
  }).length
  const check = review.lastFullCheck
  const unchecked = uncheckedOf(review.connections).length
  return `<section><h2>At a glance</h2>${facts([
    [
      'Last check of everything',
      check === null
        ? 'none yet'
        : `${momentOf(check.at)}, ${check.answered} of ${check.of} ${check.of === 1 ? 'organisation' : 'organisations'} answered`,
    ],
    ...(unchecked === 0 || check === null
      ? []
      : [['Connected since, and not checked', String(unchecked)] as const]),
    ['Listed by Xero when last asked', String(count('fineUntil', 'lapses'))],
    ['Sign-in lapses within 14 days', String(count('lapses'))],
    ['Sign-in ended, still connected', String(count('expiredStillConnected'))],
    ['Asked to end, not proven', String(count('notYetDisconnected', 'notYetRevoked'))],
    ['Sign-in revoked, end of the connection not proven', String(count('endNotProven'))],
    ['Gone at Xero’s side', String(count('gone'))],
    ['Without any sign-in', String(count('noSignIn'))],
    ['Sign-ins with other scopes than asked for', String(differ)],
    ['Secrets missing in the keychain', String(secretsIn(review, 'missing'))],
    ['Secrets altered in the keychain', String(secretsIn(review, 'altered'))],
  ])}</section>`
}

const secretsIn = ({ apps: all }: Review, state: 'missing' | 'altered') =>
  all.filter(({ secret }) => secret.state === state).length

const connections = (review: Review, judged: readonly JudgedConnection[]) =>
  `<section><h2>Connections</h2>${
    judged.length === 0
      ? '<p>No organisation was connected.</p>'
      : table(
          `${judged.length} in all`,
          ['Organisation', 'Kind', 'App', 'Authorised by', 'Connected on', 'As of the review', 'Fact from'],
          judged.map(({ connection, app, signIn, status }) => [
            connection.tenantName,
            kindOf(connection.tenantType),
            app,
            signIn?.name ?? 'nobody known',
            connection.createdAt === 0 ? 'not told' : dayOf(connection.createdAt),
            statusWords(status, connection),
            ageBefore(connection.checkedAt, review.at),
          ]),
        )
  }</section>`

const people = (review: Review) => {
  const names = new Map(review.apps.map(({ id, name }) => [id, name]))
  return `<section><h2>People who signed in</h2>${
    review.signIns.length === 0
      ? '<p>Nobody had signed in.</p>'
      : table(
          `${review.signIns.length} in all`,
          ['Person', 'E-mail', 'App', 'Granted', 'Signed in', 'Last used', 'Lapses unless used'],
          review.signIns.map((signIn) => {
            const { missing, extra } = compareScopes(signIn.askedScopes, signIn.grantedScopes)
            return [
              signIn.name,
              signIn.email,
              names.get(signIn.appId) ?? '',
              [
                signIn.grantedScopes.join(' '),
                missing.length === 0 ? '' : `Not granted: ${missing.join(' ')}.`,
                extra.length === 0 ? '' : `Granted as well: ${extra.join(' ')}.`,
              ]
                .filter((part) => part !== '')
                .join(' — '),
              dayOf(signIn.signedInAt),
              dayOf(signIn.refreshedAt),
              signIn.state.kind === 'live'
                ? dayOf(signIn.lapsesAt)
                : `${signIn.state.kind === 'revoked' ? 'revoked' : 'ended'} ${dayOf(signIn.state.at)}`,
            ]
          }),
        )
  }</section>`
}

const apps = (review: Review) =>
  `<section><h2>Xero apps and their secrets</h2><p>No secret stands on this page or in the files beside it.</p>${
    review.apps.length === 0
      ? '<p>There was no app in this vault.</p>'
      : table(
          `${review.apps.length} in all`,
          ['App', 'Client id', 'Redirect URI', 'Scopes', 'Secret generated', 'Put in', 'Last read back'],
          review.apps.map((app) => [
            app.name,
            app.clientId,
            app.redirectUri,
            `${app.scopes.join(' ')} — ${scopeRemarks(app.scopes)}`,
            app.secret.createdAt === null ? 'nobody has said' : dayOf(app.secret.createdAt),
            dayOf(app.secret.storedAt),
            app.secret.state === 'stored'
              ? momentOf(app.secret.readBackAt)
              : `${app.secret.state}; last on ${dayOf(app.secret.readBackAt)}`,
          ]),
        )
  }</section>`

const leavers = (review: Review) =>
  review.leavers.length === 0
    ? ''
    : `<section><h2>People who leave, or have left</h2>${review.leavers
        .map(({ name, email, begunAt, begunBy, tasks, finishedAt }) =>
          table(
            `${name}${email === '' ? '' : `, ${email}`}: list begun ${dayOf(begunAt)} by ${begunBy}, ${
              finishedAt === null ? 'not finished' : `finished ${dayOf(finishedAt)}`
            }`,
            ['To do', 'Done'],
            tasks.map((task) => [
              taskWords(task),
              task.provenAt !== null
                ? `proven ${dayOf(task.provenAt)}`
                : task.ticked === null
                  ? 'open'
                  : `ticked ${dayOf(task.ticked.at)} by ${task.ticked.by}`,
            ]),
          ),
        )
        .join('')}</section>`

const cardWords = (card: Card) => `${personLabel(card)}, fingerprint ${cardFingerprint(card)}`

const foot = ({
  checksum,
}: Sealed) => `<footer><p>To verify: open <b>review.json</b>, which lies beside this page, in
Keyward under Activity, Reviews. It carries the signatures over the data (checksum ${esc(checksum.slice(0, 16))}…) and over
the SHA-256 of this page and of the spreadsheet.</p><p>A page can be written by anybody, with any key on it. Compare the
evidence key with the one that stands under Settings, Evidence, in the Keyward that it is said to come from; a Keyward that
has the card in its address book says by itself whose it is.</p></footer>`

/** What stands at the foot of every sheet of paper, so that none can be taken for one of another pack. */
const everySheet = (review: Review, { checksum, fingerprint, card }: Sealed) =>
  esc(
    [
      `Review as of ${momentOf(review.at)}`,
      `evidence key ${fingerprint}`,
      ...(card === null ? [] : [`card ${cardFingerprint(card)}`]),
      `checksum ${checksum.slice(0, 16)}…`,
    ].join(' · '),
  )
