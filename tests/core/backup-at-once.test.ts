import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { connected, draft, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const later = async (keyward: FakeKeyward) => {
  keyward.clock.move(5 * MINUTE)
  await new Promise((resolve) => setTimeout(resolve, 60))
}

/** Lets the next backup get as far as its folder, and no further until it is told to. */
const held = (keyward: FakeKeyward) => {
  const { write } = keyward.backupShelf
  let go = () => {}
  const there = new Promise<void>((arrived) => {
    keyward.backupShelf.write = async (...file) => {
      arrived()
      await new Promise<void>((resolve) => (go = resolve))
      keyward.backupShelf.write = write
      return write(...file)
    }
  })
  return { there, go: () => go() }
}

const practice = async () => {
  const { keyward, appId } = await connected()
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  const rows = rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
  return { keyward, appId, rows }
}
const files = (keyward: FakeKeyward) => [...(keyward.backupShelf.folders.get('/safe')?.keys() ?? [])]

describe('what happens while a backup is made', () => {
  it('R1 what is changed meanwhile goes into another one soon after', async () => {
    const { keyward, appId } = await practice()
    const { there, go } = held(keyward)
    const made = keyward.api.backUp({})
    await there
    value(await keyward.api.editApp({ appId, details: draft({ note: 'meanwhile' }) }))
    go()
    value(await made)
    await later(keyward)
    await expect.poll(() => files(keyward).length).toBe(2)
    await later(keyward)
    expect(files(keyward)).toHaveLength(2)
  })

  it('R1 a kit that is asked for twice at once is one, and its page opens the backups', async () => {
    const { keyward } = await connected()
    const asked = ['page', 'pdf'].map((as) => keyward.api.makeKit({ as: as as 'page' | 'pdf' }))
    const [first, second] = await Promise.all(asked)
    expect(second).toEqual(first)
    expect(keyward.files.places).toEqual(['Keyward recovery kit 1.html'])
    const rows = rowsOnPage(keyward.files.saved.get('Keyward recovery kit 1.html') ?? '')
    value(await keyward.api.backUp({}))
    value(await keyward.api.rehearse({ rows }))
    expect(value(await keyward.api.makeKit({ as: 'page' })).path).toBe('Keyward recovery kit 2.html')
  })

  it('a folder that is chosen meanwhile stays chosen', async () => {
    const { keyward } = await practice()
    keyward.backupShelf.folders.set('/stick', new Map())
    value(await keyward.api.backUp({}))
    keyward.clock.move(SECOND)
    const { there, go } = held(keyward)
    const made = keyward.api.backUp({})
    await there
    keyward.backupShelf.next = '/stick'
    value(await keyward.api.chooseBackupFolder({}))
    go()
    value(await made)
    expect(keyward.snapshot().backup.folder).toBe('/stick')
  })

  it('R1 what cannot even be gathered is told as trouble, and tried again', async () => {
    const { keyward } = await practice()
    value(await keyward.api.backUp({}))
    value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
    const { write } = keyward.backupShelf
    keyward.backupShelf.write = async () => {
      throw new Error('an error of a library')
    }
    await later(keyward)
    await expect.poll(() => keyward.snapshot().backup.trouble).toMatchObject({ code: 'bug' })
    keyward.backupShelf.write = write
    keyward.clock.move(60 * MINUTE)
    await later(keyward)
    await expect.poll(() => keyward.snapshot().backup.trouble).toBeNull()
  })
})

describe('two vaults that back up into one folder', () => {
  it('write none of each other’s over, in the same second either', async () => {
    const one = await practice()
    const other = await practice()
    Object.assign(other.keyward.backupShelf, {
      write: one.keyward.backupShelf.write,
      list: one.keyward.backupShelf.list,
      remove: one.keyward.backupShelf.remove,
    })
    const paths = [
      value(await one.keyward.api.backUp({})).made?.path,
      value(await other.keyward.api.backUp({})).made?.path,
    ]
    expect(new Set(paths).size).toBe(2)
    expect(files(one.keyward)).toHaveLength(2)
  })

  it('R2 take none of each other’s away', async () => {
    const one = await practice()
    const other = await practice()
    Object.assign(other.keyward.backupShelf, {
      write: one.keyward.backupShelf.write,
      list: one.keyward.backupShelf.list,
      remove: one.keyward.backupShelf.remove,
    })
    const first = value(await one.keyward.api.backUp({}))
      .made?.path.split('/')
      .at(-1)
    for (let made = 0; made < 8; made += 1) {
      other.keyward.clock.move(MINUTE)
      value(await other.keyward.api.backUp({}))
    }
    expect(files(one.keyward)).toContain(first)
  })
})

describe('what is put into a vault while a backup is restored', () => {
  it('R6 an app that is added meanwhile is not replaced', async () => {
    const { keyward, rows } = await practice()
    value(await keyward.api.backUp({}))
    const fresh = await startKeyward()
    fresh.files.next = { name: 'it.keyward-backup', bytes: keyward.backupShelf.newest() }
    const chosenId = value(await fresh.api.chooseBackup({})).chosen?.id ?? ''
    value(await fresh.api.openBackup({ chosenId, rows }))
    const { set } = fresh.keychain
    let go = () => {}
    const there = new Promise<void>((arrived) => {
      fresh.keychain.set = async (...entry) => {
        fresh.keychain.set = set
        arrived()
        await new Promise<void>((resolve) => (go = resolve))
        return set(...entry)
      }
    })
    const restored = fresh.api.restoreBackup({ chosenId })
    await there
    const added = await fresh.api.addApp({
      details: draft({ clientId: '7'.repeat(32), name: 'Job Reports' }),
      clientSecret: 'not-a-real-secret-newer-98765432',
    })
    go()
    const end = await restored
    await settle()
    const names = fresh.snapshot().apps.map(({ name }) => name)
    if (added.ok) expect(names).toContain('Job Reports')
    else expect(names).toContain('Month-end Packs')
    expect(end.ok).toBe(!added.ok)
  })

  it('R6 records that could not be read are something as well', async () => {
    const { keyward, rows } = await practice()
    value(await keyward.api.backUp({}))
    const odd = await startKeyward()
    value(await odd.api.addApp({ details: draft(), clientSecret: 'not-a-real-secret-newer-98765432' }))
    odd.records.alter((content) => ({
      ...content,
      apps: (content['apps'] as object[]).map((app) => ({ ...app, name: 7 })),
    }))
    const again = await startKeyward(odd.world)
    expect(again.snapshot().apps).toEqual([])
    again.files.next = { name: 'it.keyward-backup', bytes: keyward.backupShelf.newest() }
    expect(await again.api.chooseBackup({})).toEqual(fail({ code: 'backupRefused', why: 'notEmpty' }))
    expect(ok(rows).ok).toBe(true)
  })
})
