import { randomBytes } from 'node:crypto'
import { bodyOf, listening, sayJson } from './listening.ts'

type Paste = { v: number; ct: string; adata: [unknown[], string, number, number]; meta: { expire: string } }

/** How a server can be, apart from as it should be. */
export type Mischief = {
  /** What it answers a read with, instead of what was put there. */
  readonly lies?: (paste: Paste) => unknown
}
/** How a server is set up: which spans it offers and keeps, the first as its own; whether its page says so. */
export type Setup = { readonly spans?: Readonly<Record<string, number>>; readonly hasPage?: boolean }

const SPANS = { '1week': 604_800, '5min': 300, '1hour': 3_600, '1day': 86_400, '1month': 2_592_000, never: 0 }

/** PrivateBin's own page, as far as it says what it offers. */
const pageOf = (spans: readonly string[]) => `<!DOCTYPE html>
<html><body><select id="pasteExpiration" name="pasteExpiration" class="form-select">
${spans.map((name, at) => `<option value="${name}"${at === 0 ? ' selected="selected"' : ''}>${name}</option>`).join('\n')}
</select></body></html>`
/** What keeps it for ever says nothing of its time. */
const metaOf = (seconds: number) => (seconds === 0 ? {} : { time_to_live: seconds })

/**
 * PrivateBin's API version 2 as its source has it (2.x): `status: 1` with 200 for what is missing, reading what burns
 * deletes it, and so does trying to delete it with a wrong token.
 */
export const startPrivateBin = async ({ spans = SPANS, hasPage = true }: Setup = {}) => {
  const pastes = new Map<string, { paste: Paste; token: string }>()
  const mischief: { lies: NonNullable<Mischief['lies']> | null } = { lies: null }
  const seen: string[] = []
  const missing = { status: 1, message: 'Document does not exist, has expired or has been deleted.' }
  /** PrivateBin's own `get`: whoever calls it burns what burns. */
  const take = (id: string) => {
    const found = pastes.get(id)
    if (found?.paste.adata[3] === 1) pastes.delete(id)
    return found
  }
  const server = await listening((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://here')
      const body = request.method === 'POST' ? await bodyOf(request) : ''
      seen.push(`${request.method} ${request.url} ${body}`)
      if (request.headers['x-requested-with'] !== 'JSONHttpRequest')
        return response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(hasPage ? pageOf(Object.keys(spans)) : '<!doctype html><title>PrivateBin</title>')
      if (request.method === 'POST') {
        const data = JSON.parse(body) as Paste & { pasteid?: string; deletetoken?: string }
        if (data.pasteid !== undefined) {
          const found = take(data.pasteid)
          if (found === undefined) return sayJson(response, 200, missing)
          if (found.token !== data.deletetoken)
            return sayJson(response, 200, {
              status: 1,
              message: 'Wrong deletion token. Document was not deleted.',
            })
          pastes.delete(data.pasteid)
          return sayJson(response, 200, { status: 0, id: data.pasteid })
        }
        const isValid =
          data.v === 2 &&
          Object.keys(data).toSorted().join() === 'adata,ct,meta,v' &&
          Buffer.from(data.ct, 'base64').toString('base64') === data.ct &&
          Number(data.adata[0][2]) > 10_000
        if (!isValid) return sayJson(response, 200, { status: 1, message: 'Invalid data.' })
        const id = randomBytes(8).toString('hex')
        const token = randomBytes(32).toString('hex')
        pastes.set(id, { paste: data, token })
        return sayJson(response, 200, { status: 0, id, url: `/?${id}`, deletetoken: token })
      }
      const id = [...url.searchParams.keys()][0] ?? ''
      const found = take(id)
      if (found === undefined) return sayJson(response, 200, missing)
      const { paste } = found
      const answer = {
        status: 0,
        id,
        url: `/?${id}`,
        v: 2,
        ct: paste.ct,
        adata: paste.adata,
        meta: metaOf(spans[paste.meta.expire] ?? Object.values(spans)[0] ?? 0),
        comments: [],
      }
      return sayJson(response, 200, mischief.lies === null ? answer : mischief.lies(paste))
    })()
  })
  return { ...server, pastes, mischief, seen }
}
