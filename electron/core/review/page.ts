import { compareScopes } from '../../../shared/apps/scopes.ts'
import { uncheckedOf } from '../../../shared/connections/impact.ts'
import type { Card } from '../../../shared/handover/handover.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import type { LeaverTask } from '../../../shared/people/leaver.ts'
import type { Review } from '../../../shared/review/review.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { fingerprintOf as cardFingerprint } from '../kernel/card-fingerprint.ts'
import { momentOf, shortDayOf } from '../paper/moments.ts'
import { facts, pageOf, table } from '../paper/page-parts.ts'
import { EVIDENCE_STYLE } from '../paper/style.ts'
import { byApp } from './by-app.ts'
import { ownLists, standingWords } from './lists.ts'
import { logSection } from './log.ts'
import { receivers } from './receivers.ts'
import { grants } from './grants.ts'
import { tools } from './tools.ts'
import { exceptionsIn, exceptionTable, summary, unknowns } from './summary.ts'
import { judge, taskWords, type JudgedConnection } from './words.ts'
import { SIGNED_WORDS } from './words-summary.ts'
import { FOOT_WORDS, GLANCE_WORDS, HEAD_WORDS, LEAVER_WORDS, PAGE_WORDS, PEOPLE_WORDS } from './words-page.ts'

type Sealed = {
  readonly checksum: string
  /** Of the vault's evidence key. */
  readonly fingerprint: string
  readonly card: Card | null
}

/** The review as one page that needs nothing else, runs nothing and loads nothing, and prints well. */
export const reviewPage = (review: Review, sealed: Sealed): string =>
  page(review, PAGE_WORDS.title(review.at), [], every(review, sealed))

/** The same of one app or one organisation; it is no part of what is signed, and says so. */
export const extractPage = (review: Review, name: string): string =>
  page(review, SIGNED_WORDS.extractTitle(name), html`<p>${SIGNED_WORDS.about(name)}</p>`, null)

const every = (review: Review, sealed: Sealed) => ({ sealed, sheet: everySheet(review, sealed) })

const page = (
  review: Review,
  title: string,
  about: Html | [],
  whole: ReturnType<typeof every> | null,
): string => {
  const judged = judge(review)
  const exceptions = exceptionsIn(review, judged)
  return pageOf({
    title,
    style: EVIDENCE_STYLE,
    body: html`<table class="sheet" role="presentation"><tfoot><tr><td>${whole?.sheet ?? `${title}, ${momentOf(review.at)}`}</td></tr></tfoot><tbody><tr><td>
<main>
${head(review, whole === null ? title : PAGE_WORDS.heading, about)}
${summary(review, exceptions, whole === null)}
${exceptionTable(exceptions)}
${unknowns(review, whole === null)}
${byApp(review, judged)}
${people(review)}
${receivers(review)}
${ownLists(review)}
${tools(review)}
${grants(review)}
${leavers(review)}
${whole === null ? [] : logSection(review)}
${glance(review, judged)}
${signed(review, whole?.sealed ?? null)}
</main>
</td></tr></tbody></table>`,
  })
}

const head = (review: Review, heading: string, about: Html | []): Html =>
  html`<header>
${review.mode === 'sandbox' ? html`<p class="sandbox">${PAGE_WORDS.sandbox}</p>` : []}
${review.practice === null ? [] : html`<p class="practice">${review.practice}</p>`}<h1>${heading}</h1>
<p class="as-of">${PAGE_WORDS.asOf(review.at)}</p>
<p class="as-of">${HEAD_WORDS.line(review.takenBy === null ? review.user : HEAD_WORDS.taker(review.takenBy), review.device, review.keyward)}</p>
${about}
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

const people = (review: Review): Html => {
  const names = new Map(review.apps.map(({ id, name }) => [id, name]))
  const { heading, none, columns, over } = PEOPLE_WORDS
  const rows = review.signIns.map((signIn) => [
    signIn.name,
    signIn.email,
    names.get(signIn.appId) ?? '',
    grantedWords(signIn),
    shortDayOf(signIn.signedInAt),
    shortDayOf(signIn.refreshedAt),
    signIn.state.kind === 'live'
      ? shortDayOf(signIn.lapsesAt)
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

/** At the end: what the machine signed and how that is checked, and room for those who sign by hand. */
const signed = (review: Review, sealed: Sealed | null): Html => {
  const words = SIGNED_WORDS
  return html`<section class="signed"><h2>${words.heading}</h2>${
    sealed === null ? html`<p>${words.notSigned}</p>` : sealedBy(sealed)
  }<div class="pens">${words.roles.map(
    (role, at) =>
      html`<div><b>${role}</b><div>${at === 0 && review.takenBy !== null ? review.takenBy.name : words.name}</div><div>${words.date}</div></div>`,
  )}</div></section>`
}

const sealedBy = ({ checksum, fingerprint, card }: Sealed): Html =>
  html`${facts([
    [HEAD_WORDS.checksum, checksum],
    [HEAD_WORDS.signedWith, fingerprint],
    [
      HEAD_WORDS.andWith,
      card === null ? HEAD_WORDS.nobody : HEAD_WORDS.card(personLabel(card), cardFingerprint(card)),
    ],
  ])}<p>${FOOT_WORDS.verify(checksum)}</p><p>${FOOT_WORDS.compare}</p>`

const everySheet = ({ at }: Review, { checksum, fingerprint, card }: Sealed): string =>
  FOOT_WORDS.sheet(at, fingerprint, card === null ? null : cardFingerprint(card), checksum)
