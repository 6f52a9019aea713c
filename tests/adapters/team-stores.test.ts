import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createFolderStore } from '../../electron/adapters/team-stores/folder.ts'
import { createTeamShelf } from '../../electron/adapters/team-stores/shelf.ts'
import { fakeTeamStore } from '../worlds/fake-team.ts'
import { NAME, storeContract, value } from './team-store-contract.ts'

const root = mkdtempSync(join(tmpdir(), 'keyward-team-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const fresh = () => {
  const folder = join(root, String((count += 1)))
  mkdirSync(folder)
  return folder
}

storeContract('in memory', () => fakeTeamStore())
storeContract('a folder', () => createFolderStore(fresh()))

describe('a folder', () => {
  it('T9 is written in place: no name but the file’s own is ever there', async () => {
    const folder = fresh()
    value(await createFolderStore(folder).put(NAME, new Uint8Array(1_000)))
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll('\\', '/'),
    )
    expect(names.toSorted()).toEqual([NAME.slice(0, 24), NAME.slice(0, 41), NAME])
  })

  it('T26 that is not there fails, and is not made', async () => {
    const folder = join(root, 'gone')
    const store = createFolderStore(folder)
    const gone = { ok: false, failure: { code: 'teamPlaceGone' } }
    expect(await store.list()).toEqual(gone)
    expect(await store.get(NAME)).toEqual(gone)
    expect(await store.put(NAME, Uint8Array.of(1))).toEqual(gone)
    expect(await store.remove(NAME)).toEqual(gone)
    store.watch?.(() => undefined)()
    expect(readdirSync(root)).not.toContain('gone')
  })

  it('lists nothing that is not a team’s, and no name leads out of it', async () => {
    const folder = fresh()
    writeFileSync(join(folder, 'letter.docx'), 'x')
    mkdirSync(join(folder, '.stfolder'))
    writeFileSync(join(root, 'outside'), 'secret')
    const store = createFolderStore(folder)
    expect(value(await store.list())).toEqual([])
    for (const name of ['../outside', 'a/../../outside', '..', '/etc/hostname', 'a\\..\\b', 'c:x']) {
      expect(await store.get(name)).toEqual({ ok: true, value: null })
      expect(await store.put(name, Uint8Array.of(1))).toMatchObject({ ok: false })
      expect(await store.remove(name)).toMatchObject({ ok: false })
    }
    expect(readFileSync(join(root, 'outside'), 'utf8')).toBe('secret')
  })
})

describe('a shelf', () => {
  const key = new Uint8Array(32).fill(7)

  it('keeps files of a team and nothing else, and seals what waits', async () => {
    const folder = fresh()
    const shelf = createTeamShelf(folder, key)
    expect(value(await shelf.list())).toEqual([])
    expect(value(await shelf.readOutbox())).toBeNull()
    value(await shelf.keep(NAME, Uint8Array.of(1, 2, 3)))
    value(await shelf.keep(NAME, Uint8Array.of(1, 2, 3)))
    expect(await shelf.keep('../x.kws', Uint8Array.of(1))).toMatchObject({ ok: false })
    value(await shelf.keepOutbox('{"entries":["Ferrymoor"]}'))
    value(await shelf.keepOutbox('{"entries":["Ferrymoor Ltd"]}'))
    const again = createTeamShelf(folder, key)
    expect(value(await again.list())).toEqual([{ name: NAME, size: 3 }])
    expect([...(value(await again.read(NAME)) ?? [])]).toEqual([1, 2, 3])
    expect(value(await again.readOutbox())).toBe('{"entries":["Ferrymoor Ltd"]}')
    expect(await createTeamShelf(folder, new Uint8Array(32)).readOutbox()).toMatchObject({ ok: false })
    for (const name of readdirSync(folder, { withFileTypes: true }))
      if (name.isFile()) expect(readFileSync(join(folder, name.name), 'latin1')).not.toContain('Ferrymoor')
  })
})
