import { describe, expect, it } from 'vitest'
import type { Http } from '../../electron/adapters/network/http.ts'
import { createWebDavStore } from '../../electron/adapters/team-stores/web-dav.ts'
import { rowsIn } from '../../electron/adapters/team-stores/web-dav-list.ts'
import { codeOf } from '../worlds/fakes.ts'
import { NAME } from './team-store-contract.ts'

const AT = new URL('https://cloud.example/remote.php/dav/files/mere/Team%20place/')
const row = (href: string, prop: string, status = 'HTTP/1.1 200 OK') =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${prop}</d:prop><d:status>${status}</d:status></d:propstat></d:response>`
const answer = (...rows: readonly string[]) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${rows.join('')}</d:multistatus>`
const FILE = '<d:resourcetype/><d:getcontentlength>42</d:getcontentlength>'
const FOLDER = '<d:resourcetype><d:collection/></d:resourcetype>'

describe('what a WebDAV server lists', () => {
  it('is read from paths and whole addresses, decoded, without the folder itself', () => {
    const xml = answer(
      row('/remote.php/dav/files/mere/Team%20place/', FOLDER),
      row('/remote.php/dav/files/mere/Team%20place/a%20%26%20b%20%25.kws', FILE),
      row('https://cloud.example/remote.php/dav/files/mere/Team%20place/c.kws', FILE),
      row('/remote.php/dav/files/mere/Team%20place/folder/', FOLDER),
      row('/remote.php/dav/files/mere/Team%20place/bare', FOLDER),
    )
    expect(rowsIn(xml, AT)).toEqual([
      { name: 'a & b %.kws', size: 42 },
      { name: 'c.kws', size: 42 },
      { name: 'folder', size: null },
      { name: 'bare', size: null },
    ])
  })

  it('is nothing for rows of elsewhere, deeper ones, and what has no size', () => {
    const xml = answer(
      row('/remote.php/dav/files/tom/Team%20place/x.kws', FILE),
      row('/remote.php/dav/files/mere/Team%20place2/x.kws', FILE),
      row('/remote.php/dav/files/mere/Team%20place/deep/x.kws', FILE),
      row('/remote.php/dav/files/mere/Team%20place/../x.kws', FILE),
      row('/remote.php/dav/files/mere/Team%20place/%ZZ', FILE),
      row('/remote.php/dav/files/mere/Team%20place/x.kws', FILE, 'HTTP/1.1 404 Not Found'),
      row('/remote.php/dav/files/mere/Team%20place/y.kws', '<d:getcontentlength>-1</d:getcontentlength>'),
      row('/remote.php/dav/files/mere/Team%20place/z.kws', ''),
    )
    expect(rowsIn(xml, AT)).toEqual([])
  })

  it.each(['', '<html>Sign in</html>', '{}', '<d:multistatus', '<a/>', 'x'.repeat(1_000)])(
    'is not read from something else: %j',
    (text) => {
      expect(rowsIn(text, AT)).toBeNull()
    },
  )
})

describe('a WebDAV server that answers otherwise', () => {
  const answering = (status: number, text = ''): Http => ({
    limitedFetch: async () => new Response(status === 204 ? null : text, { status }),
    request: async () => Promise.reject(new Error('not asked')),
  })
  const store = (status: number, text = '') => createWebDavStore(answering(status, text), AT.href, null)

  it.each([
    [200, '<html>Sign in</html>', 'teamPlaceOdd'],
    [207, '<html>Sign in</html>', 'teamPlaceOdd'],
    [302, '', 'teamPlaceOdd'],
    [401, '', 'teamPlaceDenied'],
    [403, '', 'teamPlaceDenied'],
    [404, '', 'teamPlaceGone'],
    [503, '', 'teamPlaceGone'],
  ])('%i %j makes a list fail as %s, never empty (T26)', async (status, text, code) => {
    expect(codeOf(await store(status, text).list())).toBe(code)
  })

  it('is full, or lacks the file', async () => {
    expect(codeOf(await store(507).put(NAME, Uint8Array.of(1)))).toBe('diskFull')
    expect(await store(404).get(NAME)).toEqual({ ok: true, value: null })
    expect(codeOf(await store(302).get(NAME))).toBe('teamPlaceOdd')
  })

  it('is sent the password in a header alone', async () => {
    const asked: { url: string; authorization: string | null }[] = []
    const http: Http = {
      limitedFetch: async (url, init) => {
        asked.push({ url: String(url), authorization: new Headers(init.headers).get('authorization') })
        return new Response(answer(), { status: 207 })
      },
      request: async () => Promise.reject(new Error('not asked')),
    }
    await createWebDavStore(http, AT.href, { name: 'mere', password: 'päss wörd, not real' }).list()
    expect(asked).toHaveLength(1)
    expect(asked[0]?.url).toBe(AT.href)
    const [, coded = ''] = asked[0]?.authorization?.split(' ') ?? []
    expect(Buffer.from(coded, 'base64').toString()).toBe('mere:päss wörd, not real')
  })
})
