import type { Connection } from '../../../shared/connections/connection.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { stepOf } from '../../../shared/rotation/rotation.ts'
import { noonOf } from '../../../shared/rotation/secret-due.ts'
import { describeLeakToTell, describeToolsBehind } from '../rotation/words-aftermath.ts'
import { OLD_APP_NEEDS } from '../apps/words-old-apps.ts'
import { tallyWords } from '../apps/words-own-list.ts'
import { ageOf } from '../../language/ages.ts'
import { disputedWords, waitingWords } from '../handover/words-needs.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { dayAndTime, longDay, monthOf } from '../../language/moments.ts'
import type { Need, NeedKind } from './need.ts'
import { BACKUP_NEEDS } from '../backup/words-needs.ts'
import { LOCK_NEEDS } from '../lock/words-needs.ts'
import { ENDING_NEEDS } from './words-endings.ts'
import { expiredSince, expiredTitle, whyExpired } from './words-expired.ts'
import { count, grouped, listOf, noun } from '../../language/plural.ts'
import { describeRollback } from '../rotation/words-rollback.ts'
import { forcedWords, STEP_NAMES } from '../rotation/words-secrets.ts'
import { UPDATE_NEEDS } from '../updates/words-needs.ts'

/** What a need says: its title, what it means, how old the facts are, and the one thing to do. */
export type NeedWords = {
  readonly title: string
  readonly means: string
  readonly facts: string
  readonly action: string
  /** The words for putting it off, where that can be done. */
  readonly putOff?: string
}

type Words = { readonly [Kind in NeedKind]: (need: Extract<Need, { kind: Kind }>, now: Instant) => NeedWords }

/** Words for one need. */
export const describeNeed = (need: Need, now: Instant): NeedWords =>
  (WORDS[need.kind] as (need: Need, now: Instant) => NeedWords)(need, now)

const names = (connections: readonly Connection[]) => listOf(connections.map(({ tenantName }) => tenantName))
const lastSeen = (connections: readonly Connection[], now: Instant) =>
  `last seen connected ${ageOf(
    connections.reduce((oldest, { checkedAt }) => Math.min(oldest, checkedAt), Infinity),
    now,
  )}`

