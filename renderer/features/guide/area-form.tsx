import { type FormEvent, useEffect, useRef } from 'react'
import type { Area, AreaAnswer } from '../../../shared/guide/assessment.ts'
import { AREA_WORDS } from '../../../shared/guide/words.ts'
import { noonOfField } from '../../../shared/kernel/day.ts'
import { measureArea } from '../../../shared/guide/measurement.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useForm } from '../../kit/use-form.ts'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { runUndoably } from '../../app/undoing.ts'
import { ANSWER_MARKS, PREFILLED } from './words-steps.ts'
import { dateField } from '../../language/moments.ts'
import { AREA_FORM } from './words.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

type AreaFormProps = { readonly area: Area; readonly onClose: () => void }
type Answer = AreaAnswer['answer']

/** One area: what is asked in plain words, the answer, its evidence, its owner, the gap and the plan. */
export const AreaForm = ({ area, onClose }: AreaFormProps) => {
  const snapshot = useParts('apps', 'vault', 'activity', 'seenAt', 'me')
  const known = useStored('guide').guide.assessment.answers[area]
  const isMeasured = measureArea(area, snapshot) !== null
  const { fields, change, set, isChanged } = useForm(() => ({
    answer: known?.answer ?? 'met',
    words: known?.words ?? (isMeasured ? (PREFILLED[area] ?? '') : ''),
    evidence: known?.evidence ?? '',
    owner: known?.owner ?? (isMeasured ? AREA_FORM.keyward : (snapshot.me?.name ?? '')),
    gap: known?.gap ?? '',
    planBy: dateField(known?.planBy ?? null),
  }))
  const { answer, words, evidence, owner, gap, planBy } = fields
  useUnsaved(isChanged, {
    ends: AREA_FORM.leaveEnds(AREA_WORDS[area].name),
    stays: AREA_FORM.leaveStays,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const hasGap = answer === 'partly' || answer === 'notMet'
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const said = {
      answer,
      words: words.trim(),
      evidence: evidence.trim(),
      owner: owner.trim(),
      gap: hasGap ? gap.trim() : '',
      planBy: hasGap ? noonOfField(planBy) : null,
    }
    const result = await runUndoably(
      AREA_FORM.keepTheAnswer,
      'answerArea',
      { area, answer: said },
      AREA_FORM.kept(AREA_WORDS[area].name),
    )
    if (result.ok) onClose()
  }
  return (
    <form className="area-form stack" onSubmit={(event) => void save(event)} aria-labelledby="area-name">
      <h3 id="area-name" ref={heading} tabIndex={-1}>
        {AREA_WORDS[area].name}
      </h3>
      <p className="soft">{AREA_WORDS[area].asks}</p>
      <fieldset>
        <legend className="label">{AREA_FORM.answer}</legend>
        <div className="ticks">
          {(Object.keys(ANSWER_MARKS) as Answer[]).map((each) => (
            <label key={each} className="tick">
              <input
                type="radio"
                className="dot"
                name="answer"
                checked={answer === each}
                onChange={() => change({ answer: each })}
              />
              {ANSWER_MARKS[each].words}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label className="label" htmlFor="area-words">
          {AREA_FORM.inYourWords}
        </label>
        <textarea
          id="area-words"
          className="field"
          rows={3}
          maxLength={2000}
          value={words}
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <div className="pair">
        <TextField
          id="area-evidence"
          label={AREA_FORM.evidenceByName}
          value={evidence}
          onChange={set('evidence')}
        />
        <TextField id="area-owner" label={AREA_FORM.owner} value={owner} onChange={set('owner')} />
      </div>
      {hasGap ? (
        <div className="pair">
          <TextField id="area-gap" label={AREA_FORM.plan} value={gap} onChange={set('gap')} />
          <label>
            <span className="label">{AREA_FORM.fixedBy}</span>
            <input
              type="date"
              className="field"
              value={planBy}
              onChange={(event) => change({ planBy: event.target.value })}
            />
          </label>
        </div>
      ) : null}
      <div className="buttons">
        <Button onClick={onClose}>{AREA_FORM.cancel}</Button>
        <Button kind="primary" isSubmit>
          {AREA_FORM.keepTheAnswer}
        </Button>
      </div>
    </form>
  )
}
