import { lostLines } from '../../../shared/activity/activity.ts'
import { isConnected, uncheckedOf } from '../../../shared/connections/impact.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { ageOf } from '../../language/ages.ts'
import { Moment } from '../../kit/age.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import type { ConnectionRow } from '../connections/connection-list.ts'
import { exactly } from '../../language/moments.ts'
import { count, grouped, noun } from '../../language/plural.ts'
import type { Mood } from '../connections/status-messages.ts'
import { useStore } from '../../app/store.ts'

type Fact = {
  readonly mood: Mood
  readonly words: string
  /** The oldest moment that this is true of; `null` where it does not age. */
  readonly at: number | null
}

/** Everything known in a few lines, each as old as its oldest part. Nothing is asked of anybody. */
export const KnownNow = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const now = useStore((state) => state.now)
  const rows = useStore((state) => state.rows)
  return (
    <section className="part">
      <h2>Known now</h2>
      <div>
        <p className="soft">
          What this vault knows, without asking anybody. It opens and can be saved with no network; each fact
          says as of when it is true.
        </p>
        <table className="table known" aria-label="Known now">
          <tbody>
            {factsOf(snapshot, rows).map(({ mood, words, at }) => (
              <tr key={words}>
                <td>
                  <StateMark mood={mood} words={words} />
                </td>
                <td className="col-as-of">
                  {at === null ? (
                    'never asked'
                  ) : (
                    <span title={exactly(at)}>
                      as of <Moment at={at} words={ageOf(at, now)} />
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

const factsOf = (snapshot: Snapshot, rows: readonly ConnectionRow[]): Fact[] => {
  const having = (...codes: readonly ConnectionRow['status']['code'][]) =>
    rows.filter(({ status }) => codes.includes(status.code))
  const fact = (mood: Mood, found: readonly ConnectionRow[], words: string): Fact[] =>
    found.length === 0
      ? []
      : [{ mood, words, at: oldest(found.map(({ connection }) => connection.checkedAt)) }]
  const listed = having('fineUntil', 'lapses')
  const lapsing = having('lapses')
  const expired = having('expiredStillConnected')
  const pending = having('notYetDisconnected')
  const revoking = having('notYetRevoked')
  const unproven = having('endNotProven')
  const gone = having('gone')
  const loose = having('noSignIn')
  const missing = snapshot.apps.filter(({ secret }) => secret.state !== 'stored')
  const how = missing.some(({ secret }) => secret.state === 'altered') ? 'missing or altered' : 'missing'
  const check = snapshot.lastFullCheck
  const fresh = uncheckedOf(snapshot.connections)
  const people = new Set(snapshot.signIns.map(({ email, name }) => email || name)).size
  return [
    {
      mood: check !== null && check.answered === check.of ? 'fine' : 'unknown',
      words:
        check === null
          ? 'Not every organisation has been asked for yet'
          : `${grouped(check.answered)} of ${count(check.of, 'organisation')} answered the last check of everything`,
      at: check?.at ?? null,
    },
    ...(check === null || fresh.length === 0
      ? []
      : [
          {
            mood: 'unknown' as const,
            words: `${count(fresh.length, 'organisation')} ${noun(fresh.length, 'was', 'were')} connected since, and not checked`,
            at: oldest(fresh.map(({ newSince }) => newSince ?? check.at)),
          },
        ]),
    ...fact('fine', listed, `Xero listed ${count(listed.length, 'organisation')}`),
    ...fact(
      'attention',
      lapsing,
      `Of them, ${count(lapsing.length, 'organisation')} ${noun(lapsing.length, 'stands', 'stand')} on a sign-in that lapses soon`,
    ),
    ...fact(
      'urgent',
      expired,
      `${count(expired.length, 'organisation')} ${noun(expired.length, 'stays', 'stay')} connected on a sign-in that has expired`,
    ),
    ...fact(
      'attention',
      pending,
      `${count(pending.length, 'organisation')} ${noun(pending.length, 'is', 'are')} not yet disconnected`,
    ),
    ...fact(
      'attention',
      revoking,
      `${count(revoking.length, 'organisation')} ${noun(revoking.length, 'is', 'are')} reached by a sign-in that is not yet revoked`,
    ),
    ...fact(
      'unknown',
      unproven,
      `${count(unproven.length, 'organisation')} ${noun(unproven.length, 'was', 'were')} reached by a sign-in that is revoked; whether the ${noun(unproven.length, 'connection', 'connections')} went with it is not proven`,
    ),
    ...fact(
      'unknown',
      gone,
      `${count(gone.length, 'connection')} ${noun(gone.length, 'is', 'are')} gone at Xero`,
    ),
    ...fact('unknown', loose, `No sign-in reaches ${count(loose.length, 'organisation')}`),
    ...(snapshot.apps.length === 0
      ? []
      : [
          {
            mood: missing.length === 0 ? ('fine' as const) : ('urgent' as const),
            words:
              missing.length === 0
                ? `${count(snapshot.apps.length, 'secret')} ${noun(snapshot.apps.length, 'is', 'are')} in this computer’s keychain`
                : `${grouped(missing.length)} of ${count(snapshot.apps.length, 'secret')} ${noun(missing.length, 'is', 'are')} ${how} in the keychain`,
            at: oldest(snapshot.apps.map(({ secret }) => secret.readBackAt)),
          },
        ]),
    ...(people === 0
      ? []
      : [
          {
            mood: 'fine' as const,
            words: `${count(people, 'person has', 'people have')} signed in`,
            at: oldest(snapshot.signIns.map(({ refreshedAt }) => refreshedAt)),
          },
        ]),
    ...logFacts(snapshot.activity),
    ...(snapshot.connections.filter(isConnected).length === 0
      ? [{ mood: 'unknown' as const, words: 'No organisation is connected', at: null }]
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
          words: lostLines(proof)
            ? `The activity log is as written up to line ${grouped(proof.lines)}, without what a folder that was put back lost`
            : `The activity log is whole up to line ${grouped(proof.lines)}`,
          at: proof.at,
        }
      : {
          mood: 'urgent',
          words: `The activity log, walked to line ${grouped(proof.lines)}, is not as Keyward wrote it`,
          at: proof.at,
        },
    ...(isOpen
      ? [{ mood: 'urgent', words: 'The folder was put back to an earlier day', at: proof.at } as const]
      : []),
  ]
}
