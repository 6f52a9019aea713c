import { describe, expect, it } from 'vitest'
import { readPack, writePack } from '../../../electron/core/team/pack.ts'
import { OWN_FILES_MAX } from '../../../electron/core/team/packing.ts'
import { people } from './people.ts'

const busy = async (changes = OWN_FILES_MAX + 8) => {
  const world = people(['ines', 'mere'])
  for (const name of world.names) await world.device(name).start()
  await world.device('ines').act([world.found])
  await world.device('ines').sync()
  await world.device('ines').actOnTeam(world.admits('mere', 'editor'))
  await world.syncAll()
  for (let n = 0; n < changes; n += 1) await world.device('mere').act([world.named('a', `change ${n}`)])
  await world.device('mere').sync()
  const { files } = world.at('mere').store
  const ofMere = (kind = '') =>
    [...files.keys()].filter((name) => name.includes(world.dev('mere')) && name.includes(kind))
  return { world, files, ofMere }
}
const nameAt = ({ world }: Awaited<ReturnType<typeof busy>>, who: string) =>
  world
    .device(who)
    .fold.entities()
    .of('app', 'a')
    ?.fields['name']?.map(({ value }) => value)

describe('packs', () => {
  it('T22 over 32 own files become one, word for word, and everybody reads on', async () => {
    const made = await busy()
    const { world, files, ofMere } = made
    const segments = new Map([...files].filter(([name]) => name.includes(world.dev('mere'))))
    expect(segments.size).toBeGreaterThan(OWN_FILES_MAX)
    await world.device('mere').sync()
    expect(ofMere('.kwp')).toHaveLength(1)
    expect(ofMere()).toHaveLength(1)
    const pack = files.get(ofMere()[0] ?? '') ?? new Uint8Array()
    expect(readPack(pack).map((bytes) => [...bytes])).toEqual(
      [...segments].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => [...bytes]),
    )
    await world.syncAll(4)
    expect(nameAt(made, 'ines')).toEqual([`change ${OWN_FILES_MAX + 7}`])
    expect(nameAt(made, 'paper')).toEqual([`change ${OWN_FILES_MAX + 7}`])
    expect(world.device('ines').standing()).toMatchObject({ gone: 0, onTheirWay: 0 })
    expect(ofMere()).toHaveLength(1)
  })

  it('T22 nothing goes out that was not read back', async () => {
    const made = await busy()
    const { world, files, ofMere } = made
    const { store } = world.at('mere')
    const put = store.put
    const before = ofMere().length
    Object.assign(store, {
      put: (name: string, bytes: Uint8Array) => put(name, name.endsWith('.kwp') ? bytes.slice(0, 50) : bytes),
    })
    // this device writes to the store that it was made with
    files.set('unused', new Uint8Array())
    await (await world.restart('mere')).sync()
    expect(ofMere('.kws').length + ofMere('.kwk').length).toBe(before)
    Object.assign(store, { put })
    await (await world.restart('mere')).sync()
    expect(ofMere('.kws').length + ofMere('.kwk').length).toBe(0)
  })

  it('T22 cut off between the pack and its files, the next look takes them out', async () => {
    const { world, files, ofMere } = await busy()
    const { store } = world.at('mere')
    const remove = store.remove
    const failed = { ok: false, failure: { code: 'diskFailed' } }
    Object.assign(store, { remove: async () => failed })
    expect(await world.device('mere').sync()).toEqual(failed)
    expect(ofMere('.kwp')).toHaveLength(1)
    Object.assign(store, { remove })
    const whole = new Map(files)
    await (await world.restart('mere')).sync()
    expect(ofMere()).toHaveLength(1)
    // where the pack is spoiled meanwhile, it is looked at once more, and made again
    const [pack = ''] = ofMere('.kwp')
    files.clear()
    for (const [name, bytes] of whole) files.set(name, name === pack ? new Uint8Array(bytes.length) : bytes)
    await world.device('mere').sync()
    expect(files.get(pack)).toEqual(whole.get(pack))
    const reader = await world.restart('paper', people(['nobody']).at('nobody').shelf)
    await reader.sync()
    expect(reader.fold.state()).toEqual(world.device('mere').fold.state())
  })

  it('T3 T22 what a lost pack held is put back, one by one', async () => {
    const made = await busy()
    const { world, files, ofMere } = made
    await world.device('mere').sync()
    await world.syncAll(2)
    for (const name of ofMere('.kwp')) files.delete(name)
    await world.device('mere').sync()
    expect(ofMere('.kws').length + ofMere('.kwk').length).toBeGreaterThan(OWN_FILES_MAX)
    await world.syncAll(3)
    expect(ofMere()).toHaveLength(1)
    expect(nameAt(made, 'ines')).toEqual([`change ${OWN_FILES_MAX + 7}`])
  })

  it('T1 half a pack counts for what is whole in it', () => {
    const pack = writePack([Uint8Array.of(1, 2), Uint8Array.of(3), Uint8Array.of(4, 5, 6)])
    expect(readPack(pack).map((one) => [...one])).toEqual([[1, 2], [3], [4, 5, 6]])
    expect(readPack(pack.slice(0, -1)).map((one) => [...one])).toEqual([[1, 2], [3]])
    expect(readPack(Uint8Array.of(255, 255, 255, 255, 1))).toEqual([])
    expect(readPack(new Uint8Array())).toEqual([])
  })
})
