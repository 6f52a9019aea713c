import { useState } from 'react'
import { checkDraft, type DraftProblem } from '../../shared/app-draft.ts'
import type { Failure } from '../../shared/failure.ts'
import { readPastedCredentials } from '../../shared/pasted-credentials.ts'
import type { Result } from '../../shared/result.ts'
import type { XeroApp } from '../../shared/xero-app.ts'
import { describeProblem } from '../draft-messages.ts'
import { describeFailure } from '../messages.ts'
import { say } from '../store.ts'
import { Said } from './said.tsx'
import { SecretInput } from './secret-input.tsx'

type Field = {
  readonly id: string
  readonly secret: string
  readonly problems: readonly DraftProblem[]
  readonly isRefused: boolean
  readonly failure: Failure | null
  readonly onChange: (secret: string) => void
}

/** A client secret on its way from the clipboard to main: judged when it is tried, kept in the window until it is stored. */
export const usePastedSecret = (app: XeroApp, id: string) => {
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const problems = checkDraft({ ...app, secretCreatedAt: null }, secret).filter(
    ({ field }) => field === 'clientSecret',
  )
  const isRefused = problems.some(({ weight }) => weight === 'refuse')

  /** Hands it to main, unless something speaks against it; tells whether it is stored. */
  const store = async (put: (secret: string) => Promise<Result<unknown>>): Promise<boolean> => {
    if (isBusy) return false
    setTried(true)
    setFailure(null)
    if (isRefused) {
      document.getElementById(id)?.focus()
      return false
    }
    setBusy(true)
    const result = await put(secret.trim())
    setBusy(false)
    if (result.ok) setSecret('')
    else {
      setFailure(result.failure)
      say(describeFailure(result.failure).what)
    }
    return result.ok
  }
  const field: Field = {
    id,
    secret,
    problems: isTried ? problems : [],
    isRefused: (isTried && isRefused) || failure !== null,
    failure,
    onChange: (text) => {
      setSecret(text)
      setFailure(null)
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
      onPaste={(text) => {
        const found = readPastedCredentials(text)?.clientSecret
        if (found !== undefined) field.onChange(found)
        return found !== undefined
      }}
    />
    <div id={`${field.id}-said`} aria-live="polite">
      {field.problems.map((problem) => (
        <Said key={problem.code} weight={problem.weight}>
          {describeProblem(problem)}
        </Said>
      ))}
      {field.failure === null ? null : (
        <Said weight="refuse">
          {describeFailure(field.failure).what} {describeFailure(field.failure).next}
        </Said>
      )}
    </div>
  </>
)
