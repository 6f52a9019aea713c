import { isConnected } from '../../../shared/connections/impact.ts'
import { Age } from '../../kit/age.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { longDay, monthOf } from '../../language/moments.ts'
import { retiringScopes } from '../apps/app-facts.ts'
import { nextLapse } from '../connections/connection-list.ts'
import { mayWrite } from '../apps/words-scopes.ts'
import { useStore } from '../../app/store.ts'
import { QUIET_LIST } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Proof, not praise: what was looked at, and when. */
export const QuietList = () => {
  const looked = useLooked()
  return (
    <>
      <section className="needs">
        <h2 className="needs-head">
          <StateMark mood="fine" words={QUIET_LIST.title} isLoud />
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
      <p className="quiet-end">{QUIET_LIST.youCanCloseKeyward}</p>
    </>
  )
}

type Looked = { readonly title: string; readonly means: string; readonly at: number | null }

const useLooked = (): Looked[] => {
  const snapshot = useParts('apps', 'signIns', 'connections', 'activity', 'scheme')
  const now = useStore((state) => state.now)
  const rows = useStore((state) => state.rows)
  const connected = snapshot.connections.filter(isConnected)
  const inUse = snapshot.signIns.filter(({ id }) => connected.some(({ signInIds }) => signInIds[0] === id))
  const lapse = nextLapse(rows, now)
  const readBack = snapshot.apps.reduce(
    (oldest, { secret }) => Math.min(oldest, secret?.readBackAt ?? Infinity),
    Infinity,
  )
  const endings = snapshot.apps.flatMap((app) => [...retiringScopes(app)])
  const writers = snapshot.apps.filter(({ scopes }) => mayWrite(scopes)).length
  const oldest = connected.reduce((at, { checkedAt }) => Math.min(at, checkedAt), Infinity)
  const granted = inUse.reduce((at, { refreshedAt }) => Math.min(at, refreshedAt), Infinity)
  const { activity } = snapshot
  return [
    {
      title:
        connected.length === 0 ? QUIET_LIST.noOrganisationIsConnected : QUIET_LIST.listed(connected.length),
      means:
        lapse === null
          ? QUIET_LIST.connectFirst
          : QUIET_LIST.noneLapses(
              longDay(lapse, now),
              inUse.every(({ grantedScopes }) => grantedScopes.includes('offline_access'))
                ? QUIET_LIST.checkMovesEnd
                : '',
            ),
      at: connected.length === 0 ? null : oldest,
    },
    {
      title: QUIET_LIST.secretsThere,
      means: QUIET_LIST.secretsReadBack(snapshot.apps.length),
      at: readBack,
    },
    {
      title: inUse.length === 0 ? QUIET_LIST.noScopesAreGranted : QUIET_LIST.scopesAsAsked,
      means: `${writers === 0 ? QUIET_LIST.noneMayChange : QUIET_LIST.someMayChange(writers)}${endings
        .map(([month, scopes]) => QUIET_LIST.in(scopes.length, monthOf(month)))
        .join('')}`,
      at: inUse.length === 0 ? null : granted,
    },
    activity === null
      ? {
          title: QUIET_LIST.logNotWalked,
          means: QUIET_LIST.logNotWalkedMeans,
          at: null,
        }
      : {
          title: QUIET_LIST.logIntact(activity.lines),
          means: QUIET_LIST.logIntactMeans,
          at: activity.at,
        },
    ...(snapshot.scheme === 'ours'
      ? [
          {
            title: QUIET_LIST.linksOurs,
            means: QUIET_LIST.linksWhen,
            at: null,
          },
        ]
      : []),
  ]
}
