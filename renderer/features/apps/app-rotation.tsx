import { useState } from 'react'
import { DAY } from '../../../shared/kernel/instant.ts'
import { policyFor, type FinishedRotation, type SecretRecord } from '../../../shared/rotation/rotation.ts'
import { calendarIn, secretDue } from '../../../shared/rotation/secret-due.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { attempt } from '../../app/deeds.ts'
import { fullDay, longDay, shortDay } from '../../language/moments.ts'
import { describeDue, policyWords, shownFingerprint } from '../rotation/messages.ts'
import { showToast, useStore, useStored } from '../../app/store.ts'
import { PolicyForm } from '../rotation/policy-form.tsx'

type PartProps = { readonly app: XeroApp; readonly snapshot: Snapshot }

/** When this app's secret is due, by which policy, put off until when, and which secrets it has had. */
export const AppRotation = ({ app, snapshot }: PartProps) => {
  const now = useStore((state) => state.now)
  const [isChanging, setChanging] = useState(false)
  const [isPuttingOff, setPuttingOff] = useState(false)
  const { rotation } = snapshot
  const stored = useStored().rotation
  const due = secretDue(app, rotation, now, calendarIn())
  const { mood, words } = describeDue(due, now)
  const policy = policyFor(rotation, app.id)
  const own = rotation.policies[app.id] !== undefined
  const snoozed = rotation.snoozed[app.id]
  const isOff = snoozed !== undefined && snoozed.until > now && due.kind !== 'forced'
  return (
    <section className="part">
      <h2>Rotation</h2>
      <div>
        <p>
          <StateMark mood={mood} words={words} />
          {isOff ? (
            <span className="age wrap">
              {' '}
              Put off until {longDay(snoozed.until, now)}: {snoozed.reason}
            </span>
          ) : null}
        </p>
        <p className="soft">
          {own ? 'This app’s own policy' : 'The practice’s policy'}: {policyWords(policy)}
          {policy.owner === '' ? '' : `, seen to by ${policy.owner}`}.
        </p>
        {isChanging ? (
          <PolicyForm
            policy={policyFor(stored, app.id)}
            appId={app.id}
            canGoBack={own}
            onClose={() => setChanging(false)}
          />
        ) : isPuttingOff ? (
          <PutOff app={app} onClose={() => setPuttingOff(false)} />
        ) : (
          <div className="buttons">
            <Button kind="link" onClick={() => setChanging(true)}>
              Change for this app
            </Button>
            {due.kind === 'fine' || due.kind === 'forced' ? null : (
              <Button kind="link" onClick={() => setPuttingOff(true)}>
                Put the reminder off
              </Button>
            )}
          </div>
        )}
        <History
          records={rotation.records.filter((one) => one.appId === app.id)}
          finished={rotation.finished.filter((one) => one.appId === app.id)}
        />
      </div>
    </section>
  )
}

const CHOICES = [
  ['A week', 7],
  ['Two weeks', 14],
  ['A month', 30],
] as const

const PutOff = ({ app, onClose }: { readonly app: XeroApp; readonly onClose: () => void }) => {
  const now = useStore((state) => state.now)
  const [days, setDays] = useState<number>(7)
  const [reason, setReason] = useState('')
  const isReady = reason.trim() !== ''
  useUnsaved(isReady, { ends: 'The reason that you wrote is forgotten', stays: 'The reminder as it was' })
  const save = async () => {
    const result = await attempt('Put the reminder off', 'snoozeRotation', {
      appId: app.id,
      until: now + days * DAY,
      reason: reason.trim(),
    })
    if (!result.ok) return
    showToast('Put off. The reason stands in the app’s page and in the log.')
    onClose()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      <label className="choice-line">
        For
        <select className="field" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {CHOICES.map(([name, value]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <TextField
        id="put-off-reason"
        label="Why, so that others understand it"
        value={reason}
        autoFocus
        onChange={setReason}
      />
      <div className="buttons">
        <Button onClick={onClose}>Cancel</Button>
        <Button isSubmit aria-disabled={!isReady || undefined}>
          Put it off
        </Button>
      </div>
    </form>
  )
}

const HOW = {
  added: 'added with the app',
  enteredAgain: 'entered again',
  accepted: 'taken as it was found',
  rotated: 'by a rotation',
  rolledBack: 'made current again',
} as const
const OUTCOMES = { rotated: 'Rotated', givenUp: 'Given up', rolledBack: 'Rolled back' } as const
const OLD = {
  works: 'still worked',
  refused: 'proven dead',
  couldNotTell: 'forgotten without proof',
} as const

/** The same where the old one was not forgotten. */
const ASKED = { works: 'still worked', refused: 'was refused', couldNotTell: 'could not be told' } as const

type HistoryProps = {
  readonly records: readonly SecretRecord[]
  readonly finished: readonly FinishedRotation[]
}

const History = ({ records, finished }: HistoryProps) => {
  const now = useStore((state) => state.now)
  if (records.length === 0) return null
  return (
    <>
      <table className="table history-table" aria-label="Secrets of this app">
        <thead>
          <tr>
            <th scope="col">Fingerprint</th>
            <th scope="col">Created at Xero</th>
            <th scope="col">In use here</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {records.toReversed().map((one) => (
            <tr key={`${one.fingerprint} ${one.storedAt}`}>
              <td>
                <code>{shownFingerprint(one.fingerprint)}</code>
              </td>
              <td>{one.createdAt === null ? 'nobody has said' : fullDay(one.createdAt)}</td>
              <td>
                {shortDay(one.storedAt, now)}
                {one.replacedAt === null ? ' until now' : ` to ${shortDay(one.replacedAt, now)}`}
                {one.provenDeadAt === null ? '' : `, proven dead ${shortDay(one.provenDeadAt, now)}`}
              </td>
              <td>
                {one.by}, {HOW[one.how]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {finished.length === 0 ? null : (
        <ul className="history" aria-label="Rotations">
          {finished.toReversed().map((one) => (
            <li key={one.id}>
              <span className="age">{shortDay(one.finishedAt, now)}</span>
              <span>
                {OUTCOMES[one.outcome]} by {one.by}
                {one.isLeak ? ', after a leak' : ''}
                {one.oldProof === null
                  ? ''
                  : `; the old one ${one.outcome === 'rotated' ? OLD[one.oldProof.result] : ASKED[one.oldProof.result]}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
