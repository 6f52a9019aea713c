import { useState } from 'react'
import { affectedByRemoval } from '../../../shared/connections/impact.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/messages.ts'
import { count, listOf } from '../../language/plural.ts'
import { go, showToast } from '../../app/store.ts'

type RemoveConfirmationProps = {
  readonly app: XeroApp
  readonly snapshot: Snapshot
  readonly isBusy: boolean
  readonly onBusy: (isBusy: boolean) => void
}

/** Removing an app from the vault ends nothing at Xero: it says so before it asks. */
export const RemoveConfirmation = ({ app, snapshot, isBusy, onBusy }: RemoveConfirmationProps) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const { stillConnected, signIns } = affectedByRemoval(snapshot, app.id)
  const names = listOf(stillConnected.map(({ tenantName }) => tenantName))
  const isLast = failure?.code === 'wouldLoseSecret'
  const isRotating = snapshot.rotation.open.some((one) => one.appId === app.id && one.candidate !== null)
  const behind = snapshot.rotation.aftermath.filter(
    (one) => one.kind === 'tool' && one.appId === app.id && one.settled === null,
  ).length
  const remove = async () => {
    onBusy(true)
    const result = await call('removeApp', { appId: app.id, ...(isLast ? { isSure: true } : {}) })
    onBusy(false)
    if (!result.ok) return setFailure(result.failure)
    go({ at: 'apps', appId: null, ask: null })
    showToast(`${app.name} is removed from this vault.`)
  }
  const keep = () => {
    go({ at: 'apps', appId: app.id, ask: null })
    requestAnimationFrame(() => document.getElementById('remove-button')?.focus())
  }
  return (
    <Confirmation
      title={`Remove ${app.name} from this vault?`}
      ends={[
        isRotating
          ? 'Both secrets of the rotation under way go out of this computer’s keychain. Xero will not show them again'
          : 'Its secret goes out of this computer’s keychain. Xero will not show it again',
        ...(signIns.length === 0
          ? []
          : [
              `Keyward forgets ${count(signIns.length, 'sign-in')}, and can no longer check or disconnect with ${signIns.length === 1 ? 'it' : 'them'}`,
            ]),
        ...(behind === 0
          ? []
          : [`Keyward reminds nobody any more of ${count(behind, 'tool')} without the secret in use`]),
      ]}
      stays={[
        ...(stillConnected.length === 0
          ? ['No organisation is connected with it, as far as Keyward knows']
          : [
              `${count(stillConnected.length, 'organisation')} ${stillConnected.length === 1 ? 'stays' : 'stay'} connected at Xero: ${names}. Disconnect first what should end`,
            ]),
        'The app at Xero, and every tool that holds a copy of the secret',
      ]}
      foot="To undo, add it again with its client id and secret, and sign in again."
      keep="Keep it"
      deed={isLast ? 'Remove with everything' : 'Remove'}
      isBusy={isBusy}
      onKeep={keep}
      onDeed={() => void remove()}
    >
      {failure === null ? null : (
        <Said weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </Said>
      )}
    </Confirmation>
  )
}
