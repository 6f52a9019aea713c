import { newSigningKey } from '../../../electron/core/handover/keys.ts'
import { createTeamDevice } from '../../../electron/core/team/engine.ts'
import { deviceIn, foundingOf } from '../../../electron/core/team/founding.ts'
import { deviceIdOf, teamIdOf } from '../../../electron/core/team/ids.ts'
import type { Act, Role } from '../../../shared/team/acts.ts'
import { fakeClock } from '../../worlds/fakes.ts'
import { fakeKeySealer, fakeTeamShelf, fakeTeamStore } from '../../worlds/fake-team.ts'

const ALPHABET = '023456789acdefghjklmnpqrstuvwxyz'

/** Keys of somebody, with a recipient that the fake sealer knows. */
const keysOf = (name: string) => {
  const { seed, signKey } = newSigningKey()
  const tail = Array.from(name.padEnd(58, 'q').slice(0, 58), (one) =>
    ALPHABET.includes(one) ? one : 'z',
  ).join('')
  const card = { name, email: `${name}@ferrymoor.example`, recipient: `age1${tail}`, signKey }
  return { card, signKey, keys: { seed, identity: `identity-${tail}` } }
}

/** People of one team, each with a device, a shelf and a place of their own, as a synchronised folder is. */
export const people = (names: readonly string[], { isShared = true, ownFilesMax = 32 } = {}) => {
  const clock = fakeClock(1_800_000_000_000)
  const hands = new Map([...names, 'paper'].map((name) => [name, keysOf(name)]))
  const of = (name: string) => {
    const one = hands.get(name)
    if (one === undefined) throw new Error(`nobody is called ${name}`)
    return one
  }
  const [founder = ''] = names
  const found = foundingOf('Ferrymoor', 'A'.repeat(22), of(founder).card, of('paper').card)
  const team = teamIdOf(found)
  const one = fakeTeamStore()
  const devices = new Map(
    [...names, 'paper'].map((name) => {
      const { signKey, keys } = of(name)
      const own = deviceIn(found, signKey, keys)
      const store = isShared ? one : fakeTeamStore()
      const shelf = fakeTeamShelf()
      return [
        name,
        {
          own,
          store,
          shelf,
          device: createTeamDevice(own, { store, shelf, sealer: fakeKeySealer, clock, ownFilesMax }),
        },
      ] as const
    }),
  )
  const at = (name: string) => {
    const place = devices.get(name)
    if (place === undefined) throw new Error(`nobody is called ${name}`)
    return place
  }
  const dev = (name: string) => deviceIdOf(team, of(name).signKey)
  return {
    team,
    clock,
    found,
    at,
    dev,
    names: [...names, 'paper'],
    device: (name: string) => at(name).device,
    /** The same person on a shelf, as after a restart, or a restore of an older one. */
    restart: async (name: string, shelf = at(name).shelf) => {
      const { own, store } = at(name)
      const device = createTeamDevice(own, { store, shelf, sealer: fakeKeySealer, clock, ownFilesMax })
      devices.set(name, { own, store, shelf, device })
      await device.start()
      return device
    },
    admits: (name: string, role: Role): Act[] => [
      { do: 'device', member: dev(name), dev: dev(name), card: of(name).card, in: true, why: 'joined' },
      { do: 'role', member: dev(name), role, why: 'joined' },
    ],
    role: (name: string, role: Role): Act => ({ do: 'role', member: dev(name), role, why: 'changed' }),
    out: (name: string, why: 'lost' | 'retired' = 'lost'): Act => ({
      do: 'device',
      member: dev(name),
      dev: dev(name),
      card: of(name).card,
      in: false,
      why,
    }),
    named: (id: string, name: string): Act => ({ do: 'put', t: 'app', id, set: { name } }),
    /** Everybody looks, so many times round. */
    syncAll: async (rounds = 3, who: readonly string[] = [...names, 'paper']) => {
      for (let round = 0; round < rounds; round += 1) for (const name of who) await at(name).device.sync()
    },
  }
}
export type People = ReturnType<typeof people>
