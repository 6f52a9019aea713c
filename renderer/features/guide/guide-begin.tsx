import { type FormEvent, useState } from 'react'
import { ROAD_WORDS } from '../../../shared/guide/words.ts'
import { Road } from '../../../shared/guide/journey.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useForm } from '../../kit/use-form.ts'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import { goNow, announce } from '../../app/store.ts'
import { ScopeAdvisor } from './scope-advisor.tsx'
import { GUIDE_BEGIN } from './words.ts'

type Fields = {
  readonly name: string
  readonly purpose: string
  readonly road: Road
  readonly vendor: string
  readonly scopes: readonly string[]
}

const BLANK: Fields = { name: '', purpose: '', road: 'own', vendor: '', scopes: [] }

/** The first questions: what for, by which road, and what it has to read. */
export const GuideBegin = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { fields, change, set } = useForm(() => BLANK)
  const { name, purpose, road, vendor, scopes } = fields
  const [problem, setProblem] = useState('')

  useUnsaved([name, purpose, vendor].some((text) => text.trim() !== '') || scopes.length > 0, {
    ends: GUIDE_BEGIN.leaveEnds,
  })
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    const families = new Set(scopes.map((id) => describeScope(id).family))
    const words =
      name.trim() === ''
        ? GUIDE_BEGIN.nameMissing
        : purpose.trim() === ''
          ? GUIDE_BEGIN.purposeMissing
          : families.size > 1
            ? GUIDE_BEGIN.scopesMixed
            : ''
    setProblem(words)
    if (words !== '') return announce(words)
    const result = await run(GUIDE_BEGIN.begin, 'beginJourney', {
      name: name.trim(),
      road,
      purpose: purpose.trim(),
      scopes: [...scopes],
      vendor: vendor.trim(),
    })
    if (result.ok) goNow({ at: 'guide', journeyId: result.value.journeyId })
  }

  return (
    <form className="page-main form guide-begin" onSubmit={(event) => void begin(event)} noValidate>
      <p className="guide-lead">{isFirst ? GUIDE_BEGIN.explanation : GUIDE_BEGIN.anotherExplanation}</p>
      <section className="part">
        <h2>{GUIDE_BEGIN.purposePart}</h2>
        <div className="stack">
          <TextField id="journey-name" label={GUIDE_BEGIN.nameField} value={name} onChange={set('name')} />
          <div>
            <label className="label" htmlFor="journey-purpose">
              {GUIDE_BEGIN.purposeField}
            </label>
            <textarea
              id="journey-purpose"
              className="field"
              rows={2}
              maxLength={1000}
              value={purpose}
              onChange={(event) => change({ purpose: event.target.value })}
            />
          </div>
        </div>
      </section>
      <section className="part">
        <h2>{GUIDE_BEGIN.roadPart}</h2>
        <fieldset className="stack">
          <legend className="hidden-text">{GUIDE_BEGIN.roadPart}</legend>
          {Road.options.map((each) => (
            <label key={each} className="tick road">
              <input
                type="radio"
                className="dot"
                name="road"
                checked={road === each}
                onChange={() => change({ road: each })}
              />
              <span>
                {ROAD_WORDS[each].name}
                <span className="age wrap">{ROAD_WORDS[each].means}</span>
              </span>
            </label>
          ))}
          {road === 'own' ? null : (
            <TextField
              id="journey-vendor"
              label={GUIDE_BEGIN.vendorField}
              value={vendor}
              onChange={set('vendor')}
            />
          )}
        </fieldset>
      </section>
      <section className="part">
        <h2>{GUIDE_BEGIN.scopesPart}</h2>
        <ScopeAdvisor chosen={scopes} onChange={set('scopes')} />
      </section>
      {problem === '' ? null : <FieldMessage weight="refuse">{problem}</FieldMessage>}
      <div className="form-foot">
        <span className="push" />
        <Button kind="primary" isSubmit>
          {GUIDE_BEGIN.begin}
        </Button>
      </div>
    </form>
  )
}
