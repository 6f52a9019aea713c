import { describe, expect, it } from 'vitest'
import { trustIn } from '../../electron/core/updates/key-list.ts'
import type { UpdateRefusal } from '../../shared/updates/update.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { draft, fakeRecords, SECRET, settle, startKeyward } from '../worlds/fakes.ts'
import { fakeUpdater } from '../worlds/fake-updater.ts'
import {
  artefactOf,
  keyList,
  newKeys,
  newSigner,
  NOW,
  signedUpdate,
  signKeyList,
  updateList,
} from '../updates/update-signer.ts'

const keys = newKeys()
const { roots, release } = keys
const source = { address: 'https://updates.example/keyward/', channel: 'stable', keys: keys.list }
const artefact = artefactOf(Buffer.from('the new Keyward'))
const listOf = (version: string, more: Parameters<typeof updateList>[2] = {}) =>
  signedUpdate(updateList(release, [artefact], { version, ...more }), [release])
const no = (why: UpdateRefusal) => fail({ code: 'updateRefused', why })

/** A Keyward 1.4.2 whose update server offers a version. */
const start = async (world: Parameters<typeof startKeyward>[0] = {}) => {
  const updater = world.updater ?? fakeUpdater(source)
  if (world.updater === undefined) updater.list = ok(listOf('1.5.0'))
  const keyward = await startKeyward({ version: '1.4.2', ...world, updater })
  return { ...keyward, updater, facts: () => keyward.snapshot().updates }
}
const withOffer = async () => {
  const keyward = await start()
  expect((await keyward.api.lookForUpdate({})).ok).toBe(true)
  return keyward
}
const ready = async () => {
  const keyward = await withOffer()
  expect((await keyward.api.downloadUpdate({})).ok).toBe(true)
  return keyward
}
const logged = async (keyward: Awaited<ReturnType<typeof start>>) => {
  await settle()
  const lines = await keyward.api.listActivity({ before: null, limit: 50 })
  return lines.ok
    ? lines.value.lines
        .filter(({ what }) => what.startsWith('update'))
        .map(({ what, app, result }) => `${what} ${app} ${result}`)
        .toReversed()
    : []
}

