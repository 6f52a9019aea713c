import type { EventName, EventPayload } from '../../shared/contract/contract.ts'
import { createActivity } from './activity/activity.ts'
import { createEndKeeper } from './activity/end-keeper.ts'
import { withoutApp } from './apps/without-app.ts'
import { withCarriedKeys } from './backup/carried-keys.ts'
import { createListings } from './connections/listings.ts'
import { createDesk } from './desk/desk.ts'
import { createClipboard } from './kernel/clipboard.ts'
import { createWorkBoard } from './kernel/work-board.ts'
import { createSealedEntries } from './lock/sealed-entries.ts'
import { createSwitching } from './lock/switching.ts'
import type { Ports } from './ports/ports.ts'
import { finish } from './rotation/edits.ts'
import { createSecretsRoom } from './secrets/room.ts'
import { tellingKeychain } from './secrets/telling-keychain.ts'
import { createVault } from './vault/vault.ts'

export type Announce = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void

/**
 * What every room stands on, wired: the vault and its log, the desk, the board, the clipboard and the secrets.
 * `onChanged` is called after each change of what the vault shows.
 */
export const createGround = (world: Ports, announce: Announce, onChanged: () => void) => {
  // with a passphrase, nothing goes into the keychain that is not sealed
  const entries = createSealedEntries(world.keychain, world.records, {
    isSealed: () => world.records.keyLock.keeping()?.isSealed === true,
    isSwitching: () => vault.content().lock.switching !== null,
  })
  const ports = {
    ...world,
    keychain: entries,
    records: withCarriedKeys(world.records, () => vault.content().carried),
  }
  const board = createWorkBoard(ports, (work) => announce('workChanged', work))
  const { notify } = board
  const clipboard = createClipboard(ports, board)
  const vault = createVault(
    ports,
    (snapshot) => {
      announce('snapshotChanged', snapshot)
      onChanged()
    },
    () => notify('notShown'),
  )
  const hears = { onProgress: board.showWalk, onProof: vault.showActivity }
  // by this vault’s own key: one that was restored has another end of its log than the one before
  const endKeeper = createEndKeeper(world)
  const activity = createActivity(ports, vault, hears, endKeeper)
  vault.attachCheckpoint(activity.checkpoint)
  const desk = createDesk(ports, { vault, activity })
  const all = { vault, activity, desk, board, notify, clipboard }
  // what becomes of the records, once their secrets are out, is known on higher floors
  const secrets = createSecretsRoom(ports, { ...all, endings: { withoutApp, finish } })
  const keyEntries = tellingKeychain(world.keychain, () => notify('deletedKept'))
  const switching = createSwitching({ ...ports, keychain: keyEntries }, { vault, entries })
  const mend = async () => {
    await switching.resume()
    await secrets.mend()
  }
  const listings = createListings(ports, all)
  return { ports, ground: { ...all, ...secrets, listings, switching, mend, endKeeper } }
}
