import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { systemClock } from '../../electron/adapters/desktop/clock.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { createFolderStore } from '../../electron/adapters/team-stores/folder.ts'
import { createTeamShelf } from '../../electron/adapters/team-stores/shelf.ts'
import { newSigningKey } from '../../electron/core/handover/keys.ts'
import { createTeamDevice } from '../../electron/core/team/engine.ts'
import { deviceIn, foundingOf } from '../../electron/core/team/founding.ts'
import { createKeeping } from '../../electron/core/team/keeping.ts'
import type { Act } from '../../shared/team/acts.ts'

const root = mkdtempSync(join(tmpdir(), 'keyward-team-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const sealer = createSealer({ worker: new URL('file:///nowhere') })

const person = async (name: string) => {
  const { identity, recipient } = await sealer.newIdentity()
  const { seed, signKey } = newSigningKey()
  const card = { name, email: `${name.toLowerCase()}@ferrymoor.example`, recipient, signKey }
  return { card, signKey, keys: { seed, identity } }
}

it('T28 two devices on one folder: a newcomer is let in, what one does the other has by being told, and nothing of it lies there in the clear', async () => {
  const place = join(root, 'place')
  mkdirSync(place)
  const [ines, mere, paper] = [await person('Ines'), await person('Mere'), await person('Recovery')]
  const found = foundingOf('Ferrymoor', systemRandom.token(16), ines.card, paper.card)
  const open = ({ signKey, keys }: typeof ines, shelf: string) => {
    const own = deviceIn(found, signKey, keys)
    const store = createFolderStore(place)
    const device = createTeamDevice(own, {
      store,
      shelf: createTeamShelf(join(root, shelf), new Uint8Array(32).fill(3)),
      sealer,
      clock: systemClock,
    })
    return {
      own,
      device,
      keeping: createKeeping(device, { store, clock: systemClock, random: systemRandom }),
    }
  }
  const [one, other] = [open(ines, 'ines'), open(mere, 'mere')]
  try {
    await one.keeping.start()
    await other.keeping.start()
    await one.keeping.act([found])
    const { dev } = other.own
    await one.keeping.settled()
    await one.keeping.actOnTeam([
      { do: 'device', member: dev, dev, card: mere.card, in: true, why: 'joined' },
      { do: 'role', member: dev, role: 'editor', why: 'joined' },
    ])
    await expect.poll(() => other.device.standing().stands).toBe('writes')

    const sealed = other.device.sealSecret('ledger', 'made-up-secret-of-ledger')
    if (sealed === null) throw new Error('not sealed')
    const acts: Act[] = [
      {
        do: 'put',
        t: 'app',
        id: 'ledger',
        set: {
          name: 'Ledger tool',
          secret: { ...sealed, fp: 'print-of-ledger', createdAt: null, storedAt: systemClock.now() },
        },
      },
    ]
    await other.keeping.act(acts)
    const nameHere = () => one.device.fold.entities().of('app', 'ledger')?.fields['name']?.[0]?.value
    await expect.poll(nameHere, { interval: 5 }).toBe('Ledger tool')
  } finally {
    await one.keeping.close()
    await other.keeping.close()
  }

  // neither in the place nor on a shelf, in names or bytes, now that nobody writes any more
  const canaries = ['Ferrymoor', 'ferrymoor.example', 'Ledger tool', 'print-of-ledger', 'made-up-secret']
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(5)
  for (const { parentPath, name } of files)
    for (const canary of canaries) {
      expect(name).not.toContain(canary)
      expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain(canary)
    }
})