describe('looking for an update', () => {
  it('A15 asks nobody before the person does, at a start or in a day of idling', async () => {
    const keyward = await start()
    for (let hour = 0; hour < 30; hour += 1) keyward.clock.move(HOUR)
    await settle()
    expect(keyward.updater.calls).toEqual(['discard'])
    expect(keyward.facts()).toMatchObject({ standing: { kind: 'on' }, offer: null, lookedAt: null })
  })

  it('shows what is offered, by which key, and says so in the log', async () => {
    const keyward = await withOffer()
    expect(keyward.facts().offer).toMatchObject({
      version: '1.5.0',
      size: artefact.size,
      changesVault: false,
    })
    expect(keyward.facts().offer?.signedBy).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/u)
    expect(keyward.facts().downloadedAt).toBeNull()
    expect(await logged(keyward)).toEqual(['updateChecked Keyward 1.5.0 ok'])
  })

  it('once a day where the person said so: not at the start, and not more often', async () => {
    const keyward = await start()
    const asked = () => keyward.updater.calls.filter((call) => call === 'list').length
    await keyward.api.setPreferences({ ...keyward.snapshot().preferences, updates: 'daily' })
    expect(asked()).toBe(0)
    keyward.clock.move(2 * MINUTE)
    await settle()
    expect(asked()).toBe(1)
    for (let hour = 0; hour < 23; hour += 1) keyward.clock.move(HOUR)
    await settle()
    expect(asked()).toBe(1)
    keyward.clock.move(2 * HOUR)
    await settle()
    expect(asked()).toBe(2)
    // a clock set back a year does not end it
    keyward.clock.move(-365 * DAY)
    keyward.clock.move(365 * DAY + HOUR)
    await settle()
    expect(keyward.updater.calls.filter((call) => call.startsWith('download'))).toEqual([])
  })

  it('a daily look that finds no network troubles nobody; one that finds a forgery does', async () => {
    const keyward = await start()
    await keyward.api.setPreferences({ ...keyward.snapshot().preferences, updates: 'daily' })
    keyward.updater.list = no('offline')
    keyward.clock.move(2 * MINUTE)
    await settle()
    expect(keyward.facts().trouble).toBeNull()
    expect(await logged(keyward)).toEqual([])
    keyward.updater.list = ok(signedUpdate(updateList(newSigner(), [artefact]), [newSigner()]))
    for (let hour = 0; hour < 5; hour += 1) {
      keyward.clock.move(HOUR)
      await settle()
    }
    expect(keyward.facts().trouble).toMatchObject({ why: 'keyUnknown', during: 'look', version: '1.5.0' })
    expect(keyward.facts().trouble?.signedBy).not.toBeNull()
    expect(keyward.facts().trouble?.shouldBe).toHaveLength(1)
    expect(await logged(keyward)).toEqual(['updateRefused Keyward 1.5.0 update:keyUnknown'])
  })

  it('U3 what is refused leaves everything as it was, with the reason', async () => {
    const keyward = await ready()
    const { offer, downloadedAt } = keyward.facts()
    keyward.updater.list = ok(listOf('1.4.9'))
    expect(await keyward.api.lookForUpdate({})).toMatchObject({ ok: false, failure: { why: 'older' } })
    expect(keyward.facts()).toMatchObject({ offer, downloadedAt, trouble: { why: 'older' } })
    await keyward.api.dismissUpdateTrouble({})
    expect(keyward.facts().trouble).toBeNull()
  })

  it('U2 never goes back below what was ever offered, also after a restart', async () => {
    const first = await withOffer()
    const { updater } = first
    updater.list = ok(listOf('1.4.8'))
    const second = await start({ ...first.world, updater, version: '1.4.2' })
    expect(await second.api.lookForUpdate({})).toMatchObject({ failure: { why: 'older' } })
    // nor below what ever ran here, after somebody put an old version over it
    const third = await start({ ...second.world, updater, version: '1.6.0' })
    expect(third.facts().offer).toBeNull()
    updater.list = ok(listOf('1.5.0'))
    const fourth = await start({ ...third.world, updater, version: '1.4.2' })
    expect(await fourth.api.lookForUpdate({})).toMatchObject({ failure: { why: 'older' } })
  })

  it('U2 what is odd in the file of what is remembered costs only itself: the highest version stays', async () => {
    const first = await withOffer()
    const { updater } = first
    const kept: Record<string, unknown> = JSON.parse(updater.memory() ?? '')
    updater.setMemory(JSON.stringify({ ...kept, lines: 'none', lookedAt: 1e300, trouble: { why: 7 } }))
    updater.list = ok(listOf('1.4.8'))
    const second = await start({ ...first.world, updater, version: '1.4.2' })
    expect(await second.api.lookForUpdate({})).toMatchObject({ failure: { why: 'older' } })
  })

  it('U2 a list signed by a clock that ran ahead does not make all later ones look old', async () => {
    const keyward = await start()
    const far = { issuedAt: NOW + 100 * DAY, expiresAt: NOW + 200 * DAY }
    keyward.updater.list = ok(listOf('1.5.0', far))
    expect((await keyward.api.lookForUpdate({})).ok).toBe(true)
    keyward.clock.move(2 * DAY)
    keyward.updater.list = ok(listOf('1.5.1', { issuedAt: NOW + 2 * DAY }))
    expect((await keyward.api.lookForUpdate({})).ok).toBe(true)
    expect(keyward.facts().offer?.version).toBe('1.5.1')
  })

  it('a newer offer takes the place of one that was downloaded', async () => {
    const keyward = await ready()
    keyward.updater.list = ok(listOf('1.5.1', { issuedAt: NOW }))
    await keyward.api.lookForUpdate({})
    expect(keyward.facts()).toMatchObject({ offer: { version: '1.5.1' }, downloadedAt: null, atQuit: false })
  })

  it('U5 a key that was withdrawn ends what it had signed, also what was ready', async () => {
    const keyward = await ready()
    const next = newSigner()
    const lists = [signKeyList(keyList(2, roots, [next]), [roots[0], roots[1]])]
    keyward.updater.list = ok(signedUpdate(updateList(release, [artefact]), [release], lists))
    expect(await keyward.api.lookForUpdate({})).toMatchObject({ failure: { why: 'keyRevoked' } })
    expect(keyward.facts()).toMatchObject({ offer: null, downloadedAt: null })
    // the next start knows it still, though nobody tells it again
    const after = await start({ ...keyward.world, updater: keyward.updater })
    after.updater.list = ok(listOf('1.5.1', { issuedAt: NOW }))
    expect(await after.api.lookForUpdate({})).toMatchObject({ failure: { why: 'keyRevoked' } })
  })

  it('nothing that is remembered is believed without its signature', async () => {
    const keyward = await ready()
    const memory = JSON.parse(keyward.updater.memory() ?? '')
    const forged = signedUpdate(updateList(newSigner(), [artefact], { version: '9.0.0' }), [newSigner()])
    keyward.updater.setMemory(JSON.stringify({ ...memory, offer: forged.toString() }))
    const after = await start({ ...keyward.world, updater: keyward.updater })
    expect(after.facts()).toMatchObject({ offer: null, downloadedAt: null })
    const mallory = newSigner()
    const chain = [signKeyList(keyList(2, [mallory], [mallory], { threshold: 1 }), [mallory])]
    keyward.updater.setMemory(JSON.stringify({ ...memory, keyLists: chain }))
    expect((await start({ ...keyward.world, updater: keyward.updater })).facts().offer?.version).toBe('1.5.0')
    for (const text of ['[]', '"x"', '{"format":9}']) {
      keyward.updater.setMemory(text)
      expect((await start({ ...keyward.world, updater: keyward.updater })).facts().offer).toBeNull()
    }
  })

  it('one thing at a time, and a look can be called off', async () => {
    const keyward = await start()
    const held = Promise.withResolvers<void>()
    keyward.updater.meanwhile = async (signal) => {
      signal?.addEventListener('abort', () => held.resolve())
      await held.promise
      keyward.updater.list = no('cancelled')
    }
    const looking = keyward.api.lookForUpdate({})
    await settle()
    expect(keyward.work().update).toEqual({ kind: 'looking' })
    expect(await keyward.api.downloadUpdate({})).toMatchObject({ failure: { why: 'underWay' } })
    await keyward.api.cancelUpdate({})
    expect(await looking).toMatchObject({ failure: { why: 'cancelled' } })
    expect(keyward.work().update).toBeNull()
    expect(keyward.facts().trouble).toBeNull()
  })

  it('lines wait for a vault that is closed, and come into its log once', async () => {
    const records = fakeRecords()
    records.fail(fail('keychainLocked'))
    const keyward = await start({ records })
    expect(keyward.snapshot().vault.kind).toBe('closed')
    await keyward.api.lookForUpdate({})
    expect(keyward.facts().offer?.version).toBe('1.5.0')
    records.fail(null)
    await keyward.api.openVault({})
    await settle()
    expect(await logged(keyward)).toEqual(['updateChecked Keyward 1.5.0 ok'])
  })
})

