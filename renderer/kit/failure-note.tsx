import type { Failure } from '../../shared/kernel/failure.ts'
import { describeFailure } from '../app/words-failures.ts'
import { FieldMessage } from './field-message.tsx'

/** What went wrong, beside what it went wrong with; read out when it appears. */
export const FailureNote = ({ failure }: { readonly failure: Failure | null }) => {
  if (failure === null) return null
  const { what, next } = describeFailure(failure)
  return (
    <div role="alert" className="form-failure">
      <FieldMessage weight="refuse">
        <b>{what}</b> {next}
      </FieldMessage>
    </div>
  )
}
