import { affectedByDisconnect } from '../../../shared/connections/impact.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { count, listOf } from '../../language/plural.ts'

type DisconnectConfirmationProps = {
  readonly row: ConnectionRow
  readonly snapshot: Snapshot
  readonly onKeep: () => void
  readonly onDisconnect: () => void
}

/** Says what disconnecting one organisation ends and what it leaves, then asks. */
export const DisconnectConfirmation = ({
  row,
  snapshot,
  onKeep,
  onDisconnect,
}: DisconnectConfirmationProps) => {
  const { connection, appName } = row
  const affects = affectedByDisconnect(snapshot, connection)
  return (
    <Confirmation
      title={`Disconnect ${connection.tenantName}?`}
      ends={[`${appName} can no longer read it`, `Every tool that uses ${appName} loses this organisation`]}
      stays={[
        ...(affects.otherOrganisations === 0
          ? []
          : [`The app’s ${count(affects.otherOrganisations, 'other organisation')}`]),
        affects.people.length === 0 ? 'The secret' : `${possessive(affects.people)} sign-in and the secret`,
        ...(affects.sameElsewhere.length === 0 ? [] : [`Its connection in ${listOf(affects.sameElsewhere)}`]),
        'Everything in its own books',
      ]}
      foot="Keyward asks Xero again afterwards, to prove it is gone. To undo, connect it again and give consent at Xero."
      keep="Keep it"
      deed="Disconnect"
      onKeep={onKeep}
      onDeed={onDisconnect}
    />
  )
}

const possessive = (people: readonly string[]): string => `${listOf(people)}’s`
