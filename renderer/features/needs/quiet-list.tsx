import { isConnected } from '../../../shared/connections/impact.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Age } from '../../kit/age.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { longDay, monthOf } from '../../language/moments.ts'
import { retiringScopes } from '../apps/app-facts.ts'
import { nextLapse } from '../connections/connection-list.ts'
import { count, grouped, noun, numberWord } from '../../language/plural.ts'
import { mayWrite } from '../apps/scope-words.ts'
import { useStore } from '../../app/store.ts'

/** Proof, not praise: what was looked at, and when. */
export const QuietList = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const looked = useLooked(snapshot)
  return (
    <>
      <section className="needs">
        <h2 className="needs-head">
          <StateMark mood="fine" words="What was looked at" isLoud />
        </h2>
        <ul>
          {looked.map(({ title, means, at }) => (
            <li className="need" key={title}>
              <div>
                <h3>{title}</h3>
                <p>{means}</p>
              </div>
              {at === null ? null : (
                <span className="age">
                  <Age at={at} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <p className="quiet-end">You can close Keyward.</p>
    </>
  )
}

type Looked = { readonly title: string; readonly means: string; readonly at: number | null }

const useLooked = (snapshot: Snapshot): Looked[] => {
  const now = useStore((state) => state.now)
  const rows = useStore((state) => state.rows)
  const connected = snapshot.connections.filter(isConnected)
  const inUse = snapshot.signIns.filter(({ id }) => connected.some(({ signInIds }) => signInIds[0] === id))
  const lapse = nextLapse(rows, now)
  const readBack = snapshot.apps.reduce((oldest, { secret }) => Math.min(oldest, secret.readBackAt), Infinity)
  const endings = snapshot.apps.flatMap((app) => [...retiringScopes(app)])
  const writers = snapshot.apps.filter(({ scopes }) => mayWrite(scopes)).length
  const oldest = connected.reduce((at, { checkedAt }) => Math.min(at, checkedAt), Infinity)
  const granted = inUse.reduce((at, { refreshedAt }) => Math.min(at, refreshedAt), Infinity)
  const { activity } = snapshot
  return [
    {
      title:
        connected.length === 0
          ? 'No organisation is connected'
          : `Xero listed ${count(connected.length, 'organisation')}, and none is known to be missing there`,
      means:
        lapse === null
          ? 'Connect one, and this page tells how it is.'
          : `No sign-in that is in use lapses before ${longDay(lapse, now)}.${
              inUse.every(({ grantedScopes }) => grantedScopes.includes('offline_access'))
                ? ' Any check before then moves the date on.'
                : ''
            }`,
      at: connected.length === 0 ? null : oldest,
    },
    {
      title: 'Every secret is in this computer’s keychain',
      means: `${count(snapshot.apps.length, 'secret')}. Each was read back and compared.`,
      at: readBack,
    },
    {
      title: inUse.length === 0 ? 'No scopes are granted' : 'Scopes are granted as asked for',
      means: `${writers === 0 ? 'No app asks to change anything at Xero.' : `${count(writers, 'app')} may also change things at Xero.`}${endings
        .map(
          ([month, scopes]) =>
            ` ${numberWord(scopes.length)} ${noun(scopes.length, 'scope ends', 'scopes end')} in ${monthOf(month)}.`,
        )
        .join('')}`,
      at: inUse.length === 0 ? null : granted,
    },
    activity === null
      ? {
          title: 'The activity log has not been walked yet',
          means: 'Until it has been, nothing is said about it.',
          at: null,
        }
      : {
          title: `Nothing in the activity log was found changed, up to line ${grouped(activity.lines)}`,
          means: 'Every line was compared with the one before it.',
          at: activity.at,
        },
    ...(snapshot.scheme === 'ours'
      ? [
          {
            title: 'keyward:// links open this Keyward',
            means: 'Looked up when Keyward started, or when it was last repaired.',
            at: null,
          },
        ]
      : []),
  ]
}
