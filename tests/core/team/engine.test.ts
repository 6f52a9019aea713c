import { describe, expect, it } from 'vitest'
import { people } from './people.ts'

const founded = async (
  names: readonly string[],
  roles: Readonly<Record<string, 'admin' | 'editor' | 'reviewer'>> = {},
) => {
  const world = people(names)
  const [founder = ''] = names
  for (const name of world.names) await world.device(name).start()
  await world.device(founder).act([world.found])
  await world.device(founder).sync()
  const others = names.slice(1).flatMap((name) => world.admits(name, roles[name] ?? 'editor'))
  if (others.length > 0) await world.device(founder).actOnTeam(others)
  await world.syncAll()
  return world
}
const nameAt = (world: Awaited<ReturnType<typeof founded>>, who: string, id: string) =>
  world
    .device(who)
    .fold.entities()
    .of('app', id)
    ?.fields['name']?.map(({ value }) => value)

describe('a device of a team', () => {
  it('T19 a newcomer is given the keys, reads what was before, and what they do reaches everybody', async () => {
    const world = people(['ines', 'mere', 'tom'])
    for (const name of world.names) await world.device(name).start()
    await world.device('ines').act([world.found])
    await world.device('ines').act([world.named('a', 'before')])
    await world.device('ines').sync()
    await world
      .device('ines')
      .actOnTeam([...world.admits('mere', 'editor'), ...world.admits('tom', 'reviewer')])
    await world.syncAll()
    expect(nameAt(world, 'mere', 'a')).toEqual(['before'])
    expect(nameAt(world, 'tom', 'a')).toEqual(['before'])
    await world.device('mere').act([world.named('a', 'after')])
    await world.syncAll()
    for (const name of world.names) expect(nameAt(world, name, 'a')).toEqual(['after'])
    expect(world.device('tom').standing()).toMatchObject({ stands: 'writes', onTheirWay: 0 })
  })

  it('T4 what was acted is durable before it is told, and leaves the queue only as a durable segment', async () => {
    const world = await founded(['ines'])
    const { shelf, store } = world.at('ines')
    await world.device('ines').act([world.named('a', 'kept')])
    expect(shelf.state.outbox).toContain('kept')
    const before = store.files.size
    const whole = shelf.copy()
    // it was made, and killed before it lay on the shelf
    const keep = shelf.keep
    let made: string | null = null
    Object.assign(shelf, {
      keep: async () => ((made = shelf.state.outbox), { ok: false, failure: { code: 'diskFull' } }),
    })
    await world.device('ines').sync()
    Object.assign(shelf, { keep })
    expect(store.files.size).toBe(before)
    expect(made).not.toBeNull()
    whole.state.outbox = made
    const device = await world.restart('ines', whole)
    await device.sync()
    await device.sync()
    expect(nameAt(world, 'ines', 'a')).toEqual(['kept'])
    expect(device.standing()).toMatchObject({ stands: 'writes', waiting: 0 })
    expect(store.files.size).toBe(before + 1)
  })

  it('T5 a device that was started again does not write before it has looked, so that it forks nothing', async () => {
    const world = await founded(['ines'])
    const old = world.at('ines').shelf.copy()
    await world.device('ines').act([world.named('a', 'new')])
    await world.syncAll()
    const device = await world.restart('ines', old)
    await device.act([world.named('a', 'newer')])
    expect(device.standing().stands).toBe('notListed')
    await device.sync()
    expect(device.fold.state().forked).toEqual([])
    expect(nameAt(world, 'ines', 'a')).toEqual(['newer'])
  })

  it('T5 an own segment in the store that is not ready keeps it from writing', async () => {
    const world = await founded(['ines', 'mere'])
    const old = world.at('mere').shelf.copy()
    await world.device('ines').act([world.named('a', 'one')])
    await world.syncAll()
    await world.device('mere').act([world.named('a', 'two')])
    await world.device('mere').sync()
    const { files } = world.at('ines').store
    const withheld = [...files].findLast(([name]) => name.includes(world.dev('ines'))) ?? [
      '',
      new Uint8Array(),
    ]
    files.delete(withheld[0])
    const device = await world.restart('mere', old)
    await device.act([world.named('a', 'three')])
    await device.sync()
    expect(device.standing()).toMatchObject({ stands: 'ownNotReady', waiting: 1 })
    files.set(...withheld)
    await device.sync()
    expect(device.standing()).toMatchObject({ stands: 'writes', waiting: 0 })
    expect(device.fold.state().forked).toEqual([])
  })

  it.each(['half', 'empty', 'unreadable'])(
    'T5 an own segment that lies in the place %s, and nowhere else, keeps it from writing until it is whole again',
    async (how) => {
      const world = await founded(['ines', 'mere'])
      const old = world.at('mere').shelf.copy()
      const { files, state } = world.at('mere').store
      const before = new Set(files.keys())
      await world.device('mere').act([world.named('a', 'one')])
      await world.device('mere').sync()
      const name = [...files.keys()].find((one) => !before.has(one)) ?? ''
      const bytes = files.get(name) ?? new Uint8Array()
      if (how === 'unreadable') state.unreadable.add(name)
      else files.set(name, how === 'half' ? bytes.slice(0, 300) : new Uint8Array())
      const device = await world.restart('mere', old)
      await device.act([world.named('b', 'two')])
      expect(await device.sync()).toMatchObject({ ok: true })
      expect(device.standing()).toMatchObject({ stands: 'ownNotReady', waiting: 1 })
      state.unreadable.clear()
      files.set(name, bytes)
      await device.sync()
      expect(device.standing()).toMatchObject({ stands: 'writes', waiting: 0 })
      expect(device.fold.state().forked).toEqual([])
    },
  )

  it('T1 a file that is not read yet, as one that lies in the cloud alone, keeps nothing else from coming', async () => {
    const world = await founded(['ines', 'mere', 'tom'])
    const { files, state } = world.at('ines').store
    const before = new Set(files.keys())
    await world.device('mere').act([world.named('a', 'one')])
    await world.device('mere').sync()
    for (const name of files.keys()) if (!before.has(name)) state.unreadable.add(name)
    await world.device('tom').act([world.named('b', 'two')])
    await world.device('tom').sync()
    expect(await world.device('ines').sync()).toMatchObject({ ok: true })
    expect([nameAt(world, 'ines', 'a'), nameAt(world, 'ines', 'b')]).toEqual([undefined, ['two']])
    state.unreadable.clear()
    await world.device('ines').sync()
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
  })

  it('T26 a place that goes away in the middle of a look loses nothing: what was read by then counts', async () => {
    const world = await founded(['ines', 'mere', 'tom'])
    const { store } = world.at('ines')
    for (const name of ['mere', 'tom']) {
      await world.device(name).act([world.named(name, name)])
      await world.device(name).sync()
    }
    const get = store.get
    let asked = 0
    const gone = { ok: false, failure: { code: 'teamPlaceGone' } }
    const failing = async (name: string) => ((asked += 1) > 1 ? gone : get(name))
    Object.assign(store, { get: failing })
    await world.device('ines').act([world.named('c', 'waits')])
    expect(await world.device('ines').sync()).toEqual(gone)
    expect(world.device('ines').standing()).toMatchObject({ stands: 'notListed', waiting: 1, gone: 0 })
    Object.assign(store, { get })
    await world.device('ines').sync()
    expect(['mere', 'tom', 'c'].map((id) => nameAt(world, 'ines', id))).toEqual([
      ['mere'],
      ['tom'],
      ['waits'],
    ])
  })

  it('T4 what could not be kept here, on a disk that was full, is read again', async () => {
    const world = await founded(['ines', 'mere'])
    const { shelf } = world.at('ines')
    await world.device('mere').act([world.named('a', 'one')])
    await world.device('mere').sync()
    const keep = shelf.keep
    const full = { ok: false, failure: { code: 'diskFull' } }
    Object.assign(shelf, { keep: async () => full })
    expect(await world.device('ines').sync()).toEqual(full)
    Object.assign(shelf, { keep })
    await world.device('ines').sync()
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
  })

  it('T4 a place that is full is read on, and what waits stays here until there is room', async () => {
    const world = await founded(['ines', 'mere'])
    const { store } = world.at('ines')
    await world.device('mere').act([world.named('a', 'one')])
    await world.device('mere').sync()
    for (const name of store.files.keys()) if (name.includes(world.dev('ines'))) store.files.delete(name)
    const put = store.put
    const full = { ok: false, failure: { code: 'diskFull' } }
    Object.assign(store, { put: async () => full })
    await world.device('ines').act([world.named('b', 'two')])
    expect(await world.device('ines').sync()).toEqual(full)
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
    Object.assign(store, { put })
    await world.device('ines').sync()
    await world.syncAll(2)
    expect(nameAt(world, 'mere', 'b')).toEqual(['two'])
  })

  it('T6 a device whose older copy went on where its newer segments were lost is told of, and writes no more', async () => {
    const world = await founded(['ines', 'mere'])
    const old = world.at('mere').shelf.copy()
    const before = new Map(world.at('mere').store.files)
    await world.device('mere').act([world.named('a', 'one')])
    await world.syncAll()
    const { files } = world.at('mere').store
    files.clear()
    for (const [name, bytes] of before) files.set(name, bytes)
    const device = await world.restart('mere', old)
    await device.act([world.named('a', 'two')])
    await device.sync()
    await world.syncAll()
    for (const name of ['ines', 'mere'])
      expect(world.device(name).fold.state().forked).toEqual([world.dev('mere')])
    expect(nameAt(world, 'ines', 'a')?.toSorted()).toEqual(['one', 'two'])
    expect(device.standing().stands).toBe('mustJoinAnew')
  })

  it('T3 T7 what is missing or spoiled is put back: own at once, others’ after two looks; and it is told', async () => {
    const world = await founded(['ines', 'mere'])
    await world.device('mere').act([world.named('a', 'one')])
    await world.syncAll()
    const { files } = world.at('ines').store
    const whole = new Map(files)
    const ofMere = [...files.keys()].filter((name) => name.includes(world.dev('mere')))
    for (const name of files.keys()) if (name.includes(world.dev('mere'))) files.delete(name)
    await world.device('ines').sync()
    expect([...files.keys()].filter((name) => name.includes(world.dev('mere')))).toEqual([])
    expect(world.device('ines').standing().gone).toBe(ofMere.length)
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
    await world.device('ines').sync()
    expect(files).toEqual(whole)
    for (const [name, bytes] of files) files.set(name, bytes.slice(0, bytes.length / 2))
    await world.device('mere').sync()
    for (const name of ofMere) expect(files.get(name)).toEqual(whole.get(name))
    await world.device('mere').sync()
    expect(files).toEqual(whole)
  })

  it('T7 a place that was rolled back while Keyward was closed is told of, and nothing here is lost', async () => {
    const world = await founded(['ines', 'mere'])
    const { files } = world.at('ines').store
    const old = new Map(files)
    await world.device('mere').act([world.named('a', 'one')])
    await world.syncAll()
    files.clear()
    for (const [name, bytes] of old) files.set(name, bytes)
    const device = await world.restart('ines')
    await device.sync()
    expect(device.standing().gone).toBe(1)
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
  })

  it('T12 what was set aside is adopted by somebody who may, in their own name', async () => {
    const world = await founded(['ines', 'mere', 'tom'])
    const { files } = world.at('ines').store
    const before = new Map(files)
    await world.device('ines').actOnTeam([world.out('mere')])
    await world.device('ines').sync()
    const after = new Map(files)
    files.clear()
    for (const [name, bytes] of before) files.set(name, bytes)
    await world.device('mere').act([world.named('a', 'Mere’s')])
    await world.device('mere').sync()
    for (const [name, bytes] of after) files.set(name, bytes)
    await world.syncAll()
    expect(nameAt(world, 'tom', 'a')).toBeUndefined()
    const aside = world
      .device('tom')
      .fold.setAside()
      .find(({ act }) => act.do === 'put')
    expect(aside).toMatchObject({ by: world.dev('mere') })
    expect(await world.device('tom').adopt(aside?.hash ?? '')).toEqual({ ok: true, value: 1 })
    expect(await world.device('tom').adopt('A'.repeat(43))).toEqual({ ok: true, value: 0 })
    await world.syncAll()
    const [standing] = world.device('ines').fold.entities().of('app', 'a')?.fields['name'] ?? []
    expect(standing).toMatchObject({ value: 'Mere’s', by: world.dev('tom') })
  })

  it('T26 a list that failed concludes nothing', async () => {
    const world = await founded(['ines'])
    const { files, state } = world.at('ines').store
    const before = new Map(files)
    state.fails = true
    await world.device('ines').act([world.named('a', 'one')])
    expect(await world.device('ines').sync()).toMatchObject({ ok: false })
    expect(world.device('ines').standing()).toMatchObject({ stands: 'notListed', waiting: 1, gone: 0 })
    expect(files).toEqual(before)
    state.fails = false
    await world.device('ines').sync()
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
  })

  it('T1 a conflict copy, a double and a file of somebody else change nothing', async () => {
    const world = await founded(['ines', 'mere'])
    await world.device('mere').act([world.named('a', 'one')])
    await world.syncAll()
    const { files } = world.at('ines').store
    const state = world.device('ines').fold.state()
    for (const [name, bytes] of new Map(files)) {
      files.set(name.replace('.kw', '.sync-conflict-20261130-120000-ABCDEFG.kw'), bytes)
      files.set(`${name}.part`, bytes.slice(0, 100))
    }
    files.set(`${[...files.keys()][0]?.split('/')[0] ?? ''}/desktop.kws`, Buffer.from('[.ShellClassInfo]'))
    await world.syncAll()
    expect(world.device('ines').fold.state()).toEqual(state)
  })

  it('T1 a file that lies there under a conflict copy’s name alone is known by its content', async () => {
    const world = await founded(['ines', 'mere'])
    await world.device('mere').act([world.named('a', 'one')])
    await world.device('mere').sync()
    const { files } = world.at('ines').store
    for (const [name, bytes] of new Map(files))
      if (name.includes(world.dev('mere'))) {
        files.delete(name)
        files.set(name.replace('.kw', ' (Mere).kw'), bytes)
      }
    await world.device('ines').sync()
    expect(nameAt(world, 'ines', 'a')).toEqual(['one'])
  })

  it('T8 a newer file makes the team read-only here', async () => {
    const world = await founded(['ines'])
    const { files } = world.at('ines').store
    const [name = '', bytes = new Uint8Array()] = [...files][0] ?? []
    files.set(
      name.replace('00000001', '00000009'),
      Buffer.from(Buffer.from(bytes).toString('latin1').replace('"v":1', '"v":2'), 'latin1'),
    )
    await world.device('ines').act([world.named('a', 'one')])
    await world.device('ines').sync()
    expect(world.device('ines').standing()).toMatchObject({ stands: 'newer', waiting: 1 })
  })

  it('T25 only facts wait, ten seconds at most, and share a segment', async () => {
    const world = await founded(['ines'])
    const { files } = world.at('ines').store
    const before = files.size
    for (const id of ['x', 'y'])
      await world.device('ines').act([
        {
          do: 'put',
          t: 'connection',
          id,
          set: { fact: { at: world.clock.now(), is: { ends: 1 } } },
        },
      ])
    await world.device('ines').sync()
    expect(files.size).toBe(before)
    world.clock.move(10_000)
    await world.device('ines').sync()
    expect(files.size).toBe(before + 1)
    expect(world.device('ines').fold.entities().of('connection', 'y')).not.toBeNull()
  })

  it('T17 T20 a removed person reads nothing sealed later, and what they knew is due until it is replaced', async () => {
    const world = await founded(['ines', 'mere', 'tom'])
    const { device } = world
    const secretAct = (who: string, text: string) => {
      const sealed = device(who).sealSecret('a', text)
      if (sealed === null) throw new Error('not sealed')
      return [
        {
          do: 'put' as const,
          t: 'app' as const,
          id: 'a',
          set: { secret: { ...sealed, fp: text.slice(-4), createdAt: null, storedAt: 5 } },
        },
      ]
    }
    await device('ines').act(secretAct('ines', 'made-up-0001'))
    await world.syncAll()
    const early = secretAct('mere', 'made-up-0002') // sealed before, written after the removal
    await device('ines').actOnTeam([world.out('tom')])
    await device('ines').sync()
    await device('mere').act(early)
    await world.syncAll()
    const held = device('ines').fold.entities().of('app', 'a')?.fields['secret'] ?? []
    expect(held).toHaveLength(1)
    const { epoch } = (held[0]?.value ?? {}) as { epoch: string }
    expect(device('paper').keyring.of(epoch)).not.toBeNull()
    expect(device('tom').keyring.of(epoch)).toBeNull()
    expect(device('tom').standing().stands).toBe('notIn')
    expect(device('ines').fold.state().due).toEqual([])
    await device('ines').actOnTeam([world.out('mere')])
    await world.syncAll()
    expect(device('ines').fold.state().due).toEqual([
      { app: 'a', field: 'secret', fp: '0002', knownTo: [world.dev('mere')] },
    ])
    await device('ines').act(secretAct('ines', 'made-up-0003'))
    await world.syncAll()
    expect(device('ines').fold.state().due).toEqual([])
  })

  it('T20 a device that was wiped makes nothing due', async () => {
    const world = await founded(['ines', 'mere'])
    const sealed = world.device('ines').sealSecret('a', 'made-up-0001')
    if (sealed === null) throw new Error('not sealed')
    await world.device('ines').act([
      {
        do: 'put',
        t: 'app',
        id: 'a',
        set: { secret: { ...sealed, fp: '0001', createdAt: null, storedAt: 5 } },
      },
    ])
    await world.syncAll()
    await world.device('ines').actOnTeam([world.out('mere', 'retired')])
    await world.syncAll()
    expect(world.device('ines').fold.state().due).toEqual([])
  })

  it('T17 a reviewer has the key of facts, and never that of secrets', async () => {
    const world = await founded(['ines', 'tom'], { tom: 'reviewer' })
    for (const id of world.device('tom').keyring.ids())
      expect(world.device('tom').keyring.of(id)?.secrets).toBeNull()
    expect(world.device('tom').keyring.ids()).not.toEqual([])
  })
})
