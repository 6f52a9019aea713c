import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { HeldSecret, PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey as keyOf } from '../../../shared/kernel/person.ts'
import { describeActivity } from '../activity/words-lines.ts'
import { call } from '../../bridge/bridge.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { fullDay } from '../../language/moments.ts'
import { go, onSnapshot, useStore } from '../../app/store.ts'
import { BeginLeaver, TakeBackLeaver } from './leaver-questions.tsx'
import { LeaverReach, Organisations, sourceWords } from './leaver-reach.tsx'
import { LeaverTasks } from './leaver-tasks.tsx'
import { TrailTools } from './trail-tools.tsx'
import { LEAVER_VIEW } from './words.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

type LeaverViewProps = { readonly personKey: string }

/** One person: the secrets that they have had in their hands, what they authorised, and what is to be done when they leave. */
export const LeaverView = ({ personKey }: LeaverViewProps) => {
  const snapshot = useParts('leavers', 'apps')
  const [trail, setTrail] = useState<PersonTrail | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [asking, setAsking] = useState<'begin' | 'takeBack' | null>(null)
  useEffect(() => {
    let isWanted = true
    const read = async () => {
      const result = await call('tracePerson', { key: personKey })
      if (!isWanted) return
      if (result.ok) setTrail(result.value)
      setFailure(result.ok ? null : result.failure)
    }
    void read()
    const stop = onSnapshot(() => void read())
    return () => {
      isWanted = false
      stop()
    }
  }, [personKey])
  const stored = useStored('leavers').leavers
  const leaver = snapshot.leavers[stored.findLastIndex((one) => keyOf(one) === personKey)]
  const close = () => {
    const from = asking === 'begin' ? 'begin-leaver' : 'take-leaver-back'
    setAsking(null)
    requestAnimationFrame(() => document.getElementById(from)?.focus())
  }
  return (
    <div className="page-main leaver scroll">
      <Button kind="quiet" icon="back" isFlush onClick={() => go({ at: 'activity', tab: 'people' })}>
        {LEAVER_VIEW.people}
      </Button>
      <header className="page-head">
        <div>
          <ViewHeading className="page-title">{trail?.name ?? leaver?.name ?? personKey}</ViewHeading>
          <p className="page-sub">{trail === null ? '' : seenWords(trail)}</p>
        </div>
        {leaver === undefined ? (
          <div className="buttons">
            <Button
              kind="primary"
              disabled={trail === null}
              id="begin-leaver"
              onClick={() => setAsking('begin')}
            >
              {LEAVER_VIEW.theyAreLeaving}
            </Button>
          </div>
        ) : null}
      </header>
      {failure === null ? null : (
        <p>
          <StateMark mood="attention" words={describeFailure(failure).what} />
        </p>
      )}
      {asking === 'begin' && leaver === undefined && trail !== null ? (
        <BeginLeaver trail={trail} onClose={close} />
      ) : null}
      {asking === 'takeBack' && leaver?.finishedAt === null ? (
        <TakeBackLeaver leaver={leaver} onClose={close} />
      ) : null}
      {leaver === undefined ? null : (
        <LeaverTasks leaver={leaver} apps={snapshot.apps} onTakeBack={() => setAsking('takeBack')} />
      )}
      {trail === null ? null : (
        <>
          <Secrets trail={trail} />
          <Handed trail={trail} />
          <Authorised trail={trail} />
          <LeaverReach trail={trail} />
          <TrailTools tools={trail.tools} />
        </>
      )}
    </div>
  )
}

const seenWords = ({ email, lastSeenAt }: PersonTrail) => (
  <>
    {email === '' ? LEAVER_VIEW.noEmail : email}
    {lastSeenAt === null ? null : (
      <>
        {LEAVER_VIEW.lastSeenEnd} <Age at={lastSeenAt} />
      </>
    )}
  </>
)

const Secrets = ({ trail }: { readonly trail: PersonTrail }) => (
  <section className="part">
    <h2>{LEAVER_VIEW.secretsTheyKnow}</h2>
    <div>
      {trail.secrets.length === 0 ? (
        <p>
          <StateMark mood="fine" words={LEAVER_VIEW.noSecrets} />
        </p>
      ) : (
        trail.secrets.map((secret) => <Secret key={`${secret.appId} ${secret.app}`} secret={secret} />)
      )}
      {trail.replaced === 0 ? null : <p className="age wrap">{LEAVER_VIEW.replacedSince(trail.replaced)}</p>}
      <p className="age wrap">{LEAVER_VIEW.explanation}</p>
    </div>
  </section>
)

const Secret = ({ secret }: { readonly secret: HeldSecret }) => (
  <div className="held">
    <h3>
      {secret.app}
      <span className="age"> {LEAVER_VIEW.inForceSince(fullDay(secret.inForceSince))}</span>
    </h3>
    <ul className="history">
      {secret.held.slice(-6).map(({ what, at, line }) => (
        <li key={`${line} ${what} ${at}`}>
          <span className="age">
            <Age at={at} isCapital />
          </span>
          <span>{describeActivity(what)}</span>
        </li>
      ))}
    </ul>
    {secret.held.length > 6 ? <p className="age">{LEAVER_VIEW.timesBefore(secret.held.length - 6)}</p> : null}
  </div>
)

/** What they have by handovers, with the receipt where there is one; a handover without a secret too. */
const Handed = ({ trail }: { readonly trail: PersonTrail }) =>
  trail.received.length === 0 ? null : (
    <section className="part">
      <h2>{LEAVER_VIEW.handedOver}</h2>
      <ul className="history">
        {trail.received.map((thing) => (
          <li key={`${thing.app} ${thing.how} ${thing.at}`}>
            <span className="age">
              <Age at={thing.at} isCapital />
            </span>
            <span>
              {HOW[thing.how]} {thing.app}
              {thing.withSecret ? '' : LEAVER_VIEW.withoutTheSecret}
              {thing.withSecret && !thing.isInForce ? LEAVER_VIEW.secretReplacedEnd : ''}
              {thing.receivedAt === null ? '' : LEAVER_VIEW.receiptAdded(fullDay(thing.receivedAt))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

const HOW: Record<PersonTrail['received'][number]['how'], string> = {
  sealedFor: LEAVER_VIEW.sealedForThem,
  signedFor: LEAVER_VIEW.signedReceipt,
  handedHere: LEAVER_VIEW.handedHere,
}

const Authorised = ({ trail }: { readonly trail: PersonTrail }) => {
  const now = useStore((state) => state.now)
  return (
    <section className="part">
      <h2>{LEAVER_VIEW.authorisedByThem}</h2>
      <div>
        {trail.authorised.length === 0 ? (
          <p>
            <StateMark mood="fine" words={LEAVER_VIEW.nothingRelies} />
          </p>
        ) : (
          <>
            <p className="soft">{LEAVER_VIEW.reliesOnThem(trail.authorised.length)}</p>
            <Organisations
              those={trail.authorised}
              more={({ alsoOthers, sources }) =>
                `${alsoOthers ? LEAVER_VIEW.alsoReached : ''}, ${sourceWords(sources, now)}`
              }
            />
          </>
        )}
      </div>
    </section>
  )
}
