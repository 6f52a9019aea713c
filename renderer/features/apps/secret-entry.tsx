import { useState } from 'react'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { PastedSecret, usePastedSecret } from './pasted-secret.tsx'
import { WhenGenerated } from '../rotation/when-generated.tsx'
import { showToast } from '../../app/store.ts'
import { SECRET_ENTRY } from './words.ts'

/** Puts a secret where the keychain has lost it, or over a mistyped one. Nothing at Xero changes by it. */
export const SecretEntry = ({ app, onClose }: { readonly app: SecretApp; readonly onClose: () => void }) => {
  const [createdAt, setCreatedAt] = useState<Instant | null>(app.secret.createdAt)
  const { field, isBusy, store } = usePastedSecret(app, 'secret-again')
  const { failure } = field
  const isUnclear =
    failure?.code === 'wouldLoseSecret' && failure.leaving === 'unknown' && failure.staying === 'unknown'
  const submit = async () => {
    const isUnproven = isUnclear ? { isUnproven: true } : {}
    const put = (clientSecret: string) =>
      call('storeSecret', { appId: app.id, clientSecret, createdAt, ...isUnproven })
    if (!(await store(put))) return
    showToast(SECRET_ENTRY.stored)
    onClose()
  }
  return (
    <form
      className="secret-entry stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <PastedSecret label={SECRET_ENTRY.label} field={field} />
      <WhenGenerated value={createdAt} onChange={setCreatedAt} />
      <div className="buttons">
        <Button onClick={onClose}>{SECRET_ENTRY.cancel}</Button>
        <Button kind="primary" isSubmit aria-disabled={isBusy}>
          {isBusy ? SECRET_ENTRY.storing : isUnclear ? SECRET_ENTRY.replaceAnyway : SECRET_ENTRY.store}
        </Button>
      </div>
    </form>
  )
}
