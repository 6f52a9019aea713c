import { type KeyboardEvent, useState } from 'react'
import {
  describeScope,
  isKnownScope,
  SCOPES,
  type Scope,
  type ScopeFamily,
  splitScopes,
} from '../../../shared/apps/scopes.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { Icon } from '../../kit/icon.tsx'
import { Tick } from '../../kit/tick.tsx'
import { SCOPES_PICKER } from './words-form.ts'

type ScopesPickerProps = {
  readonly scopes: readonly string[]
  readonly onChange: (scopes: string[]) => void
  /** Whether people sign in with them; a custom connection has scopes of one organisation’s books only. */
  readonly isSignedIn?: boolean
}

const IDENTITY = ['openid', 'profile', 'email']

/** Scopes in words: Practice Manager first, reading before changing, and the two kinds kept apart as Xero wants it. */
export const ScopesPicker = ({ scopes, onChange, isSignedIn = true }: ScopesPickerProps) => {
  const has = (family: ScopeFamily) => scopes.some((scope) => describeScope(scope).family === family)
  const put = (ids: readonly string[], isOn: boolean) => {
    const rest = scopes.filter((scope) => !ids.includes(scope))
    onChange(isOn ? [...rest, ...ids] : rest)
  }
  const shared = { scopes, put }
  return (
    <div className="stack-wide">
      {isSignedIn || has('practiceManager') ? (
        <Family
          {...shared}
          family="practiceManager"
          name={SCOPES_PICKER.practiceManager}
          whyOff={
            has('accounting') && !has('practiceManager')
              ? offWords(SCOPES_PICKER.accounting, SCOPES_PICKER.practiceManager)
              : null
          }
        />
      ) : null}
      <Family
        {...shared}
        family="accounting"
        name={SCOPES_PICKER.accounting}
        whyOff={
          has('practiceManager') && !has('accounting')
            ? offWords(SCOPES_PICKER.practiceManager, SCOPES_PICKER.accounting)
            : null
        }
      />
      {isSignedIn ? (
        <fieldset>
          <legend className="family">{SCOPES_PICKER.signInPart}</legend>
          <div className="ticks">
            <Tick isOn={IDENTITY.every((id) => scopes.includes(id))} onChange={(isOn) => put(IDENTITY, isOn)}>
              {SCOPES_PICKER.identityScopes}
            </Tick>
            <Tick isOn={scopes.includes('offline_access')} onChange={(isOn) => put(['offline_access'], isOn)}>
              {SCOPES_PICKER.offlineScope}
            </Tick>
          </div>
        </fieldset>
      ) : null}
      <CustomScopes {...shared} />
    </div>
  )
}

const offWords = (chosen: string, off: string) => SCOPES_PICKER.offBecause(chosen, off)

type GroupProps = {
  readonly scopes: readonly string[]
  readonly put: (ids: readonly string[], isOn: boolean) => void
}

type FamilyProps = GroupProps & {
  readonly family: 'practiceManager' | 'accounting'
  readonly name: string
  readonly whyOff: string | null
}

const Family = ({ family, name, whyOff, scopes, put }: FamilyProps) => {
  const all = SCOPES.filter((scope) => scope.family === family)
  const narrow = all.filter(({ writes, endsIn }) => !writes && endsIn === undefined)
  const other = all.filter((scope) => !narrow.includes(scope))
  const isOtherUsed = other.some(({ id }) => scopes.includes(id))
  return (
    <fieldset disabled={whyOff !== null} aria-describedby={whyOff === null ? undefined : `${family}-off`}>
      <legend className="family">{name}</legend>
      {whyOff === null ? null : (
        <p className="age hint" id={`${family}-off`}>
          {whyOff}
        </p>
      )}
      <Ticks list={narrow} scopes={scopes} put={put} />
      {whyOff === null ? (
        <details open={isOtherUsed} className="more">
          <summary className="more-summary">
            <Icon name="open" />
            {SCOPES_PICKER.moreScopes}
          </summary>
          <Ticks list={other} scopes={scopes} put={put} isLong />
        </details>
      ) : null}
    </fieldset>
  )
}

const Ticks = ({
  list,
  scopes,
  put,
  isLong = false,
}: GroupProps & { readonly list: readonly Scope[]; readonly isLong?: boolean }) => (
  <div className="ticks ticks-grid">
    {list.map((scope) => (
      <Tick
        key={scope.id}
        title={scope.id}
        isOn={scopes.includes(scope.id)}
        onChange={(isOn) => put([scope.id], isOn)}
      >
        <span>{tickWords(scope, isLong)}</span>
      </Tick>
    ))}
  </div>
)

const tickWords = (scope: Scope, isLong: boolean): string => {
  const words = scope.words.charAt(0).toUpperCase() + scope.words.slice(1)
  if (!isLong) return words
  if (scope.endsIn !== undefined)
    return `${words}, ${scope.writes ? SCOPES_PICKER.writesEnd : SCOPES_PICKER.readOnly} (ends)`
  return scope.id === 'practicemanager' ? `${words} (broad)` : SCOPES_PICKER.withWrites(words)
}

/** Scopes that Keyward has not heard of; sent as they stand. */
const CustomScopes = ({ scopes, put }: GroupProps) => {
  const [text, setText] = useState('')
  useUnsaved(text.trim() !== '', { ends: SCOPES_PICKER.leaveEnds })
  const custom = scopes.filter((scope) => !isKnownScope(scope))
  const add = () => {
    const added = splitScopes(text)
    if (added.length === 0) return
    put(added, true)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <div>
      <label className="label" htmlFor="custom-scope">
        {SCOPES_PICKER.otherScope}
      </label>
      <div className="custom-scope">
        <input
          id="custom-scope"
          className="field field-mono"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button onClick={add}>{SCOPES_PICKER.addScope}</Button>
      </div>
      {custom.length === 0 ? null : (
        <ul className="custom-list">
          {custom.map((scope) => (
            <li key={scope} className="line">
              <span className="mono">{shownText(scope)}</span>
              <Button
                kind="quiet"
                size="icon"
                icon="close"
                aria-label={SCOPES_PICKER.takeOut(shownText(scope))}
                onClick={() => put([scope], false)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
