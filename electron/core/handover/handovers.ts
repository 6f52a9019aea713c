import type { Api } from '../../../shared/contract/contract.ts'
import type { handoverCalls } from '../../../shared/handover/calls.ts'
import type { LinkKind } from '../../../shared/handover/link.ts'
import type { Desk } from '../desk/desk.ts'
import type { Apps } from '../apps/apps.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'
import type { Arrivals } from './arrivals.ts'
import { createHandoverIdentity } from './identity.ts'
import { createReceiving } from './receiving.ts'
import { createSending } from './sending.ts'
import { createSharingSettings } from './sharing-settings.ts'
import { createHandoverReceipts } from './receipt.ts'
import { createHandoverRecords } from './records.ts'
import { createHandoverRequests } from './request.ts'
import { createHandoverShare } from './share.ts'
import type { Ports } from '../ports/ports.ts'
import type { RotationProofs } from '../rotation/proofs.ts'
import type { RotationRoom } from '../rotation/rotation.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'

type HandoverApi = Pick<Api, keyof typeof handoverCalls>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly apps: Apps
  readonly clipboard: ClipboardRoom
  readonly records: SecretRecords
  readonly rotation: RotationRoom
  readonly proofs: RotationProofs
  readonly arrivals: Arrivals
}

/** Handing over and receiving: the calls of the window, wired to their rooms. */
export const createHandovers = (
  ports: Pick<
    Ports,
    'clock' | 'files' | 'keychain' | 'openedFiles' | 'random' | 'sealer' | 'shareServers' | 'words'
  >,
  rooms: Rooms,
) => {
  const identity = createHandoverIdentity(ports, rooms)
  const records = createHandoverRecords(rooms.vault)
  const requests = createHandoverRequests(ports, { ...rooms, identity, records })
  const receipts = createHandoverReceipts({ ...rooms, records })
  const out = createSending(ports, { ...rooms, identity, records, requests })
  const share = createHandoverShare(ports, { ...rooms, records, out })
  const sharing = createSharingSettings(ports, { ...rooms, records })
  const coming = createReceiving(ports, {
    ...rooms,
    secretRecords: rooms.records,
    identity,
    fetched: share.fetched,
  })
  const calls: HandoverApi = {
    ...identity.calls,
    ...requests.calls,
    ...receipts.calls,
    ...out.calls,
    ...share.calls,
    ...sharing.calls,
    ...coming.calls,
    ...rooms.arrivals.calls,
  }
  return {
    calls,
    /** Whether a link by itself says that it is for this vault: of a receipt that is known. */
    knowsLink: (kind: LinkKind, bytes: Uint8Array<ArrayBuffer>): boolean =>
      kind === 'receipt' && receipts.isOurs(bytes),
    /** This Keyward's card with the seed of its key, made when it is first needed. */
    ownCard: identity.own,
    /** Files that the operating system opens with Keyward wait like links. */
    start: () => ports.openedFiles?.onFile((path) => void rooms.arrivals.receiveOpened(path)),
    close: () => {
      // links and files that nobody has opened yet wait on: a lock loses none
      for (const room of [coming, share, out]) room.forget()
    },
  }
}
