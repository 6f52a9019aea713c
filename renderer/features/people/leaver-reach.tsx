import type { PersonTrail } from '../../../shared/people/leaver.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ageOf } from '../../language/ages.ts'
import { go, useStore } from '../../app/store.ts'
import { LEAVER_REACH, LEAVER_VIEW } from './words.ts'

/** As many names as are drawn; a practice may have thousands. */
const MOST = 60

type Trail = { readonly trail: PersonTrail }

/** What somebody may reach beside their own sign-ins, and from which list each of these facts is. */
export const LeaverReach = ({ trail }: Trail) => (
  <>
    <BySecret trail={trail} />
    <Unclaimed trail={trail} />
    <Lists trail={trail} />
  </>
)

/** Which lists tell of a connection, each with its age. */
export const sourceWords = (sources: PersonTrail['authorised'][number]['sources'], now: number): string =>
  sources.length === 0
    ? LEAVER_REACH.remembered
    : sources.map(({ list, at }) => LEAVER_REACH.sources[list](ageOf(at, now))).join(', ')

type Reached = { readonly key: string; readonly app: string; readonly organisation: string }

/** Organisations by name, each a way to its page; what is said of one stands behind it. */
export const Organisations = <One extends Reached>({
  those,
  more,
}: {
  readonly those: readonly One[]
  readonly more: (one: One) => string
}) => (
  <ul className="names">
    {those.slice(0, MOST).map((one) => (
      <li key={one.key}>
        <Button kind="link" onClick={() => go({ at: 'connections', key: one.key, ask: null })}>
          {one.organisation}
        </Button>
        <span className="age">
          {' '}
          {one.app}
          {more(one)}
        </span>
      </li>
    ))}
    {those.length > MOST ? <li className="age">{LEAVER_VIEW.others(those.length - MOST)}</li> : null}
  </ul>
)

const BySecret = ({ trail: { bySecret } }: Trail) => {
  const now = useStore((state) => state.now)
  return bySecret.length === 0 ? null : (
    <section className="part">
      <h2>{LEAVER_REACH.bySecret}</h2>
      <div>
        <p className="soft">{LEAVER_REACH.bySecretMeans(bySecret.length)}</p>
        <Organisations those={bySecret} more={({ at }) => LEAVER_REACH.asOf(ageOf(at, now))} />
      </div>
    </section>
  )
}

const Unclaimed = ({ trail: { unclaimed, lists } }: Trail) => {
  const now = useStore((state) => state.now)
  if (lists.every(({ heardAt }) => heardAt === null)) return null
  return (
    <section className="part">
      <h2>{LEAVER_REACH.unclaimed}</h2>
      <div>
        {unclaimed.length === 0 ? (
          <p>
            <StateMark mood="fine" words={LEAVER_REACH.noneUnclaimed} />
          </p>
        ) : (
          <>
            <p className="soft">{LEAVER_REACH.unclaimedMeans(unclaimed.length)}</p>
            <Organisations
              those={unclaimed}
              more={({ at, wasSeen }) =>
                `${LEAVER_REACH.asOf(ageOf(at, now))}${wasSeen ? LEAVER_REACH.wasSeen : ''}`
              }
            />
          </>
        )}
      </div>
    </section>
  )
}

const Lists = ({ trail: { lists } }: Trail) => {
  const now = useStore((state) => state.now)
  return lists.length === 0 ? null : (
    <section className="part">
      <h2>{LEAVER_REACH.lists}</h2>
      <ul className="history-list">
        {lists.map(({ appId, app, heardAt, canBeAsked }) => (
          <li key={appId} className="wrap">
            {heardAt === null
              ? canBeAsked
                ? LEAVER_REACH.neverHad(app)
                : LEAVER_REACH.cannot(app)
              : LEAVER_REACH.heard(app, ageOf(heardAt, now))}{' '}
            {canBeAsked ? (
              <Button kind="link" onClick={() => go({ at: 'apps', appId, ask: null })}>
                {LEAVER_REACH.showTheApp}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
