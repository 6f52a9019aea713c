import { withLines } from './activity/call-log.ts'
import { createActivityRoom } from './activity/room.ts'
import { createApps } from './apps/apps.ts'
import { createClockWatch } from './clock/watch.ts'
import { createConnectionsRoom } from './connections/room.ts'
import { createSafetyRoom } from './doctor/room.ts'
import { createGround, type Announce } from './ground.ts'
import { createGuide } from './guide/guide.ts'
import { createArrivals } from './handover/arrivals.ts'
import { createHandovers } from './handover/handovers.ts'
import { createImports } from './import/import.ts'
import { createHouse } from './kernel/room.ts'
import { createLock } from './lock/lock.ts'
import { createReminders } from './needs/reminders.ts'
import { createOpeningRoom } from './opening/room.ts'
import { createPaperRoom } from './paper/paper-room.ts'
import { createPeopleRoom } from './people/room.ts'
import type { Ports } from './ports/ports.ts'
import { createReviews } from './review/review.ts'
import { createRotationRoom } from './rotation/room.ts'
import { createSettings } from './settings/settings.ts'
import { createSignInRoom } from './sign-in/room.ts'
import { createToolsRoom } from './tools/room.ts'
import { createUpdates } from './updates/updates.ts'
import { withNeeds } from './vault/guard.ts'
import { createWindowRoom } from './window/room.ts'

/** The whole core: rooms wired to each other and to the ports, floor by floor. `api` is what the window may call. */
export const createKeyward = (world: Ports, announce: Announce) => {
  const { ports, ground } = createGround(world, announce, () => house.notice())
  const arrivals = createArrivals(ports, ground.board)
  const signIn = createSignInRoom(ports, { ...ground, onArrived: arrivals.receive })
  const connections = createConnectionsRoom(ports, { ...ground, ...signIn })
  const rotation = createRotationRoom(ports, { ...ground, ...signIn })
  const apps = createApps(ports, { ...ground, ...rotation, ...signIn })
  const handovers = createHandovers(ports, { ...ground, ...rotation, apps, arrivals })
  const reviews = createReviews(ports, { ...ground, ...handovers, ...arrivals })
  const guide = createGuide(ports, ground)
  const window = createWindowRoom(ports, ground)
  const updates = createUpdates(ports, { ...ground, ...window })
  const isLocked = () => lock.isLocked()
  const tools = createToolsRoom(ports, { ...ground, ...connections, ...signIn, isLocked })

  const safety = createSafetyRoom(ports, { ...ground, ...connections, ...signIn })
  const opening = createOpeningRoom(ports, { ...ground, ...connections, ...safety, reviews })
  const lock = createLock(ports, { ...ground, ...signIn, opening, house: () => house })

  /** In the order in which they begin; they let go the other way round, so that the vault goes last. */
  const house = createHouse([
    opening,
    ground.desk,
    safety,
    createActivityRoom(ports, ground),
    createClockWatch(ports, ground),
    signIn,
    { ...ground.clipboard, goesOn: true },
    connections,
    rotation,
    apps,
    handovers,
    createImports(ports, { ...ground, ...arrivals, apps }),
    createPeopleRoom(ports, ground),
    reviews,
    guide,
    ...tools.rooms,
    createPaperRoom(ports, { ...ground, guide, reviews }),
    createSettings(ports, ground),
    window,
    createReminders(ports, { ...ground, ...rotation, ...window }),
    { ...updates, goesOn: true },
    lock,
  ])
  return {
    start: house.start,
    ...window.told,
    ...tools.endingAtLock(lock.told),
    api: withNeeds(withLines(house.calls, ground), ground.vault, lock),
    links: { waitsFor: signIn.waitsFor, knowsLink: handovers.knowsLink },
    /** Before the process ends: an update that waited for this is installed, and every room lets go. */
    stop: async () => {
      await updates.atQuit()
      await lock.atQuit()
      await house.close()
    },
  }
}
