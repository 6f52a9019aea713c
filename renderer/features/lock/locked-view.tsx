import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Locked } from '../../../shared/lock/lock.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { announce, go, useStore } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { Icon, type IconName } from '../../kit/icon.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { LockedGate } from './locked-gate.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { LOCKED_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** The vault is locked: why, the passphrase, and what goes on and what waits. Amounts and moments, and no name. */
export const LockedView = () => {
  const { lock } = useParts('lock')
  const { locked, way } = lock
  const now = useClock()
  const [isForgotten, setForgotten] = useState(false)
  if (locked === null) return null
  return (
    <div className="page scroll">
      <div className="whole locked">
        <Icon name="lock" />
        <h1 className="answer">{LOCKED_VIEW.title}</h1>
        <p>{LOCKED_VIEW.why(locked.cause, locked.at, now, way)}</p>
        {way === 'gate' ? (
          <LockedGate locked={locked} />
        ) : isForgotten ? (
          <Forgotten onBack={() => setForgotten(false)} />
        ) : (
          <Unlock locked={locked} now={now} onForgotten={() => setForgotten(true)} />
        )}
        <Meanwhile locked={locked} now={now} />
      </div>
    </div>
  )
}

type UnlockProps = { readonly locked: Locked; readonly now: number; readonly onForgotten: () => void }

const Unlock = ({ locked, now, onForgotten }: UnlockProps) => {
  const [passphrase, setPassphrase] = useState('')
  const { isBusy, failure, run, forget } = useCall()
  const form = useRef<HTMLFormElement>(null)
  // a dialog that was open made everything behind it inert, and so unfocusable, until it had gone
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const left = Math.max(0, Math.ceil(((locked.waitsUntil ?? 0) - now) / 1_000))
  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (left > 0 || passphrase === '') return
    const result = await run(() => call('unlock', { passphrase }))
    if (result?.ok === true) announce(LOCKED_VIEW.unlocked)
    else form.current?.querySelector('input')?.select()
  }
  const isOver = failure?.code === 'passphraseWaits' && left === 0
  return (
    <form ref={form} className="locked-form" onSubmit={(event) => void unlock(event)}>
      <PassphraseField
        id="unlock-passphrase"
        label={LOCKED_VIEW.passphrase}
        value={passphrase}
        autoFocus
        refusal={failure === null || isOver ? null : describeFailure(failure).what}
        onChange={(value) => {
          setPassphrase(value)
          forget()
        }}
      />
      {left > 0 ? <p className="age">{LOCKED_VIEW.waits(left)}</p> : null}
      {locked.wrong > 0 ? <p className="age">{LOCKED_VIEW.wrongTries(locked.wrong)}</p> : null}
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={left > 0 || isBusy || undefined}>
          {isBusy ? LOCKED_VIEW.unlocking : LOCKED_VIEW.unlock}
        </Button>
        <Button kind="link" onClick={onForgotten}>
          {LOCKED_VIEW.forgotten}
        </Button>
      </div>
    </form>
  )
}

const Forgotten = ({ onBack }: { readonly onBack: () => void }) => {
  const [isAsking, setAsking] = useState(false)
  const { isBusy, failure, run } = useCall()
  if (isAsking)
    return (
      <Confirmation
        title={LOCKED_VIEW.beginTitle}
        ends={LOCKED_VIEW.beginEnds}
        stays={LOCKED_VIEW.beginStays}
        foot={failure === null ? LOCKED_VIEW.beginFoot : describeFailure(failure).what}
        keep={LOCKED_VIEW.keep}
        action={LOCKED_VIEW.begin}
        isBusy={isBusy}
        onKeep={() => setAsking(false)}
        onAction={() => void run(() => call('beginAgain', {}))}
      />
    )
  return (
    <div className="locked-forgotten">
      <h2>{LOCKED_VIEW.forgottenTitle}</h2>
      <p>{LOCKED_VIEW.forgottenMeans}</p>
      <div className="buttons">
        <Button autoFocus onClick={onBack}>
          {LOCKED_VIEW.backToPassphrase}
        </Button>
        <Button onClick={() => go({ at: 'restore' })}>{LOCKED_VIEW.restore}</Button>
        <Button onClick={() => setAsking(true)}>{LOCKED_VIEW.begin}</Button>
      </div>
    </div>
  )
}

const Meanwhile = ({ locked, now }: { readonly locked: Locked; readonly now: number }) => {
  const incoming = useStore(({ work }) => work?.incoming.length ?? 0)
  return (
    <div className="locked-meanwhile">
      <List
        title={LOCKED_VIEW.goesOn}
        icon="tick"
        lines={[LOCKED_VIEW.goesOnReminders, LOCKED_VIEW.goesOnClipboard]}
      />
      <List
        title={LOCKED_VIEW.waitsTitle}
        icon="clock"
        lines={[
          LOCKED_VIEW.waitsChecks(locked.lapsesAt, now),
          ...((locked.pending ?? 0) > 0 ? [LOCKED_VIEW.waitsEnds(locked.pending ?? 0)] : []),
          ...(incoming > 0 ? [LOCKED_VIEW.waitsLinks(incoming)] : []),
        ]}
      />
    </div>
  )
}

type ListProps = { readonly title: string; readonly icon: IconName; readonly lines: readonly string[] }

const List = ({ title, icon, lines }: ListProps) => (
  <section aria-label={title}>
    <h2>{title}</h2>
    <ul className="marks">
      {lines.map((line) => (
        <li key={line}>
          <Icon name={icon} />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  </section>
)