describe('where updates are not to be looked for', () => {
  it('U4 off by policy: nothing is asked, fetched or installed, and the window can say so', async () => {
    const keyward = await ready()
    await keyward.api.installUpdate({ when: 'atQuit' })
    keyward.updater.stands = { kind: 'off', by: 'policy' }
    const before = keyward.updater.calls.length
    for (const doing of ['lookForUpdate', 'downloadUpdate'] as const)
      expect(await keyward.api[doing]({})).toMatchObject({ failure: { code: 'updateRefused', why: 'off' } })
    expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({ failure: { why: 'off' } })
    await keyward.stop()
    expect(keyward.updater.calls).toHaveLength(before)
    expect(keyward.facts()).toMatchObject({ standing: { kind: 'off', by: 'policy' }, offer: null })
  })

  it('a build without an address says so and asks nobody', async () => {
    const keyward = await startKeyward()
    expect(keyward.snapshot().updates.standing).toEqual({ kind: 'noAddress' })
    expect(await keyward.api.lookForUpdate({})).toMatchObject({ failure: { why: 'noAddress' } })
    expect(keyward.updater.calls).toEqual([])
    expect(keyward.updater.memory()).toBeNull()
  })

  it('U1 a build whose keys cannot be read trusts nobody', async () => {
    const updater = fakeUpdater({ ...source, keys: { ...keys.list, threshold: 9 } })
    updater.list = ok(listOf('1.5.0'))
    const keyward = await start({ updater })
    expect((await keyward.api.lookForUpdate({})).ok).toBe(false)
    expect(keyward.facts().offer).toBeNull()
  })
})

