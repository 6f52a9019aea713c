import { MINUTE } from '../../../shared/kernel/instant.ts'
import { done, fail, type Failed, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Listed } from '../../../shared/team/names.ts'
import { TEAM_FILE_MAX } from '../../../shared/team/segment.ts'
import type { TeamStore } from '../../core/ports/team.ts'
import { type Http, TransportError } from '../network/http.ts'
import { type Row, rowsIn } from './web-dav-list.ts'

/** Who somebody is to the server: its own user name and password, never Keyward's. */
export type WebDavUser = { readonly name: string; readonly password: string }

const TEAM_FOLDER = /^keyward-[0-9a-hjkmnp-tv-z]{16}$/u
const ASKED =
  '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>'
/** What is wrong with the way out of this network, whichever server it is. */
const ON_THE_WAY: readonly string[] = ['tlsRefused', 'proxyAsksPassword', 'proxySilent']

/**
 * A folder on a WebDAV server (RFC 4918), by its address. It is listed by one request for each folder, takes what was cut
 * off for whole (T1 sees to that), and tells nothing by itself. The password goes in a header, never in an address.
 */
export const createWebDavStore = (
  { limitedFetch }: Http,
  base: string,
  user: WebDavUser | null,
): TeamStore => {
  const root = new URL(base.endsWith('/') ? base : `${base}/`)
  const addressOf = (name: string): URL =>
    new URL(
      name
        .split('/')
        .map((part) => encodeURIComponent(part))
        .join('/'),
      root,
    )
  const authorization =
    user === null
      ? {}
      : { authorization: `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}` }

  const ask = async (
    method: string,
    url: URL,
    {
      headers = {},
      body,
    }: { headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> | string } = {},
  ): Promise<Result<Response>> => {
    try {
      const init = { method, headers: { ...authorization, ...headers }, credentials: 'omit' } as const
      const answer = await limitedFetch(
        url,
        { ...init, ...(body === undefined ? {} : { body }) },
        { deadline: MINUTE, largest: 4 * TEAM_FILE_MAX },
      )
      return ok(answer)
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      const { code } = error.failed.failure
      if (ON_THE_WAY.includes(code)) return error.failed
      return fail(code === 'xeroUnexpected' ? 'teamPlaceOdd' : 'teamPlaceGone')
    }
  }

  /** What one folder holds; `null` where it is not there. */
  const rows = async (name: string): Promise<Result<readonly Row[] | null>> => {
    const url = name === '' ? root : addressOf(`${name}/`)
    const asked = await ask('PROPFIND', url, {
      headers: { depth: '1', 'content-type': 'application/xml' },
      body: ASKED,
    })
    if (!asked.ok) return asked
    if (asked.value.status === 404) return ok(null)
    if (asked.value.status !== 207) return refusal(asked.value.status)
    const found = rowsIn(await asked.value.text(), url)
    return found === null ? fail('teamPlaceOdd') : ok(found)
  }

  const makeFolder = async (name: string): Promise<Result<null>> => {
    const made = await ask('MKCOL', addressOf(`${name}/`))
    if (!made.ok) return made
    // 405: it is there already
    return [200, 201, 405].includes(made.value.status) ? done : refusal(made.value.status)
  }

  const putOnce = (name: string, bytes: Uint8Array): Promise<Result<Response>> =>
    ask('PUT', addressOf(name), {
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })

  return {
    list: async () => {
      const top = await rows('')
      if (!top.ok) return top
      if (top.value === null) return fail('teamPlaceGone')
      const listed: Listed[] = []
      for (const team of top.value.filter(({ name, size }) => size === null && TEAM_FOLDER.test(name))) {
        const devices = await rows(team.name)
        if (!devices.ok) return devices
        for (const device of (devices.value ?? []).filter(({ size }) => size === null)) {
          const files = await rows(`${team.name}/${device.name}`)
          if (!files.ok) return files
          for (const { name, size } of files.value ?? [])
            if (size !== null) listed.push({ name: `${team.name}/${device.name}/${name}`, size })
        }
      }
      return ok(listed)
    },
    get: async (name) => {
      const got = await ask('GET', addressOf(name))
      if (!got.ok) return got
      if (got.value.status === 404 || got.value.status === 410) return ok(null)
      if (got.value.status !== 200) return refusal(got.value.status)
      return ok(new Uint8Array(await got.value.arrayBuffer()))
    },
    put: async (name, bytes) => {
      const put = await putOnce(name, bytes)
      if (!put.ok) return put
      if (isGood(put.value.status)) return done
      // the folders above it are not there yet: 409, and 404 where a server keeps to the letter less
      if (put.value.status !== 409 && put.value.status !== 404) return refusal(put.value.status)
      const folders = name.split('/').slice(0, -1)
      for (let end = 1; end <= folders.length; end += 1) {
        const made = await makeFolder(folders.slice(0, end).join('/'))
        if (!made.ok) return made
      }
      const again = await putOnce(name, bytes)
      if (!again.ok) return again
      return isGood(again.value.status) ? done : refusal(again.value.status)
    },
    remove: async (name) => {
      const removed = await ask('DELETE', addressOf(name))
      if (!removed.ok) return removed
      const { status } = removed.value
      return isGood(status) || status === 404 || status === 410 ? done : refusal(status)
    },
    watch: null,
  }
}

const isGood = (status: number): boolean => status >= 200 && status < 300

const refusal = (status: number): Failed => {
  if (status === 401 || status === 403) return fail('teamPlaceDenied')
  if (status === 507 || status === 413) return fail('diskFull')
  return fail(status >= 500 || status === 404 ? 'teamPlaceGone' : 'teamPlaceOdd')
}
