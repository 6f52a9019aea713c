import { type FormEvent, useState } from 'react'
import { ROAD_WORDS } from '../../../shared/guide/words.ts'
import { Road } from '../../../shared/guide/journey.ts'
import { checkName, checkScopes } from '../../../shared/apps/app-draft.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useForm } from '../../kit/use-form.ts'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import { goNow, announce } from '../../app/store.ts'
import { describeProblem } from '../apps/words-draft.ts'
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
  const nameWords = nameProblem(road, name)

  useUnsaved([name, purpose, vendor].some((text) => text.trim() !== '') || scopes.length > 0, {
    ends: GUIDE_BEGIN.leaveEnds,
  })
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    const words =
      name.trim() === ''
        ? GUIDE_BEGIN.nameMissing
        : (nameWords ??
          (purpose.trim() === '' ? GUIDE_BEGIN.purposeMissing : (scopeProblem(road, scopes) ?? '')))
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
          <TextField
            id="journey-name"
            label={GUIDE_BEGIN.nameField}
            value={name}
            isInvalid={nameWords !== null}
            onChange={set('name')}
          >
            {nameWords === null ? null : <FieldMessage weight="refuse">{nameWords}</FieldMessage>}
          </TextField>
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

/** What every sign-in asks for as well, so that only what was chosen is judged. */
const OF_EVERY_SIGN_IN = ['openid', 'offline_access']

/** What Xero would refuse of the app's name; a tool that somebody else has keeps its own. */
const nameProblem = (road: Road, name: string): string | null => {
  const [refused] = road === 'tool' || name.trim() === '' ? [] : checkName(name)
  return refused === undefined ? null : describeProblem(refused)
}

/** What Xero would refuse of the scopes, in the guide's own words where it knows a way. */
const scopeProblem = (road: Road, scopes: readonly string[]): string | null => {
  const refused = checkScopes([...OF_EVERY_SIGN_IN, ...scopes]).find(({ weight }) => weight === 'refuse')
  if (refused === undefined || (road === 'tool' && refused.code === 'scopesMissing')) return null
  return refused.code === 'scopesMixed' ? GUIDE_BEGIN.scopesMixed : describeProblem(refused)
}
