import { isConnected } from '../../../shared/affects.ts'
import type { Snapshot } from '../../../shared/snapshot.ts'
import { Age } from '../../components/age.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { longDay } from '../../moments.ts'
import { retiringScopes } from '../../app-facts.ts'
import { nextLapse } from '../../connection-list.ts'
import { count, noun, numberWord } from '../../plural.ts'
import { mayWrite } from '../../scope-words.ts'
import { useStore } from '../../store.ts'

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
  const lapse = nextLapse(rows, now)
  const readBack = snapshot.apps.reduce((oldest, { secret }) => Math.min(oldest, secret.readBackAt), Infinity)
  const ending = snapshot.apps.reduce((sum, app) => sum + [...retiringScopes(app).values()].flat().length, 0)
  const writers = snapshot.apps.filter(({ scopes }) => mayWrite(scopes)).length
  const oldest = connected.reduce((at, { checkedAt }) => Math.min(at, checkedAt), Infinity)
  return [
    {
      title:
        connected.length === 0
          ? 'No organisation is connected'
          : `${count(connected.length, 'organisation')} ${noun(connected.length, 'is', 'are')} connected, and none is missing at Xero`,
      means:
        lapse === null
          ? 'Connect one, and this page tells how it is.'
          : `Every sign-in holds at least until ${longDay(lapse, now)}. Any check before then moves the date on.`,
      at: connected.length === 0 ? null : oldest,
    },
    {
      title: 'Every secret is in this computer’s keychain',
      means: `${count(snapshot.apps.length, 'secret')}. Each was read back and compared.`,
      at: readBack,
    },
    {
      title: 'Scopes are as asked for',
      means: `${writers === 0 ? 'No app may change anything at Xero.' : `${count(writers, 'app')} may also change things at Xero.`}${
        ending === 0
          ? ''
          : ` ${numberWord(ending)} ${noun(ending, 'scope ends', 'scopes end')} in September 2027, which leaves time.`
      }`,
      at: connected.length === 0 ? null : oldest,
    },
    ...(snapshot.scheme === 'ours'
      ? [
          {
            title: 'keyward:// links open this Keyward',
            means: 'Answers of Xero’s find their way back here.',
            at: null,
          },
        ]
      : []),
  ]
}
