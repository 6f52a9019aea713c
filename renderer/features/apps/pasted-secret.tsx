import { useCall } from '../../bridge/use-call.ts'
import { useState } from 'react'
import { checkDraft, type DraftProblem } from '../../../shared/apps/app-draft.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import {
  type PastedCredentials,
  readPastedCredentials,
  tidyPasted,
} from '../../../shared/apps/pasted-credentials.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { describeProblem } from './words-draft.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { describePastedSecret } from './words-pasted.ts'
import { announce } from '../../app/store.ts'
import { PastedChoice } from './pasted-choice.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { SecretInput } from '../../kit/secret-input.tsx'
import { PASTED_SECRET } from './words-form.ts'

type Field = {
  readonly id: string
  readonly secret: string
  readonly problems: readonly DraftProblem[]
  readonly isRefused: boolean
  readonly failure: Failure | null
  /** What was found in a paste; `null` once it is typed over. */
  readonly pasted: PastedCredentials | null
  readonly ownClientId: string
  readonly onChange: (secret: string) => void
  readonly onPaste: (text: string) => boolean
}

/** A client secret on its way from the clipboard to main: judged when it is tried, kept in the window until it is stored. */
export const usePastedSecret = (app: SecretApp, id: string) => {
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const { isBusy, failure, run, forget } = useCall()
  const [pasted, setPasted] = useState<PastedCredentials | null>(null)
  const problems = checkDraft({ ...app, secretCreatedAt: null }, secret).filter(
    ({ field }) => field === 'clientSecret',
  )
  const isRefused = problems.some(({ weight }) => weight === 'refuse')
  useUnsaved(secret !== '' || pasted !== null, {
    title: PASTED_SECRET.leaveTitle,
    ends: PASTED_SECRET.leaveEnds,
    stays: PASTED_SECRET.leaveStays(app.name),
  })

  /** Hands it to main, unless something speaks against it; tells whether it is stored. */
  const store = async (put: (secret: string) => Promise<Result<unknown>>): Promise<boolean> => {
    if (isBusy) return false
    setTried(true)
    forget()
    if (isRefused) {
      document.getElementById(id)?.focus()
      return false
    }
    const result = await run(() => put(secret.trim()))
    if (result === null) return false
    setPasted(null)
    if (result.ok) setSecret('')
    else announce(describeFailure(result.failure).what)
    return result.ok
  }
  const field: Field = {
    id,
    secret,
    problems: isTried ? problems : [],
    isRefused: (isTried && isRefused) || failure !== null,
    failure,
    pasted,
    ownClientId: app.clientId,
    onChange: (text) => {
      setSecret(text)
      forget()
      setPasted(null)
    },
    onPaste: (text) => {
      const found = readPastedCredentials(text)
      const tidy = found === undefined ? tidyPasted(text) : undefined
      const value = found?.clientSecret ?? tidy ?? ''
      if (found?.secrets === undefined && (value === '' || value === text)) return false
      setSecret(value)
      forget()
      setPasted(found ?? null)
      const note = found === undefined ? null : describePastedSecret(found, app.clientId)
      if (note !== null) announce(note.words)
      return true
    },
  }
  return { field, isBusy, store }
}

/** Where it is pasted, with what speaks against it below. */
export const PastedSecret = ({ label, field }: { readonly label: string; readonly field: Field }) => (
  <>
    <SecretInput
      id={field.id}
      label={label}
      value={field.secret}
      autoFocus
      isInvalid={field.isRefused}
      onChange={field.onChange}
      onPaste={field.onPaste}
    />
    <div id={`${field.id}-said`} aria-live="polite">
      <PastedNotes field={field} />
      {field.problems.map((problem) => (
        <FieldMessage key={problem.code} weight={problem.weight}>
          {describeProblem(problem)}
        </FieldMessage>
      ))}
      {field.failure === null ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(field.failure).what} {describeFailure(field.failure).next}
        </FieldMessage>
      )}
    </div>
  </>
)

const PastedNotes = ({ field: { pasted, ownClientId, onChange } }: { readonly field: Field }) => {
  const note = pasted === null ? null : describePastedSecret(pasted, ownClientId)
  if (pasted === null || note === null) return null
  return (
    <div className="stack">
      <FieldMessage weight={note.weight}>{note.words}</FieldMessage>
      {pasted.secrets === undefined ? null : (
        <PastedChoice label={PASTED_SECRET.whichSecret} among={pasted.secrets} onChoose={onChange} />
      )}
    </div>
  )
}
