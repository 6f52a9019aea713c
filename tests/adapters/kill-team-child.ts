/**
 * A device of a team on a real folder and a real shelf, that stops dead at one of its writes: before it, or, in the
 * place, with half of it written. What it was told was done it says on stdout.
 */
import { createFolderStore } from '../../electron/adapters/team-stores/folder.ts'
import { createTeamShelf } from '../../electron/adapters/team-stores/shelf.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { systemClock } from '../../electron/adapters/desktop/clock.ts'
import { createTeamDevice } from '../../electron/core/team/engine.ts'
import { deviceIn } from '../../electron/core/team/founding.ts'
import type { Found } from '../../shared/team/acts.ts'

export type KillTeamJob = {
  readonly place: string
  readonly shelf: string
  readonly found: Found
  readonly signKey: string
  readonly keys: { readonly seed: string; readonly identity: string }
  /** At which write it ends, from 1; 0 for none. */
  readonly at: number
  /** Whether that write is half done, where it is one to the place. */
  readonly isHalf: boolean
  /** What it begins to count at. */
  readonly from: number
}

/** The device of a job; `onWrite` is called before each write, with how to leave half of it. */
export const deviceOf = (job: KillTeamJob, onWrite: (half: () => Promise<unknown>) => Promise<void>) => {
  const store = createFolderStore(job.place)
  const shelf = createTeamShelf(job.shelf, new Uint8Array(32).fill(9))
  return createTeamDevice(deviceIn(job.found, job.signKey, job.keys), {
    store: {
      ...store,
      put: async (name, bytes) => {
        await onWrite(() => store.put(name, bytes.slice(0, bytes.length >> 1)))
        return store.put(name, bytes)
      },
    },
    shelf: {
      ...shelf,
      keep: async (name, bytes) => {
        await onWrite(async () => undefined)
        return shelf.keep(name, bytes)
      },
      keepOutbox: async (text) => {
        await onWrite(async () => undefined)
        return shelf.keepOutbox(text)
      },
    },
    sealer: createSealer({ worker: new URL('file:///nowhere') }),
    clock: systemClock,
  })
}

/** Starts, and acts twice; what was told done is passed on. */
export const actTwice = async (
  device: ReturnType<typeof deviceOf>,
  from: number,
  tell: (n: string) => void,
) => {
  await device.start()
  await device.sync()
  for (let n = from; n < from + 2; n += 1) {
    const acted = await device.act([{ do: 'put', t: 'app', id: `app-${n}`, set: { name: `App ${n}` } }])
    if (acted.ok) tell(String(n))
    await device.sync()
  }
}

const work = async () => {
  const job = JSON.parse(process.argv[2] ?? '{}') as KillTeamJob
  let writes = 0
  const device = deviceOf(job, async (half) => {
    writes += 1
    if (writes !== job.at) return
    if (job.isHalf) await half()
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => undefined)
  })
  await actTwice(device, job.from, (n) => process.stdout.write(`told ${n}\n`))
}

if (import.meta.main) await work()
