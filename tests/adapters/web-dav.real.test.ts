import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createWebDavStore } from '../../electron/adapters/team-stores/web-dav.ts'
import { codeOf } from '../worlds/fakes.ts'
import { needs } from '../needs.ts'
import { startApache } from './apache.ts'
import { NAME, storeContract, value } from './team-store-contract.ts'

const { afterAll, beforeAll, describe, it } = needs('apache')
const http = createHttp(fetch)

describe('WebDAV on Apache', () => {
  let apache: Awaited<ReturnType<typeof startApache>>
  beforeAll(async () => void (apache = await startApache()))
  afterAll(() => apache.stop())

  let count = 0
  const fresh = () => {
    const name = `place ${(count += 1)}`
    mkdirSync(join(apache.folder, name))
    chmodSync(join(apache.folder, name), 0o777)
    return createWebDavStore(http, `${apache.base}${encodeURIComponent(name)}`, null)
  }
  storeContract('WebDAV on Apache', fresh)

  it('T26 a place that is not there, and a server that is not, fail; nothing is made', async () => {
    expect(codeOf(await createWebDavStore(http, `${apache.base}nowhere/`, null).list())).toBe('teamPlaceGone')
    expect(codeOf(await createWebDavStore(http, 'http://127.0.0.1:9/dav/', null).list())).toBe(
      'teamPlaceGone',
    )
    expect(readdirSync(apache.folder)).not.toContain('nowhere')
  })

  it('lets in who has the password, and says so of who has not', async () => {
    const mere = { name: 'mere', password: 'not a real password' }
    const store = createWebDavStore(http, apache.closed, mere)
    value(await store.put(NAME, Uint8Array.of(1, 2, 3)))
    expect(value(await store.list())).toEqual([{ name: NAME, size: 3 }])
    for (const user of [null, { ...mere, password: 'another, not real' }]) {
      const other = createWebDavStore(http, apache.closed, user)
      expect(codeOf(await other.list())).toBe('teamPlaceDenied')
      expect(codeOf(await other.get(NAME))).toBe('teamPlaceDenied')
      expect(codeOf(await other.put(NAME, Uint8Array.of(9)))).toBe('teamPlaceDenied')
      expect(codeOf(await other.remove(NAME))).toBe('teamPlaceDenied')
    }
    expect([...(value(await store.get(NAME)) ?? [])]).toEqual([1, 2, 3])
  })
})
