import type { Api, EventName, EventPayload } from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Notice } from '../../shared/contract/work.ts'
import { createActivity } from './activity/activity.ts'
import { withLines } from './activity/call-log.ts'
import { createEndKeeper } from './activity/end-keeper.ts'
import { createActivityRoom } from './activity/room.ts'
import { createApps } from './apps/apps.ts'
import { withoutApp } from './apps/without-app.ts'
import { createBackups } from './backup/backups.ts'
import { withCarriedKeys } from './backup/carried-keys.ts'
import { createClockWatch } from './clock/watch.ts'
import { createListings } from './connections/listings.ts'
import { createConnectionsRoom } from './connections/room.ts'
import { createDesk } from './desk/desk.ts'
import { createGuide } from './guide/guide.ts'
import { createArrivals } from './handover/arrivals.ts'
import { createHandovers } from './handover/handovers.ts'
import { createImports } from './import/import.ts'
import { createClipboard } from './kernel/clipboard.ts'
import { callsOf } from './kernel/room.ts'
import { createWorkBoard } from './kernel/work-board.ts'
import { createReminders } from './needs/reminders.ts'
import { createOpeningRoom } from './opening/room.ts'
import { createPaperRoom } from './paper/paper-room.ts'
import { createPeopleRoom } from './people/room.ts'
import type { Ports } from './ports/ports.ts'
import { createReviews } from './review/review.ts'
import { finish } from './rotation/edits.ts'
import { createRotationRoom } from './rotation/room.ts'
import { createSecretsRoom } from './secrets/room.ts'
import { createSettings } from './settings/settings.ts'
import { createSignInRoom } from './sign-in/room.ts'
import { createUpdates } from './updates/updates.ts'
import { withNeeds } from './vault/guard.ts'
import { createVault } from './vault/vault.ts'
import { createWindowRoom } from './window/room.ts'

export type Announce = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void

/** The whole core: rooms wired to each other and to the ports, floor by floor. `api` is what the window may call. */
export const createKeyward = (world: Ports, announce: Announce) => {
  const ports = { ...world, records: withCarriedKeys(world.records, () => vault.content().carried) }
  const board = createWorkBoard((work) => announce('workChanged', work))
  const notify = (code: Notice['code'], about?: string) =>
    board.notify({
      id: ports.random.id(),
      at: ports.clock.now(),
      code,
      ...(about === undefined ? {} : { about }),
    })
  const tell = (snapshot: Snapshot) => {
    announce('snapshotChanged', snapshot)
    void people.notice()
    void updates.notice()
    reminders.notice()
  }
  const clipboard = createClipboard(ports, board)
  const vault = createVault(ports, tell, () => notify('notShown'))
  const hears = { onProgress: board.showWalk, onProof: vault.showActivity }
  // by this vault’s own key: one that was restored has another end of its log than the one before
  const activity = createActivity(ports, vault, hears, createEndKeeper(world))
  vault.attachCheckpoint(activity.checkpoint)
  const desk = createDesk(ports, { vault, activity })
  const all = { vault, activity, desk, board, notify, clipboard }
  const kept = createSecretsRoom(ports, { ...all, endings: { withoutApp, finish } })
  const arrivals = createArrivals(ports, board)
  const listings = createListings(ports, all)
  const signIn = createSignInRoom(ports, { ...all, ...kept, listings, onArrived: arrivals.receive })
  const connections = createConnectionsRoom(ports, { ...all, ...signIn, listings })
  const replacing = createRotationRoom(ports, { ...all, ...kept, ...signIn })
  const apps = createApps(ports, { ...all, ...kept, ...replacing, onRemoved: signIn.cancelFor })
  const { takeFile } = arrivals
  const handovers = createHandovers(ports, {
    ...all,
    ...kept,
    ...replacing,
    secretRecords: kept.records,
    apps,
    arrivals,
    onOver: (appId, person) => replacing.policies.markDue([appId], 'handedOver', person),
  })
  const imports = createImports(ports, { ...all, ...kept, apps, takeFile })
  const people = createPeopleRoom(ports, all)
  const reviews = createReviews(ports, { ...all, ownCard: handovers.own, takeFile })
  vault.attachEvidenceKey(reviews.fingerprint)
  const guide = createGuide(ports, all)
  const window = createWindowRoom(ports, all)
  const reminders = createReminders(ports, { ...all, ...replacing, lead: window.lead })
  const updates = createUpdates(ports, { ...all, ...window })
  const opening = createOpeningRoom(ports, { ...all, ...kept, reviews, resetHealth: connections.reset })
  const backups = createBackups(ports, { ...all, ...kept, resetHealth: connections.reset })

  const rooms = [
    opening,
    desk,
    backups,
    createActivityRoom(ports, activity),
    createClockWatch(ports, all),
    signIn,
    clipboard,
    connections,
    replacing,
    apps,
    handovers,
    imports,
    people,
    reviews,
    guide,
    createPaperRoom(ports, { guidePage: guide.pageOf, reviewPage: reviews.pageOf }),
    createSettings(ports, all),
    window,
    reminders,
    updates,
  ] as const
  const api: Api = callsOf(rooms)

  /** Every room lets go of what it holds, the last one first. */
  const close = async () => {
    for (const room of rooms.toReversed()) if ('close' in room) await room.close()
  }
  return {
    api: withNeeds(withLines(api, all), vault),
    waitsFor: signIn.waitsFor,
    /** Leaves word that a link was for the practice that is not shown. */
    tellOfLink: (to: 'own' | 'sandbox', kind: 'signIn' | 'other' | 'file') =>
      notify(to === 'own' ? 'linkWentToOwn' : 'linkWentToSandbox', kind),
    /** Leaves word for the window that comes: the one before had died, or no longer answered. */
    tellOfFall: (how: 'died' | 'hung') => notify('windowRestarted', how),
    /** What draws the window had stopped, and runs again. */
    tellOfGraphics: () => notify('graphicsRestarted'),
    /** Opens the vault, then listens for links; those that came before are delivered now. */
    start: async () => {
      for (const room of rooms) if ('start' in room) await room.start()
    },
    closing: window.closing,
    /** Leads the window to a place of its own. */
    lead: window.lead,
    /** Every room lets go of what it holds; `start` opens the vault again. */
    close,
    /** Before the process ends: an update that waited for this is installed, and every room lets go. */
    stop: async () => {
      await updates.atQuit()
      await close()
    },
  }
}
