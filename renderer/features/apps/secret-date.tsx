import { type FormEvent, useState } from 'react'
import type { SecretApp } from '../../../shared/apps/xero-app.ts'
import { run } from '../../app/actions.ts'
import { showToast } from '../../app/store.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { WhenGenerated } from '../rotation/when-generated.tsx'
import { SECRET_DATE } from './words.ts'

type SecretDateProps = { readonly app: SecretApp; readonly onClose: () => void }

/** When the secret was generated at Xero, and nothing else of the app. */
export const SecretDate = ({ app, onClose }: SecretDateProps) => {
  const start = app.secret.createdAt
  const [value, setValue] = useState(start)
  const { isBusy, run: put } = useCall()
  useUnsaved(value !== start, { ends: SECRET_DATE.leaveEnds, stays: SECRET_DATE.leaveStays })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    const saved = await put(() => run(SECRET_DATE.doing, 'dateSecret', { appId: app.id, createdAt: value }))
    if (saved?.ok !== true) return
    showToast(value === null ? SECRET_DATE.isUnknown : SECRET_DATE.isSaid)
    onClose()
  }
  return (
    <form className="stack" aria-label={SECRET_DATE.form} onSubmit={(event) => void save(event)}>
      <WhenGenerated value={value} onChange={setValue} />
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy}>
          {SECRET_DATE.save}
        </Button>
        <Button onClick={onClose}>{SECRET_DATE.cancel}</Button>
      </div>
    </form>
  )
}
