import { describeScope, SCOPES, type Scope } from '../../../shared/apps/scopes.ts'
import { FieldMessage } from '../../kit/field-message.tsx'
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

/** What a tool may read and what it may change, an object a line; the scopes follow, narrowest first. */
export const ScopeAdvisor = ({ chosen, onChange }: AdvisorProps) => {
  const families = new Set(chosen.map((id) => describeScope(id).family))
  const writing = chosen.filter((id) => describeScope(id).writes)
  return (
    <div className="stack">
      {FAMILIES.map(([family, words]) => (
        <table key={family} className="table scope-matrix">
          <caption className="label">{words}</caption>
          <thead>
            <tr>
              <th scope="col">{SCOPE_ADVISOR.object}</th>
              <th scope="col">{SCOPE_ADVISOR.read}</th>
              <th scope="col">{SCOPE_ADVISOR.change}</th>
              <th scope="col">{SCOPE_ADVISOR.scope}</th>
            </tr>
          </thead>
          <tbody>
            {objectsOf(family).map((object) => (
              <ObjectRow key={object.id} object={object} chosen={chosen} onChange={onChange} />
            ))}
          </tbody>
        </table>
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

/** One thing at Xero: the scope that reads it, and the one that also changes it, where Xero has one. */
type DataObject = { readonly id: string; readonly read: Scope; readonly change: Scope | undefined }

type ObjectRowProps = AdvisorProps & { readonly object: DataObject }

const ObjectRow = ({ object: { read, change }, chosen, onChange }: ObjectRowProps) => {
  const mayChange = change !== undefined && chosen.includes(change.id)
  const mayRead = mayChange || chosen.includes(read.id)
  const others = chosen.filter((id) => id !== read.id && id !== change?.id)
  const set = (next: Scope | undefined) => onChange(next === undefined ? others : [...others, next.id])
  return (
    <tr>
      <th scope="row">{scopeWords(read.id)}</th>
      <td>
        <input
          type="checkbox"
          className="box"
          aria-label={SCOPE_ADVISOR.readThem(read.words)}
          checked={mayRead}
          onChange={() => set(mayRead ? undefined : read)}
        />
      </td>
      <td>
        {change === undefined ? (
          <span className="hidden-text">{SCOPE_ADVISOR.readOnly}</span>
        ) : (
          <input
            type="checkbox"
            className="box"
            aria-label={SCOPE_ADVISOR.changeThem(read.words)}
            checked={mayChange}
            onChange={() => set(mayChange ? read : change)}
          />
        )}
      </td>
      <td>
        <code className="age">{mayChange ? change.id : mayRead ? read.id : ''}</code>
      </td>
    </tr>
  )
}

/** Narrow scopes that live on; the ones that end, or reach over everything, are not proposed. */
const objectsOf = (family: Scope['family']): DataObject[] =>
  SCOPES.filter(({ family: of, endsIn, writes }) => of === family && endsIn === undefined && !writes).map(
    (read) => {
      const id = read.id.replace(/\.read$/u, '')
      return { id, read, change: SCOPES.find((scope) => scope.id === id && scope.endsIn === undefined) }
    },
  )
