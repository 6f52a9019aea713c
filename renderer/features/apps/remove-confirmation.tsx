import { impactOfRemoval } from '../../../shared/connections/impact.ts'
import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { isSecretApp, type XeroApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { listOf } from '../../language/plural.ts'
import { go, showToast } from '../../app/store.ts'
import { REMOVE_CONFIRMATION } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type RemoveConfirmationProps = {
  readonly app: XeroApp
  readonly isBusy: boolean
  readonly onBusy: (isBusy: boolean) => void
}

/** Removing an app from the vault ends nothing at Xero: it says so before it asks. */
export const RemoveConfirmation = ({ app, isBusy, onBusy }: RemoveConfirmationProps) => {
  const snapshot = useParts('apps', 'signIns', 'connections', 'rotation')
  const { failure, run } = useCall()
  const { stillConnected, signIns } = impactOfRemoval(snapshot, app.id)
  const names = listOf(stillConnected.map(({ tenantName }) => tenantName))
  const isLast = failure?.code === 'wouldLoseSecret'
  const isRotating = snapshot.rotation.open.some((one) => one.appId === app.id && one.candidate !== null)
  const behind = snapshot.rotation.aftermath.filter(
    (one) => one.kind === 'tool' && one.appId === app.id && one.settled === null,
  ).length
  const remove = async () => {
    const result = await run(async () => {
      onBusy(true)
      const removed = await call('removeApp', { appId: app.id, ...(isLast ? { isSure: true } : {}) })
      onBusy(false)
      return removed
    })
    if (result?.ok !== true) return
    go({ at: 'apps', appId: null, ask: null })
    showToast(REMOVE_CONFIRMATION.removed(app.name))
  }
  const keep = () => {
    go({ at: 'apps', appId: app.id, ask: null })
    requestAnimationFrame(() => document.getElementById('remove-button')?.focus())
  }
  return (
    <Confirmation
      title={REMOVE_CONFIRMATION.removeFromThisVault(app.name)}
      ends={[
        endsOf(app, isRotating),
        ...(signIns.length === 0
          ? []
          : [
              REMOVE_CONFIRMATION.endsSignIns(
                signIns.length,
                signIns.length === 1 ? REMOVE_CONFIRMATION.it : REMOVE_CONFIRMATION.them,
              ),
            ]),
        ...(behind === 0 ? [] : [REMOVE_CONFIRMATION.endsReminders(behind)]),
      ]}
      stays={[
        ...(stillConnected.length === 0
          ? [REMOVE_CONFIRMATION.staysNoOrganisation]
          : [
              REMOVE_CONFIRMATION.staysConnected(
                stillConnected.length,
                stillConnected.length === 1 ? REMOVE_CONFIRMATION.stays : REMOVE_CONFIRMATION.stay,
                names,
              ),
            ]),
        isSecretApp(app) ? REMOVE_CONFIRMATION.staysAtXero : REMOVE_CONFIRMATION.staysWithoutSecret,
      ]}
      foot={undoOf(app)}
      keep={REMOVE_CONFIRMATION.no}
      action={isLast ? REMOVE_CONFIRMATION.yesWithEverything : REMOVE_CONFIRMATION.yes}
      isBusy={isBusy}
      onKeep={keep}
      onAction={() => void remove()}
    >
      {failure === null ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </FieldMessage>
      )}
    </Confirmation>
  )
}

const endsOf = (app: XeroApp, isRotating: boolean): string => {
  if (!isSecretApp(app)) return REMOVE_CONFIRMATION.endsRecord
  return isRotating ? REMOVE_CONFIRMATION.endsBothSecrets : REMOVE_CONFIRMATION.endsSecret
}

const undoOf = (app: XeroApp): string => {
  if (!isSecretApp(app)) return REMOVE_CONFIRMATION.undoWithoutSecret
  return hasSignIns(app.kind) ? REMOVE_CONFIRMATION.undo : REMOVE_CONFIRMATION.undoWithoutSignIn
}
