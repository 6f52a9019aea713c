import { affectedByRevoking } from '../../../shared/connections/impact.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { ageOf } from '../../language/ages.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { listOf } from '../../language/plural.ts'
import { go, showToast, useStore } from '../../app/store.ts'
import { useRevoking } from './use-revoking.ts'
import { REVOKE_CONFIRMATION } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type RevokeConfirmationProps = {
  readonly app: XeroApp
  readonly signIn: SignIn
}

/** Says that revoking takes every connection of that person to the app, as far as it is known, then asks (D12). */
export const RevokeConfirmation = ({ app, signIn }: RevokeConfirmationProps) => {
  const snapshot = useParts('apps', 'signIns', 'connections')
  const now = useStore((state) => state.now)
  const { isBusy, failure, revoke } = useRevoking(signIn)
  const { ends, shared, others, oldest } = affectedByRevoking(snapshot, signIn)
  const back = () => {
    go({ at: 'apps', appId: app.id, ask: null })
    requestAnimationFrame(() => document.getElementById(`revoke-${signIn.id}`)?.focus())
  }
  const action = async () => {
    const isDone = await revoke()
    const pending = useStore.getState().snapshot?.signIns.find(({ id }) => id === signIn.id)?.revoking
    if (isDone) showToast(REVOKE_CONFIRMATION.revoked(signIn.name))
    if (isDone || pending !== undefined) back()
  }
  const names = listOf(
    ends.map(({ tenantName }) => tenantName),
    12,
  )
  return (
    <Confirmation
      title={REVOKE_CONFIRMATION.title(signIn.name, app.name)}
      ends={[
        ends.length === 0
          ? REVOKE_CONFIRMATION.endsUnknown(signIn.name, app.name)
          : REVOKE_CONFIRMATION.endsConnections(
              signIn.name,
              app.name,
              ends.length,
              ageOf(oldest ?? now, now),
              names,
            ),
        REVOKE_CONFIRMATION.endsReading(
          app.name,
          ends.length === 1 ? REVOKE_CONFIRMATION.it : REVOKE_CONFIRMATION.them,
        ),
      ]}
      stays={[
        ...(shared.length === 0
          ? []
          : [REVOKE_CONFIRMATION.staysElsewhere(shared.map(({ tenantName }) => tenantName))]),
        ...(others.length === 0
          ? []
          : [
              REVOKE_CONFIRMATION.staysOthers(
                others.length === 1 ? REVOKE_CONFIRMATION.signIn : REVOKE_CONFIRMATION.signIns,
                others,
              ),
            ]),
        app.secret === null ? REVOKE_CONFIRMATION.staysAppAlone : REVOKE_CONFIRMATION.staysApp,
        REVOKE_CONFIRMATION.staysBooks,
      ]}
      foot={REVOKE_CONFIRMATION.undo}
      keep={REVOKE_CONFIRMATION.no}
      action={isBusy ? REVOKE_CONFIRMATION.busy : REVOKE_CONFIRMATION.yes}
      isBusy={isBusy}
      onKeep={back}
      onAction={() => void action()}
    >
      {failure === null ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </FieldMessage>
      )}
    </Confirmation>
  )
}
