import { describeScope, SCOPES, type Scope } from '../../../shared/apps/scopes.ts'
import { FieldMessage } from '../../kit/field-message.tsx'
import { Tick } from '../../kit/tick.tsx'
import { monthOf } from '../../language/moments.ts'
import { scopeWords } from '../apps/words-scopes.ts'
import { SCOPE_ADVISOR } from './words.ts'

type AdvisorProps = {
  readonly chosen: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
}

const FAMILIES = [
  ['practiceManager', SCOPE_ADVISOR.practiceManagerNeeds],
  ['accounting', SCOPE_ADVISOR.organisationsNeed],
] as const

/** What the tool must read or do, in words; the scopes follow, narrowest first. */
export const ScopeAdvisor = ({ chosen, onChange }: AdvisorProps) => {
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  const families = new Set(chosen.map((id) => describeScope(id).family))
  const writing = chosen.filter((id) => describeScope(id).writes)
  return (
    <div className="stack">
      {FAMILIES.map(([family, words]) => (
        <fieldset key={family} className="advisor">
          <legend className="label">{words}</legend>
          <div className="advisor-grid">
            {SCOPES.filter((scope) => isOffered(scope, family)).map((scope) => (
              <Tick
                key={scope.id}
                title={scope.id}
                isOn={chosen.includes(scope.id)}
                onChange={(isOn) => toggle(scope.id, isOn)}
              >
                {scopeWords(scope.id)}
              </Tick>
            ))}
          </div>
        </fieldset>
      ))}
      {families.has('practiceManager') && families.has('accounting') ? (
        <FieldMessage weight="advise">{SCOPE_ADVISOR.scopesMixed}</FieldMessage>
      ) : null}
      {writing.length === 0 ? null : (
        <FieldMessage weight="advise">{SCOPE_ADVISOR.mayChange(writing.join(', '))}</FieldMessage>
      )}
      {chosen
        .filter((id) => describeScope(id).endsIn !== undefined)
        .map((id) => (
          <FieldMessage key={id} weight="advise">
            {SCOPE_ADVISOR.scopeEnds(id, monthOf(describeScope(id).endsIn ?? ''))}
          </FieldMessage>
        ))}
    </div>
  )
}

/** Narrow scopes that live on; the ones that end, or reach over everything, are not proposed. */
const isOffered = (scope: Scope, family: Scope['family']): boolean =>
  scope.family === family && scope.endsIn === undefined && scope.id !== 'practicemanager'
