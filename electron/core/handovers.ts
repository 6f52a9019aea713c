import type { Api } from '../../shared/contract.ts'
import type { handoverCalls } from '../../shared/handover-calls.ts'
import { done } from '../../shared/result.ts'
import type { ActivityJournal } from './activity.ts'
import type { Credentials } from './credentials.ts'
import { createHandoverIdentity } from './handover-identity.ts'
import { createHandoverIn } from './handover-in.ts'
import { createHandoverOut } from './handover-out.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'
import type { Vault } from './vault.ts'
import type { WorkBoard } from './work-board.ts'

type HandoverApi = Pick<Api, keyof typeof handoverCalls>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly activity: ActivityJournal
  readonly credentials: Credentials
  readonly board: WorkBoard
}

/** Handing over and receiving: the calls of the window, wired to their rooms. */
export const createHandovers = (
  ports: Pick<Ports, 'clock' | 'files' | 'keychain' | 'random' | 'sealer' | 'words'>,
  rooms: Rooms,
): { readonly api: HandoverApi; readonly stop: () => void } => {
  const identity = createHandoverIdentity(ports, rooms)
  const out = createHandoverOut(ports, { ...rooms, identity })
  const coming = createHandoverIn(ports, { ...rooms, identity })
  const api: HandoverApi = {
    showCard: () => identity.showCard(),
    readCard: async ({ text }) => identity.readCard(text),
    addPerson: ({ text }) => identity.addPerson(text),
    removePerson: ({ personId }) => identity.removePerson(personId),
    sealHandover: (wish) => out.sealHandover(wish),
    cancelSealing: () => out.cancelSealing(),
    copyPassphrase: ({ handoverId }) => out.copyPassphrase(handoverId),
    finishHandover: ({ handoverId }) => out.finishHandover(handoverId),
    saveHandover: ({ handoverId }) => out.saveHandover(handoverId),
    noteSent: ({ handoverId, by }) => out.noteSent(handoverId, by),
    forgetHandover: ({ handoverId }) => out.forgetHandover(handoverId),
    addReceipt: ({ text }) => out.addReceipt(text),
    openHandover: ({ text, passphrase }) => coming.openHandover(text, passphrase),
    cancelOpening: () => coming.cancelOpening(),
    acceptHandover: ({ openId, replace }) => coming.acceptHandover(openId, replace),
    dropHandover: ({ openId }) => coming.dropHandover(openId),
    dismissArrived: async () => {
      rooms.board.show({ arrived: null })
      return done
    },
  }
  return { api, stop: coming.forget }
}
