import { impactOfDisconnect } from '../../../shared/connections/impact.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { listOf } from '../../language/plural.ts'
import { DISCONNECT_CONFIRMATION } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type DisconnectConfirmationProps = {
  readonly row: ConnectionRow
  /** Whether it is ended by the app's own list. */
  readonly isByOwnList: boolean
  readonly onKeep: () => void
  readonly onDisconnect: () => void
}

/** Says what disconnecting one organisation ends and what it leaves, then asks. */
export const DisconnectConfirmation = ({
  row,
  isByOwnList,
  onKeep,
  onDisconnect,
}: DisconnectConfirmationProps) => {
  const snapshot = useParts('apps', 'signIns', 'connections')
  const { connection, appName } = row
  const impact = impactOfDisconnect(snapshot, connection)
  return (
    <Confirmation
      title={DISCONNECT_CONFIRMATION.title(connection.tenantName)}
      ends={[DISCONNECT_CONFIRMATION.endsReading(appName), DISCONNECT_CONFIRMATION.endsTools(appName)]}
      foot={footWords(row, isByOwnList)}
      stays={[
        ...(impact.otherOrganisations === 0
          ? []
          : [DISCONNECT_CONFIRMATION.staysOthers(impact.otherOrganisations)]),
        impact.people.length === 0
          ? DISCONNECT_CONFIRMATION.staysSecret
          : DISCONNECT_CONFIRMATION.staysSignIn(possessive(impact.people)),
        ...(impact.sameElsewhere.length === 0
          ? []
          : [DISCONNECT_CONFIRMATION.staysElsewhere(impact.sameElsewhere)]),
        DISCONNECT_CONFIRMATION.staysBooks,
      ]}
      keep={DISCONNECT_CONFIRMATION.no}
      action={DISCONNECT_CONFIRMATION.yes}
      onKeep={onKeep}
      onAction={onDisconnect}
    />
  )
}

/** With what it is ended, and how that is undone. */
const footWords = ({ status }: ConnectionRow, isByOwnList: boolean): string => {
  const { endsByOwnToken, endsByOwnList, undoCustom, undo } = DISCONNECT_CONFIRMATION
  if (status.code === 'ownConnection') return `${endsByOwnToken}. ${undoCustom}`
  return isByOwnList ? `${endsByOwnList}. ${undo}` : undo
}

const possessive = (people: readonly string[]): string => `${listOf(people)}’s`