describe('downloading', () => {
  it('tells how far it is, and is ready at the end', async () => {
    const keyward = await withOffer()
    const seen: unknown[] = []
    keyward.updater.meanwhile = async () => void seen.push(keyward.work().update)
    await keyward.api.downloadUpdate({})
    expect(seen).toEqual([{ kind: 'downloading', bytes: 7, size: artefact.size }])
    expect(keyward.work().update).toBeNull()
    expect(keyward.facts().downloadedAt).not.toBeNull()
    expect(await logged(keyward)).toContain('updateDownloaded Keyward 1.5.0 ok')
  })

  it.each(['fileAltered', 'fileCutShort', 'tooSlow', 'diskFull', 'otherKeyward'] as const)(
    'U3 %s leaves the offer, says why, and is not ready',
    async (why) => {
      const keyward = await withOffer()
      keyward.updater.downloads = no(why)
      expect(await keyward.api.downloadUpdate({})).toMatchObject({ failure: { why } })
      expect(keyward.facts()).toMatchObject({
        offer: { version: '1.5.0' },
        downloadedAt: null,
        trouble: { why, during: 'download', version: '1.5.0' },
      })
      expect(await logged(keyward)).toContain(`updateRefused Keyward 1.5.0 update:${why}`)
      expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({
        failure: { why: 'nothingOffered' },
      })
    },
  )

  it('a full disk that cannot remember it is said, and nothing is called ready', async () => {
    const keyward = await withOffer()
    keyward.updater.saveFails = fail('diskFull')
    expect(await keyward.api.downloadUpdate({})).toMatchObject({ failure: { why: 'diskFull' } })
    expect(keyward.facts().downloadedAt).toBeNull()
  })

  it('stays ready over a restart, without a network, and not when the file is gone', async () => {
    const first = await ready()
    const second = await start({ ...first.world, updater: first.updater })
    expect(second.facts()).toMatchObject({ offer: { version: '1.5.0' }, downloadedAt: expect.any(Number) })
    first.updater.isKept = false
    const third = await start({ ...first.world, updater: first.updater })
    expect(third.facts()).toMatchObject({ offer: { version: '1.5.0' }, downloadedAt: null })
    expect(first.updater.calls.filter((call) => call === 'list')).toHaveLength(1)
  })
})

describe('installing', () => {
  it('U1 hands over exactly the file that was signed, after the wish is written down', async () => {
    const keyward = await ready()
    let wish: unknown = null
    keyward.updater.meanwhile = async () => void (wish = JSON.parse(keyward.updater.memory() ?? '{}'))
    expect((await keyward.api.installUpdate({ when: 'now' })).ok).toBe(true)
    expect(keyward.updater.calls.at(-1)).toBe(`install 1.5.0 restart ${artefact.sha512.slice(0, 8)}`)
    expect(wish).toMatchObject({ installing: { from: '1.4.2', to: '1.5.0' } })
  })

  it('the next start tells whether it came true', async () => {
    const keyward = await ready()
    await keyward.api.installUpdate({ when: 'now' })
    const memory = keyward.updater.memory()
    const grown = await start({ ...keyward.world, updater: keyward.updater, version: '1.5.0' })
    expect(grown.facts()).toMatchObject({ offer: null, downloadedAt: null, trouble: null })
    expect(grown.updater.calls.at(-1)).toBe('discard')
    expect(await logged(grown)).toContain('updateInstalled Keyward 1.5.0 ok')

    keyward.updater.setMemory(memory)
    const same = await start({ ...keyward.world, updater: keyward.updater, version: '1.4.2' })
    expect(same.facts()).toMatchObject({
      offer: { version: '1.5.0' },
      trouble: { why: 'notInstalled', version: '1.5.0' },
    })
    expect(await logged(same)).toContain('updateRefused Keyward 1.5.0 update:notInstalled')
  })

  it('U3 a file that was changed on the disk is thrown away and never run', async () => {
    const keyward = await ready()
    keyward.updater.installs = no('fileChanged')
    expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({
      failure: { why: 'fileChanged' },
    })
    expect(keyward.updater.calls.at(-1)).toBe('discard')
    expect(keyward.facts()).toMatchObject({ downloadedAt: null, trouble: { why: 'fileChanged' } })
    expect(JSON.parse(keyward.updater.memory() ?? '{}')).toMatchObject({ installing: null })
  })

  it('an installer that does not start leaves the update ready', async () => {
    const keyward = await ready()
    keyward.updater.installs = no('installerNotStarted')
    expect((await keyward.api.installUpdate({ when: 'now' })).ok).toBe(false)
    expect(keyward.facts()).toMatchObject({ downloadedAt: expect.any(Number) })
    expect(JSON.parse(keyward.updater.memory() ?? '{}')).toMatchObject({ installing: null })
  })

  it('never without the wish on the disk', async () => {
    const keyward = await ready()
    keyward.updater.saveFails = fail('diskFull')
    expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({ failure: { why: 'diskFull' } })
    expect(keyward.updater.calls.some((call) => call.startsWith('install'))).toBe(false)
  })

  it('when it is quit next: remembered over a restart, done once, and taken back', async () => {
    const keyward = await ready()
    await keyward.api.installUpdate({ when: 'atQuit' })
    expect(keyward.facts().atQuit).toBe(true)
    const after = await start({ ...keyward.world, updater: keyward.updater })
    await after.api.installUpdate({ when: 'notAtQuit' })
    await after.stop()
    expect(after.updater.calls.some((call) => call.startsWith('install'))).toBe(false)
    const again = await start({ ...keyward.world, updater: keyward.updater })
    await again.api.installUpdate({ when: 'atQuit' })
    await again.stop()
    expect(again.updater.calls.at(-1)).toMatch(/^install 1\.5\.0 quit/u)
  })

  it('when it is quit while Keyward looks for another one: the look is called off, and it is installed', async () => {
    const keyward = await ready()
    await keyward.api.installUpdate({ when: 'atQuit' })
    const asked = Promise.withResolvers<null>()
    keyward.updater.meanwhile = async (signal) => {
      if (signal === undefined) return
      asked.resolve(null)
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    }
    const look = keyward.api.lookForUpdate({})
    await asked.promise
    await keyward.stop()
    await look
    expect(keyward.updater.calls.at(-1)).toMatch(/^install 1\.5\.0 quit/u)
  })

  it('is not asked of an installation that cannot replace itself', async () => {
    const keyward = await ready()
    keyward.updater.stands = { kind: 'on', host: 'updates.example', cannotInstall: 'package' }
    expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({
      failure: { why: 'cannotInstall' },
    })
  })
})

