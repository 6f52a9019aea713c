import { useState } from 'react'
import { DAY } from '../../../shared/kernel/instant.ts'
import { policyFor, type FinishedRotation, type SecretRecord } from '../../../shared/rotation/rotation.ts'
import { calendarIn, secretDue } from '../../../shared/rotation/secret-due.ts'
import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { ReasonForm } from '../../kit/reason-form.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run } from '../../app/actions.ts'
import { runUndoably } from '../../app/undoing.ts'
import { fullDay, longDay, shortDay } from '../../language/moments.ts'
import { describeDue, policyWords, shownFingerprint } from '../rotation/words-secrets.ts'
import { showToast, useStore } from '../../app/store.ts'
import { PolicyForm } from '../rotation/policy-form.tsx'
import { APP_ROTATION } from './words.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

type PartProps = { readonly app: SecretApp }

/** When this app's secret is due, by which policy, put off until when, and which secrets it has had. */
export const AppRotation = ({ app }: PartProps) => {
  const snapshot = useParts('rotation')
  const now = useStore((state) => state.now)
  const [isChanging, setChanging] = useState(false)
  const [isPuttingOff, setPuttingOff] = useState(false)
  const { rotation } = snapshot
  const stored = useStored('rotation').rotation
  const due = secretDue(app, rotation, now, calendarIn())
  const { mood, words } = describeDue(due, now)
  const policy = policyFor(rotation, app.id)
  const own = rotation.policies[app.id] !== undefined
  const snoozed = rotation.snoozed[app.id]
  const isOff = snoozed !== undefined && snoozed.until > now && due.kind !== 'forced'
  return (
    <section className="part">
      <h2>{APP_ROTATION.rotation}</h2>
      <div>
        <p>
          <StateMark mood={mood} words={words} />
          {isOff ? (
            <span className="age wrap">
              {' '}
              {APP_ROTATION.putOffUntil(longDay(snoozed.until, now), snoozed.reason)}
            </span>
          ) : null}
        </p>
        <p className="soft">
          {own ? APP_ROTATION.thisAppsOwnPolicy : APP_ROTATION.thePracticesPolicy}: {policyWords(policy)}
          {policy.owner === '' ? '' : APP_ROTATION.responsible(policy.owner)}.
        </p>
        {app.secret.dueBy === null || app.secret.dueBy === undefined ? null : (
          <p className="soft">
            {APP_ROTATION.dayCame(longDay(app.secret.dueBy, now))}{' '}
            <Button
              kind="link"
              onClick={() =>
                void runUndoably(
                  APP_ROTATION.forgetDay,
                  'forgetDueDay',
                  { appId: app.id },
                  APP_ROTATION.dayForgotten,
                )
              }
            >
              {APP_ROTATION.forgetDay}
            </Button>
          </p>
        )}
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
              {APP_ROTATION.changeForThisApp}
            </Button>
            {due.kind === 'fine' || due.kind === 'forced' ? null : (
              <Button kind="link" onClick={() => setPuttingOff(true)}>
                {APP_ROTATION.putTheReminderOff}
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
  [APP_ROTATION.aWeek, 7],
  [APP_ROTATION.twoWeeks, 14],
  [APP_ROTATION.aMonth, 30],
] as const

const PutOff = ({ app, onClose }: { readonly app: SecretApp; readonly onClose: () => void }) => {
  const now = useStore((state) => state.now)
  const [days, setDays] = useState<number>(7)
  const save = async (reason: string) => {
    const result = await run(APP_ROTATION.putTheReminderOff, 'snoozeRotation', {
      appId: app.id,
      until: now + days * DAY,
      reason,
    })
    if (!result.ok) return
    showToast(APP_ROTATION.putOffDone)
    onClose()
  }
  return (
    <ReasonForm
      id="put-off-reason"
      words={{
        label: APP_ROTATION.putOffReason,
        cancel: APP_ROTATION.cancel,
        submit: APP_ROTATION.putItOff,
        ends: APP_ROTATION.putOffEnds,
        stays: APP_ROTATION.putOffStays,
      }}
      onClose={onClose}
      onSave={(reason) => void save(reason)}
    >
      <label className="choice-line">
        {APP_ROTATION.for}
        <select className="field" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {CHOICES.map(([name, value]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </ReasonForm>
  )
}

const HOW = {
  added: APP_ROTATION.addedWithTheApp,
  enteredAgain: APP_ROTATION.enteredAgain,
  accepted: APP_ROTATION.takenAsFound,
  rotated: APP_ROTATION.byARotation,
  rolledBack: APP_ROTATION.madeCurrentAgain,
} as const
const OUTCOMES = {
  rotated: APP_ROTATION.rotated,
  givenUp: APP_ROTATION.givenUp,
  rolledBack: APP_ROTATION.rolledBack,
} as const
const OLD = {
  works: APP_ROTATION.stillWorked,
  refused: APP_ROTATION.provenDead,
  couldNotTell: APP_ROTATION.forgottenWithoutProof,
} as const

/** The same where the old one was not forgotten. */
const ASKED = {
  works: APP_ROTATION.stillWorked,
  refused: APP_ROTATION.wasRefused,
  couldNotTell: APP_ROTATION.couldNotBeTold,
} as const

type HistoryProps = {
  readonly records: readonly SecretRecord[]
  readonly finished: readonly FinishedRotation[]
}

const History = ({ records, finished }: HistoryProps) => {
  const now = useStore((state) => state.now)
  if (records.length === 0) return null
  return (
    <>
      <table className="table history-table" aria-label={APP_ROTATION.secretsOfThisApp}>
        <thead>
          <tr>
            <th scope="col">{APP_ROTATION.fingerprint}</th>
            <th scope="col">{APP_ROTATION.createdAtXero}</th>
            <th scope="col">{APP_ROTATION.inUseHere}</th>
            <th scope="col">{APP_ROTATION.by}</th>
          </tr>
        </thead>
        <tbody>
          {records.toReversed().map((one) => (
            <tr key={`${one.fingerprint} ${one.storedAt}`}>
              <td>
                <code>{shownFingerprint(one.fingerprint)}</code>
              </td>
              <td>{one.createdAt === null ? APP_ROTATION.nobodyHasSaid : fullDay(one.createdAt)}</td>
              <td>
                {shortDay(one.storedAt, now)}
                {one.replacedAt === null
                  ? APP_ROTATION.untilNow
                  : APP_ROTATION.to(shortDay(one.replacedAt, now))}
                {one.provenDeadAt === null ? '' : APP_ROTATION.provenDeadOn(shortDay(one.provenDeadAt, now))}
              </td>
              <td>
                {one.by}, {HOW[one.how]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {finished.length === 0 ? null : (
        <ul className="history" aria-label={APP_ROTATION.rotations}>
          {finished.toReversed().map((one) => (
            <li key={one.id}>
              <span className="age">{shortDay(one.finishedAt, now)}</span>
              <span>
                {APP_ROTATION.outcomeBy(
                  OUTCOMES[one.outcome],
                  one.by,
                  one.isLeak ? APP_ROTATION.afterALeak : '',
                  one.oldProof === null
                    ? ''
                    : APP_ROTATION.theOldOne(
                        one.outcome === 'rotated' ? OLD[one.oldProof.result] : ASKED[one.oldProof.result],
                      ),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
