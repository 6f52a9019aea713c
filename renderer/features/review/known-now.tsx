import { isSecretApp } from '../../../shared/apps/xero-app.ts'
import { lostLines } from '../../../shared/activity/activity.ts'
import { uncheckedOf } from '../../../shared/connections/impact.ts'
import { tallyOf } from '../../../shared/connections/tally.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { ageOf } from '../../language/ages.ts'
import { Moment } from '../../kit/age.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import type { ConnectionRow } from '../connections/connection-list.ts'
import { exactly } from '../../language/moments.ts'
import type { Mood } from '../connections/words-status.ts'
import { useStore } from '../../app/store.ts'
import { KNOWN_NOW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type Fact = {
  readonly mood: Mood
  readonly words: string
  /** The oldest moment that this is true of; `null` where it does not age. */
  readonly at: number | null
}

/** Everything known in a few lines, each as old as its oldest part. Nothing is asked of anybody. */
export const KnownNow = () => {
  const snapshot = useParts('apps', 'signIns', 'connections', 'activity', 'lastFullCheck', 'ownLists')
  const now = useStore((state) => state.now)
  const rows = useStore((state) => state.rows)
  return (
    <section className="part">
      <h2>{KNOWN_NOW.knownNow}</h2>
      <div>
        <p className="soft">{KNOWN_NOW.explanation}</p>
        <table className="table known" aria-label={KNOWN_NOW.knownNow}>
          <tbody>
            {factsOf(snapshot, rows).map(({ mood, words, at }) => (
              <tr key={words}>
                <td>
                  <StateMark mood={mood} words={words} />
                </td>
                <td className="col-as-of">
                  {at === null ? (
                    KNOWN_NOW.neverAsked
                  ) : (
                    <span title={exactly(at)}>
                      {KNOWN_NOW.asOf} <Moment at={at} words={ageOf(at, now)} />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const oldest = (moments: readonly number[]): number | null =>
  moments.length === 0 ? null : moments.reduce((least, at) => Math.min(least, at), Infinity)

const factsOf = (
  snapshot: Pick<Snapshot, 'apps' | 'signIns' | 'connections' | 'activity' | 'lastFullCheck' | 'ownLists'>,
  rows: readonly ConnectionRow[],
): Fact[] => {
  const having = (...codes: readonly ConnectionRow['status']['code'][]) =>
    rows.filter(({ status }) => codes.includes(status.code))
  const fact = (mood: Mood, found: readonly ConnectionRow[], words: string): Fact[] =>
    found.length === 0
      ? []
      : [{ mood, words, at: oldest(found.map(({ connection }) => connection.checkedAt)) }]
  const tally = tallyOf(snapshot, null)
  const custom = (mood: Mood) => having('ownConnection').filter(({ status }) => status.mood === mood)
  const listed = having('fineUntil', 'lapses')
  const lapsing = having('lapses')
  const expired = having('expiredStillConnected')
  const pending = having('notYetDisconnected')
  const revoking = having('notYetRevoked')
  const unproven = having('endNotProven')
  const gone = having('gone')
  const loose = having('noSignIn')
  const holders = snapshot.apps.filter(isSecretApp)
  const missing = holders.filter(({ secret }) => secret.state !== 'stored')
  const how = missing.some(({ secret }) => secret.state === 'altered')
    ? KNOWN_NOW.missingOrAltered
    : 'missing'
  const check = snapshot.lastFullCheck
  const fresh = uncheckedOf(snapshot.connections)
  const people = new Set(snapshot.signIns.map(({ email, name }) => email || name)).size
  return [
    {
      mood: check !== null && check.answered === check.of ? 'fine' : 'unknown',
      words: check === null ? KNOWN_NOW.notAllAsked : KNOWN_NOW.answeredLast(check.answered, check.of),
      at: check?.at ?? null,
    },
    ...(check === null || fresh.length === 0
      ? []
      : [
          {
            mood: 'unknown' as const,
            words: KNOWN_NOW.connectedSince(fresh.length),
            at: oldest(fresh.map(({ newSince }) => newSince ?? check.at)),
          },
        ]),
    ...(tally.oldest === null
      ? []
      : [{ mood: 'fine' as const, words: KNOWN_NOW.standing(tally), at: tally.oldest }]),
    ...fact('fine', listed, KNOWN_NOW.xeroListed(listed.length)),
    ...fact('fine', custom('fine'), KNOWN_NOW.custom(custom('fine').length)),
    ...fact('attention', custom('attention'), KNOWN_NOW.notActive(custom('attention').length)),
    ...fact('attention', lapsing, KNOWN_NOW.lapsingSoon(lapsing.length)),
    ...fact('urgent', expired, KNOWN_NOW.expired(expired.length)),
    ...fact('attention', pending, KNOWN_NOW.notYetDisconnected(pending.length)),
    ...fact('attention', revoking, KNOWN_NOW.notYetRevoked(revoking.length)),
    ...fact('unknown', unproven, KNOWN_NOW.revokedUnproven(unproven.length)),
    ...fact('unknown', gone, KNOWN_NOW.gone(gone.length)),
    ...fact('attention', having('madeElsewhere'), KNOWN_NOW.madeElsewhere(having('madeElsewhere').length)),
    ...fact('unknown', having('onlyInOwnList'), KNOWN_NOW.listsDiffer(having('onlyInOwnList').length)),
    ...fact('unknown', loose, KNOWN_NOW.noSignIn(loose.length)),
    ...(snapshot.apps.length === 0
      ? []
      : [
          {
            mood: missing.length === 0 ? ('fine' as const) : ('urgent' as const),
            words:
              missing.length === 0
                ? KNOWN_NOW.allSecrets(holders.length)
                : KNOWN_NOW.someSecrets(missing.length, holders.length, how),
            at: oldest(holders.map(({ secret }) => secret.readBackAt)),
          },
        ]),
    ...(people === 0
      ? []
      : [
          {
            mood: 'fine' as const,
            words: KNOWN_NOW.peopleSignedIn(people),
            at: oldest(snapshot.signIns.map(({ refreshedAt }) => refreshedAt)),
          },
        ]),
    ...logFacts(snapshot.activity),
    ...(tally.all === 0
      ? [{ mood: 'unknown' as const, words: KNOWN_NOW.noOrganisationIsConnected, at: null }]
      : []),
  ]
}

/** What the last walk along the log showed, up to which line. */
const logFacts = (proof: Snapshot['activity']): Fact[] => {
  if (proof === null) return []
  const isOpen = (proof.rollbacks ?? []).some(({ acknowledged }) => acknowledged === null)
  return [
    proof.findings.length + proof.moreFindings === 0
      ? {
          mood: lostLines(proof) ? 'unknown' : 'fine',
          words: lostLines(proof) ? KNOWN_NOW.logAsWritten(proof.lines) : KNOWN_NOW.logIntact(proof.lines),
          at: proof.at,
        }
      : {
          mood: 'urgent',
          words: KNOWN_NOW.logBroken(proof.lines),
          at: proof.at,
        },
    ...(isOpen ? [{ mood: 'urgent', words: KNOWN_NOW.putBack, at: proof.at } as const] : []),
  ]
}
