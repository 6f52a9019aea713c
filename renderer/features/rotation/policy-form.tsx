import { type FormEvent, useState } from 'react'
import { RotationPolicy } from '../../../shared/rotation/rotation.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { Tick } from '../../kit/tick.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import { announce } from '../../app/store.ts'
import { POLICY_FORM } from './words.ts'

type PolicyFormProps = {
  readonly policy: RotationPolicy
  /** One app's own policy, or the practice's. */
  readonly appId: string | null
  /** Whether the app can go back to the practice's policy. */
  readonly canGoBack: boolean
  readonly onClose?: () => void
}

/** An empty field is no number, and not none. */
const daysIn = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed))

/** How often a secret is replaced, how early that is told, and who sees to it. */
export const PolicyForm = ({ policy, appId, canGoBack, onClose }: PolicyFormProps) => {
  const [every, setEvery] = useState(String(policy.everyDays))
  const [lead, setLead] = useState(String(policy.leadDays))
  const [skips, setSkips] = useState(policy.skipsWeekends)
  const [owner, setOwner] = useState(policy.owner)
  const [problem, setProblem] = useState('')
  const id = appId ?? 'practice'
  const isChanged =
    every !== String(policy.everyDays) ||
    lead !== String(policy.leadDays) ||
    skips !== policy.skipsWeekends ||
    owner !== policy.owner
  useUnsaved(isChanged, { ends: POLICY_FORM.leaveEnds, stays: POLICY_FORM.leaveStays })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const read = RotationPolicy.safeParse({
      everyDays: daysIn(every),
      leadDays: daysIn(lead),
      skipsWeekends: skips,
      owner: owner.trim(),
    })
    if (!read.success) {
      const words = POLICY_FORM.wrongDays
      setProblem(words)
      return announce(words)
    }
    setProblem('')
    const result = await run(POLICY_FORM.doing, 'setRotationPolicy', {
      appId,
      policy: read.data,
    })
    if (!result.ok) return
    announce(POLICY_FORM.saved)
    onClose?.()
  }
  const goBack = async () => {
    const result = await run(POLICY_FORM.doing, 'setRotationPolicy', { appId, policy: null })
    if (result.ok) onClose?.()
  }
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <div className="policy-line">
        <label>
          <span className="label">{POLICY_FORM.everyDays}</span>
          <input
            type="number"
            className="field"
            min={1}
            max={1095}
            value={every}
            onChange={(event) => setEvery(event.target.value)}
          />
        </label>
        <label>
          <span className="label">{POLICY_FORM.leadDays}</span>
          <input
            type="number"
            className="field"
            min={0}
            max={120}
            value={lead}
            onChange={(event) => setLead(event.target.value)}
          />
        </label>
        <label htmlFor={`owner-${id}`}>
          <span className="label">{POLICY_FORM.responsiblePerson}</span>
          <input
            id={`owner-${id}`}
            className="field"
            value={owner}
            maxLength={200}
            onChange={(event) => setOwner(event.target.value)}
          />
        </label>
      </div>
      <Tick isOn={skips} onChange={(isOn) => setSkips(isOn)}>
        {POLICY_FORM.onFriday}
      </Tick>
      {problem === '' ? null : <FieldMessage weight="refuse">{problem}</FieldMessage>}
      <div className="buttons">
        {onClose === undefined ? null : <Button onClick={onClose}>{POLICY_FORM.cancel}</Button>}
        {canGoBack ? <Button onClick={() => void goBack()}>{POLICY_FORM.backToPractice}</Button> : null}
        <Button isSubmit>{POLICY_FORM.save}</Button>
      </div>
    </form>
  )
}