const WORDS: Words = {
  secretMissing: ({ app }, now) => ({
    title: `${app.name}’s secret is not in the keychain`,
    means:
      'The app’s record is whole, but the keychain holds no secret for it. Keyward can neither sign in nor check with this app until it is entered again.',
    facts: `Last read back ${ageOf(app.secret.readBackAt, now)}`,
    action: 'Enter the secret again',
  }),
  secretAltered: ({ app }, now) => ({
    title: `${app.name}’s secret in the keychain is not the one that Keyward put there`,
    means:
      'Somebody, or another program, replaced it. It is neither shown nor used until you have decided: take it as the new one, or enter the right one again.',
    facts: `Last read back as it was put there ${ageOf(app.secret.readBackAt, now)}`,
    action: 'Decide',
  }),
  appLeaving: ({ app, at }, now) => ({
    title: `Removing ${app.name} was started but not finished`,
    means: 'Its secret has left the keychain, or is on its way out. Its record goes last.',
    facts: `Begun ${ageOf(at, now)}`,
    action: 'Show the app',
  }),
  expired: ({ connections, signIn, at }, now) => ({
    title: expiredTitle(signIn, connections.length, names(connections)),
    means: `${whyExpired(signIn)} ${
      connections.every(({ inOwnListAt }) => inOwnListAt !== undefined)
        ? `The app’s own list can still tell of ${connections.length === 1 ? 'this one' : names(connections)}, and may end ${connections.length === 1 ? 'it' : 'them'}`
        : `Keyward can neither check nor end ${connections.length === 1 ? 'this one' : names(connections)} until somebody signs in again`
    }, and Xero goes on counting ${connections.length === 1 ? 'it' : 'them'}.`,
    facts: `${expiredSince(signIn)} ${longDay(at, now)}, ${lastSeen(connections, now)}`,
    action: 'Sign in again',
  }),
  refusedByXero: ({ app, failure, connections }, now) => ({
    title:
      failure.code === 'clientRefused'
        ? `Xero does not accept ${app.name}’s secret`
        : `Xero does not answer ${app.name} for ${connections.length === 1 ? names(connections) : count(connections.length, 'organisation')}`,
    means: `${describeFailure(failure).what} ${describeFailure(failure).next}`,
    facts: `Tried ${ageOf(connections[0]?.triedAt ?? now, now)}, ${lastSeen(connections, now)}`,
    action: failure.code === 'clientRefused' ? 'Enter the secret again' : 'Show them',
  }),
  lapsing: ({ signIn, connections, at, days }, now) => ({
    title: `${signIn.name}’s sign-in lapses ${days < 1 ? 'within a day' : `in ${count(days, 'day')}`}`,
    means: `It holds ${names(connections)}. After ${longDay(at, now)} somebody would have to sign in again${connections.length > 1 ? ' for all of them' : ''}.`,
    facts: `Last used ${ageOf(signIn.refreshedAt, now)}`,
    action: 'Keep it alive',
  }),
  ...ENDING_NEEDS,
  schemeNotOurs: ({ apps }) => ({
    title: 'keyward:// links do not open this Keyward',
    means: `Another program, or another copy of Keyward, gets them. A sign-in through the practice’s own address would not come back here. That is the route of ${listOf(apps.map(({ name }) => name))}.`,
    facts: 'Looked up when Keyward started, or when it was last repaired',
    action: 'Repair',
  }),
  scopesDiffer: ({ app, signIn, missing, extra }, now) => ({
    title: `${app.name} was granted other scopes than it asked for`,
    means: [
      missing.length === 0
        ? ''
        : `Not granted: ${listOf(missing, 4)}. Tools that need ${noun(missing.length, 'it', 'them')} will be refused.`,
      extra.length === 0
        ? ''
        : `Granted as well: ${listOf(extra, 4)}. Scopes only add up at Xero; to reduce them, disconnect and connect again.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
    facts: `${signIn.name} signed in ${ageOf(signIn.signedInAt, now)}`,
    action: 'Show the app',
  }),
  scopesEnd: ({ app, scopes, endsIn }) => ({
    title: `Xero ends ${count(scopes.length, 'scope')} of ${app.name} in ${monthOf(endsIn)}`,
    means: `${listOf(scopes, 4)} ${noun(scopes.length, 'stops', 'stop')} working then. Choose the narrower ones, and sign in again.`,
    facts: 'As Xero announced it',
    action: 'Change the scopes',
  }),
  tierNear: ({ app, tally, ceiling }, now) => ({
    title:
      tally.all >= ceiling
        ? `${app.name} has reached its tier’s ceiling`
        : `${app.name} is near its tier’s ceiling`,
    means: `It holds ${grouped(tally.all)} of ${count(ceiling, 'connection')}, whoever made them. Xero may refuse the next one. A practice’s own integration may be exempt.`,
    facts: `By the tier that you picked in Settings; counted ${tallyWords(tally, ageOf(tally.oldest ?? now, now))}`,
    action: 'Show them',
  }),
  scopesBroad: ({ app, scopes, narrower }) => ({
    title: `${app.name} asks for more than most tools need`,
    means: `${listOf(scopes, 4)} ${noun(scopes.length, 'reaches', 'reach')} over everything of its kind. Whoever holds the secret and a sign-in has all of it. ${listOf(narrower, 6)} may be enough. Scopes only add up at Xero: choose the narrower ones, then disconnect and connect again.`,
    facts: `Changed ${longDay(app.changedAt, app.changedAt)}`,
    action: 'Change the scopes',
  }),
  secretDue: ({ app, due, organisations, policy }, now) => {
    const reads = organisations === 0 ? '' : `, which reads ${count(organisations, 'organisation')}`
    if (due.kind === 'forced')
      return {
        title: `${app.name}’s secret must be replaced`,
        means: `${forcedWords(due.reason, due.person, due.at)}${reads === '' ? '' : ` It reaches ${count(organisations, 'organisation')}.`}`,
        facts: `Since ${dayAndTime(due.at, now).replace(/^on /u, '')}`,
        action: 'Replace the secret',
      }
    if (due.kind === 'unknownAge')
      return {
        title: `The age of ${app.name}’s secret is not known`,
        means: 'Without a date it counts as due. The developer portal may show it; otherwise replace it.',
        facts: `Put in ${ageOf(app.secret.storedAt, now)}`,
        action: 'Give it a date',
      }
    return {
      title:
        due.kind === 'due'
          ? `${app.name}’s secret is due to be replaced`
          : `${app.name}’s secret is due to be replaced in ${count(due.days, 'day')}`,
      means: `${due.isSetDay === true ? 'The day came with the secret from where it was kept before.' : `The practice’s policy is ${count(policy.everyDays, 'day')}.`} The longer a secret lives, the more people and files have seen it${reads}.`,
      facts: `By ${longDay(noonOf(due.dueDay), now)}${policy.owner === '' ? '' : `, responsible: ${policy.owner}`}`,
      action: 'Replace the secret',
    }
  },
  leakToTell: ({ leak }, now) => describeLeakToTell(leak, now),
  toolsBehind: ({ tools }, now) => describeToolsBehind(tools, now),
  rotationOpen: ({ app, rotation }, now) => ({
    title: rotation.isLeak
      ? `${app.name}’s secret has leaked, and ${rotation.switchedAt === null ? 'is not replaced yet' : 'its replacement is not finished'}`
      : `The rotation of ${app.name}’s secret is not finished`,
    means: `It is at “${STEP_NAMES[stepOf(rotation)]}”. ${
      rotation.switchedAt === null
        ? 'The old secret is in use until step 5.'
        : rotation.oldProof?.result === 'refused'
          ? 'The new secret is in use here, and Xero refused the old one.'
          : 'The new secret is in use here; the old one may still work at Xero.'
    }`,
    facts: `Begun ${ageOf(rotation.begunAt, now)} by ${rotation.begunBy}`,
    action: 'Carry on',
  }),
  journeyWaits: ({ journey, standing }, now) => ({
    title: `${journey.name}: no answer yet`,
    means: `It was asked on ${longDay(standing.since, now)}, and an answer was expected by ${longDay(standing.expectedAt, now)}. Nothing moves without one; a reminder is drafted.`,
    facts: `Asked ${ageOf(standing.since, now)}`,
    action: 'Open the guide',
  }),
  journeyBack: ({ journey, standing }, now) => ({
    title: `${journey.name}: Xero wants a plan by ${longDay(standing.planBy, now)}`,
    means: `The self-assessment was sent back. What is missing has to be fixed by ${longDay(standing.fixBy, now)}, or the request may lapse.`,
    facts: `Sent back ${ageOf(standing.at, now)}`,
    action: 'Open the guide',
  }),
  adviserLogin: ({ journey, login }, now) => ({
    title: `Take ${login.who}’s read-only login away`,
    means: `It was given for the time until ${journey.name} works, and can keep reading until somebody ends it in Xero.`,
    facts: `Meant until ${longDay(login.until, now)}`,
    action: 'Open the guide',
  }),
  assessmentDue: ({ due }, now) => ({
    title: 'The yearly self-assessment is due',
    means: `Xero asks for it every year. It takes about 5 working days to fill in; by ${longDay(due, now)} it should be with them.`,
    facts: 'From when it was last handed in',
    action: 'Open the worksheet',
  }),
  handoverWaits: ({ sent, isTaken, isDisputed }, now) => ({
    ...(isDisputed ? disputedWords(sent) : waitingWords(sent, isTaken)),
    facts: `Went out ${ageOf(sent.sent?.at ?? sent.sealedAt, now)}`,
    action: 'Show the handover',
  }),
  putBack: ({ rollback }, now) => ({
    title:
      rollback.what === 'records'
        ? 'The vault’s file was put back to an earlier day'
        : 'Keyward’s folder was put back to an earlier day',
    means: `${describeRollback(rollback, now).means} A restored backup looks the same; if it was one, say so.`,
    facts: `Found ${ageOf(rollback.at, now)}`,
    action: 'Say why',
  }),
  logBroken: ({ places, checkedAt }, now) => ({
    title: 'The activity log is not as Keyward wrote it',
    means: `${places === 1 ? 'One place in it was' : `${grouped(places)} places in it were`} changed outside Keyward. As long as nobody knows why, the log proves nothing about that time.`,
    facts: `Found ${ageOf(checkedAt, now)}`,
    action: 'Show where',
  }),
  leaving: ({ leaver, left }, now) => ({
    title:
      left === 0
        ? `Everything is done for ${leaver.name} leaving`
        : `${leaver.name} is leaving: ${count(left, 'thing')} left to do`,
    means:
      left === 0
        ? 'Finish the list, and save it with the evidence.'
        : 'Until they are done, what they know and authorised goes on working.',
    facts: `List begun ${ageOf(leaver.begunAt, now)} by ${leaver.begunBy}`,
    action: 'Show the list',
  }),
  ...OLD_APP_NEEDS,
  ...UPDATE_NEEDS,
  ...BACKUP_NEEDS,
  ...LOCK_NEEDS,
  unnamed: ({ user }) => ({
    title: 'Add your name',
    means: `The activity log can only write “${user}”, the name on this computer. Two people on one computer look like one, and a leaver’s list cannot tell them apart.`,
    facts: 'A name and an e-mail address are enough',
    action: 'Add name',
  }),
  gone: ({ app, connections }, now) => ({
    title:
      connections.length === 1
        ? `${names(connections)} is gone at Xero`
        : `${count(connections.length, 'connection')} of ${app.name} are gone at Xero`,
    means: `Xero no longer lists ${connections.length === 1 ? 'it' : names(connections)}, and it was not Keyward that ended ${connections.length === 1 ? 'it' : 'them'}. Somebody may have, at Xero. ${app.name} can no longer read ${connections.length === 1 ? 'it' : 'them'}, nor can a tool that uses it.`,
    facts: lastSeen(connections, now).replace(/^l/u, 'L'),
    action: connections.length === 1 ? 'Show it' : 'Show them',
  }),
  noSignIn: ({ app, connections }, now) => ({
    title: `No sign-in reaches ${connections.length === 1 ? names(connections) : `${count(connections.length, 'connection')} of ${app.name}`}`,
    means: 'Keyward can neither check nor end a connection without one.',
    facts: lastSeen(connections, now).replace(/^l/u, 'L'),
    action: 'Sign in again',
  }),
}
