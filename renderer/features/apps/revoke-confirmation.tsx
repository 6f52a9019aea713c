import { affectedByRevoking } from '../../../shared/connections/impact.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { ageOf } from '../../language/ages.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/messages.ts'
import { count, listOf } from '../../language/plural.ts'
import { go, showToast, useStore } from '../../app/store.ts'
import { useRevoking } from './use-revoking.ts'

type RevokeConfirmationProps = {
  readonly app: XeroApp
  readonly signIn: SignIn
  readonly snapshot: Snapshot
}

/** Says that revoking takes every connection of that person to the app, as far as it is known, then asks (D12). */
export const RevokeConfirmation = ({ app, signIn, snapshot }: RevokeConfirmationProps) => {
  const now = useStore((state) => state.now)
  const { isBusy, failure, revoke } = useRevoking(signIn)
  const { ends, shared, others, oldest } = affectedByRevoking(snapshot, signIn)
  const back = () => {
    go({ at: 'apps', appId: app.id, ask: null })
    requestAnimationFrame(() => document.getElementById(`revoke-${signIn.id}`)?.focus())
  }
  const deed = async () => {
    const isDone = await revoke()
    const pending = useStore.getState().snapshot?.signIns.find(({ id }) => id === signIn.id)?.revoking
    if (isDone) showToast(`${signIn.name}’s sign-in is revoked, and Xero refuses it.`)
    if (isDone || pending !== undefined) back()
  }
  const names = listOf(
    ends.map(({ tenantName }) => tenantName),
    12,
  )
  return (
    <Confirmation
      title={`Revoke ${signIn.name}’s sign-in with ${app.name}?`}
      ends={[
        ends.length === 0
          ? `Every connection that ${signIn.name} made with ${app.name}. Keyward knows of none at present`
          : `Every connection that ${signIn.name} made with ${app.name}: ${count(ends.length, 'organisation')}, as Xero listed them ${ageOf(oldest ?? now, now)}: ${names}`,
        `${app.name}, and every tool that uses it, can no longer read ${ends.length === 1 ? 'it' : 'them'} by this sign-in`,
      ]}
      stays={[
        ...(shared.length === 0
          ? []
          : [
              `${listOf(
                shared.map(({ tenantName }) => tenantName),
              )}, where somebody else has signed in as well`,
            ]),
        ...(others.length === 0
          ? []
          : [`The ${others.length === 1 ? 'sign-in' : 'sign-ins'} of ${listOf(others)}`]),
        'The app and its secret',
        'Everything in the organisations’ own books',
      ]}
      foot="To end only one organisation, disconnect it under Connections. Keyward asks Xero again afterwards, to prove that the sign-in is refused. To undo, the same person signs in and gives consent again."
      keep="Keep it"
      deed={isBusy ? 'Asking Xero…' : 'Revoke the sign-in'}
      isBusy={isBusy}
      onKeep={back}
      onDeed={() => void deed()}
    >
      {failure === null ? null : (
        <Said weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </Said>
      )}
    </Confirmation>
  )
}