describe('an update never interrupts', () => {
  const add = async (keyward: Awaited<ReturnType<typeof start>>) => {
    const added = await keyward.api.addApp({ details: draft(), clientSecret: SECRET })
    if (!added.ok) throw new Error(added.failure.code)
    return added.value.appId
  }
  const waits = async (keyward: Awaited<ReturnType<typeof start>>) => {
    expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({ failure: { why: 'underWay' } })
    expect(keyward.updater.calls.some((call) => call.startsWith('install'))).toBe(false)
    expect(keyward.facts()).toMatchObject({ downloadedAt: expect.any(Number), trouble: null })
  }

  it('a rotation, from its beginning to its end, at a restart or at quitting', async () => {
    const keyward = await ready()
    const appId = await add(keyward)
    await keyward.api.beginRotation({ appId, isLeak: false })
    await waits(keyward)
    await keyward.api.installUpdate({ when: 'atQuit' })
    await keyward.stop()
    expect(keyward.updater.calls.some((call) => call.startsWith('install'))).toBe(false)
    const after = await start({ ...keyward.world, updater: keyward.updater })
    expect(after.facts().atQuit).toBe(true)
  })

  it('a sign-in that waits for its answer', async () => {
    const keyward = await ready()
    await keyward.api.startSignIn({ appId: await add(keyward) })
    await settle()
    await waits(keyward)
    const [attempt] = keyward.work().attempts
    await keyward.api.cancelSignIn({ attemptId: attempt?.id ?? '' })
    await settle()
    expect((await keyward.api.installUpdate({ when: 'now' })).ok).toBe(true)
  })

  it('what stands in the window and nowhere else', async () => {
    const keyward = await ready()
    await keyward.api.noteUnsaved({ isUnsaved: true })
    await waits(keyward)
    await keyward.api.noteUnsaved({ isUnsaved: false })
    expect((await keyward.api.installUpdate({ when: 'now' })).ok).toBe(true)
  })

  it('something that begins while the file is read once more', async () => {
    const keyward = await ready()
    const appId = await add(keyward)
    keyward.updater.meanwhile = async () => void (await keyward.api.startSignIn({ appId }))
    expect(await keyward.api.installUpdate({ when: 'now' })).toMatchObject({ failure: { why: 'underWay' } })
    expect(JSON.parse(keyward.updater.memory() ?? '{}')).toMatchObject({ installing: null })
  })
})

it('trusts a key list as it was built in', () => {
  expect(trustIn(keys.list).current.number).toBe(1)
})
