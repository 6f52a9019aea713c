import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { HeldSecret, PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey as keyOf } from '../../../shared/kernel/person.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { describeActivity } from '../activity/messages.ts'
import { call } from '../../bridge/bridge.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { describeFailure } from '../../app/messages.ts'
import { fullDay } from '../../language/moments.ts'
import { count, noun } from '../../language/plural.ts'
import { go, onSnapshot, useStored } from '../../app/store.ts'
import { BeginLeaver, TakeBackLeaver } from './leaver-questions.tsx'
import { LeaverTasks } from './leaver-tasks.tsx'

type LeaverViewProps = { readonly snapshot: Snapshot; readonly personKey: string }

/** One person: the secrets that they have had in their hands, what they authorised, and what is to be done when they leave. */
export const LeaverView = ({ snapshot, personKey }: LeaverViewProps) => {
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
  const stored = useStored().leavers
  const leaver = snapshot.leavers[stored.findLastIndex((one) => keyOf(one) === personKey)]
  const close = () => {
    const from = asking === 'begin' ? 'begin-leaver' : 'take-leaver-back'
    setAsking(null)
    requestAnimationFrame(() => document.getElementById(from)?.focus())
  }
  return (
    <div className="page-main leaver scroll">
      <Button kind="quiet" icon="back" isFlush onClick={() => go({ at: 'activity', tab: 'people' })}>
        People
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
              They are leaving…
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
        <BeginLeaver trail={trail} snapshot={snapshot} onClose={close} />
      ) : null}
      {asking === 'takeBack' && leaver?.finishedAt === null ? (
        <TakeBackLeaver leaver={leaver} snapshot={snapshot} onClose={close} />
      ) : null}
      {leaver === undefined ? null : (
        <LeaverTasks leaver={leaver} apps={snapshot.apps} onTakeBack={() => setAsking('takeBack')} />
      )}
      {trail === null ? null : (
        <>
          <Secrets trail={trail} />
          <Handed trail={trail} />
          <Authorised trail={trail} />
        </>
      )}
    </div>
  )
}

const seenWords = ({ email, lastSeenAt }: PersonTrail) => (
  <>
    {email === '' ? 'No e-mail address known' : email}
    {lastSeenAt === null ? null : (
      <>
        . Last seen in this vault <Age at={lastSeenAt} />
      </>
    )}
  </>
)

const Secrets = ({ trail }: { readonly trail: PersonTrail }) => (
  <section className="part">
    <h2>Secrets they know</h2>
    <div>
      {trail.secrets.length === 0 ? (
        <p>
          <StateMark mood="fine" words="None that is in force, as far as this vault can tell" />
        </p>
      ) : (
        trail.secrets.map((secret) => <Secret key={`${secret.appId} ${secret.app}`} secret={secret} />)
      )}
      {trail.replaced === 0 ? null : (
        <p className="age wrap">
          {count(trail.replaced, 'other')} they knew {noun(trail.replaced, 'has', 'have')} been replaced
          since.
        </p>
      )}
      <p className="age wrap">
        Counted since each secret was put in here, from the log and the handovers of this vault. What they
        wrote down elsewhere, nobody can tell.
      </p>
    </div>
  </section>
)

const Secret = ({ secret }: { readonly secret: HeldSecret }) => (
  <div className="held">
    <h3>
      {secret.app}
      <span className="age"> in force since {fullDay(secret.inForceSince)}</span>
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
    {secret.held.length > 6 ? (
      <p className="age">and {count(secret.held.length - 6, 'time')} before</p>
    ) : null}
  </div>
)

/** What they have by handovers, with the receipt where there is one; a handover without a secret too. */
const Handed = ({ trail }: { readonly trail: PersonTrail }) =>
  trail.received.length === 0 ? null : (
    <section className="part">
      <h2>Handed over</h2>
      <ul className="history">
        {trail.received.map((thing) => (
          <li key={`${thing.app} ${thing.how} ${thing.at}`}>
            <span className="age">
              <Age at={thing.at} isCapital />
            </span>
            <span>
              {HOW[thing.how]} {thing.app}
              {thing.withSecret ? '' : ', without the secret'}
              {thing.withSecret && !thing.isInForce ? '; that secret has been replaced since' : ''}
              {thing.receivedAt === null ? '' : `. Receipt added ${fullDay(thing.receivedAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

const HOW: Record<PersonTrail['received'][number]['how'], string> = {
  sealedFor: 'Sealed for them:',
  signedFor: 'Their key signed the receipt for',
  handedHere: 'They handed to this vault:',
}

const MOST = 60

const Authorised = ({ trail }: { readonly trail: PersonTrail }) => (
  <section className="part">
    <h2>Authorised by them</h2>
    <div>
      {trail.authorised.length === 0 ? (
        <p>
          <StateMark mood="fine" words="Nothing stands on their sign-in" />
        </p>
      ) : (
        <>
          <p className="soft">
            {count(trail.authorised.length, 'organisation')}{' '}
            {noun(trail.authorised.length, 'stands', 'stand')} on their sign-in.
          </p>
          <ul className="names">
            {trail.authorised.slice(0, MOST).map((one) => (
              <li key={one.key}>
                <Button kind="link" onClick={() => go({ at: 'connections', key: one.key, ask: null })}>
                  {one.organisation}
                </Button>
                <span className="age">
                  {' '}
                  {one.app}
                  {one.alsoOthers ? ', also reached by somebody else' : ''}
                </span>
              </li>
            ))}
            {trail.authorised.length > MOST ? (
              <li className="age">and {count(trail.authorised.length - MOST, 'other')}</li>
            ) : null}
          </ul>
        </>
      )}
    </div>
  </section>
)
