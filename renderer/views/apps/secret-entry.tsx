import { type FormEvent, useState } from 'react'
import { checkDraft } from '../../../shared/app-draft.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { Instant } from '../../../shared/instant.ts'
import { readPastedCredentials } from '../../../shared/pasted-credentials.ts'
import type { XeroApp } from '../../../shared/xero-app.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../components/button.tsx'
import { SecretInput } from '../../components/secret-input.tsx'
import { WhenGenerated } from '../../components/when-generated.tsx'
import { describeProblem } from '../../draft-messages.ts'
import { describeFailure } from '../../messages.ts'
import { showToast } from '../../store.ts'
import { Said } from '../../components/said.tsx'

/** Puts a secret where the keychain has lost it, or over a mistyped one. Nothing at Xero changes by it. */
export const SecretEntry = ({ app, onClose }: { readonly app: XeroApp; readonly onClose: () => void }) => {
  const [secret, setSecret] = useState('')
  const [createdAt, setCreatedAt] = useState<Instant | null>(app.secret.createdAt)
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const problems = checkDraft({ ...app, secretCreatedAt: createdAt }, secret).filter(
    ({ field }) => field === 'clientSecret',
  )
  const refused = problems.find(({ weight }) => weight === 'refuse')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (refused !== undefined) return document.getElementById('secret-again')?.focus()
    setBusy(true)
    const result = await call('storeSecret', { appId: app.id, clientSecret: secret.trim(), createdAt })
    setBusy(false)
    if (!result.ok) return setFailure(result.failure)
    setSecret('')
    showToast('The secret is in the keychain, and was read back.')
    onClose()
  }
  return (
    <form className="secret-entry stack" onSubmit={(event) => void submit(event)} noValidate>
      <SecretInput
        id="secret-again"
        label="Client secret"
        value={secret}
        autoFocus
        isInvalid={isTried && refused !== undefined}
        onChange={setSecret}
        onPaste={(text) => {
          const found = readPastedCredentials(text)?.clientSecret
          if (found !== undefined) setSecret(found)
          return found !== undefined
        }}
      />
      <div id="secret-again-said" aria-live="polite">
        {(isTried ? problems : []).map((problem) => (
          <Said key={problem.code} weight={problem.weight}>
            {describeProblem(problem)}
          </Said>
        ))}
        {failure === null ? null : (
          <Said weight="refuse">
            {describeFailure(failure).what} {describeFailure(failure).next}
          </Said>
        )}
      </div>
      <WhenGenerated value={createdAt} onChange={setCreatedAt} />
      <div className="buttons">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" isSubmit aria-disabled={isBusy}>
          {isBusy ? 'Storing…' : 'Store the secret'}
        </Button>
      </div>
    </form>
  )
}
