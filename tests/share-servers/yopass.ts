import { randomBytes } from 'node:crypto'
import { bodyOf, listening, sayJson } from './listening.ts'

type Secret = { message: string; expiration: number; one_time: boolean }

/**
 * Yopass's API as its source has it: it takes OpenPGP messages only and three spans only, gives a one-time secret out
 * once, and tells the status without giving it out unless its owner has switched that off.
 */
export const startYopass = async ({ tellsStatus = true, maxLength = 10_000, onlyOnce = false } = {}) => {
  const secrets = new Map<string, Secret>()
  const seen: string[] = []
  const server = await listening((request, response) => {
    void (async () => {
      const body = request.method === 'POST' ? await bodyOf(request) : ''
      seen.push(`${request.method} ${request.url} ${body}`)
      if (request.method === 'POST' && request.url === '/create/secret') {
        const secret = JSON.parse(body) as Secret
        if (![3_600, 86_400, 604_800].includes(secret.expiration))
          return sayJson(response, 400, { message: 'Invalid expiration specified' })
        if (!/^-----BEGIN PGP MESSAGE-----\r?\n[\s\S]+-----END PGP MESSAGE-----\s*$/u.test(secret.message))
          return sayJson(response, 400, { message: 'Message must be PGP encrypted' })
        if (onlyOnce && !secret.one_time)
          return sayJson(response, 400, { message: 'Secret must be one time download' })
        if (secret.message.length > maxLength)
          return sayJson(response, 400, { message: 'The encrypted message is too long' })
        const id = randomBytes(16).toString('hex').slice(0, 22)
        secrets.set(id, secret)
        return sayJson(response, 200, { message: id })
      }
      const [, id = '', status] = /^\/secret\/([0-9a-zA-Z]{22})(\/status)?$/u.exec(request.url ?? '') ?? []
      const secret = secrets.get(id)
      if (status !== undefined && !tellsStatus) return response.writeHead(404).end('404 page not found\n')
      if (secret === undefined) return sayJson(response, 404, { message: 'Secret not found' })
      if (status !== undefined)
        return sayJson(response, 200, { oneTime: secret.one_time, requireAuth: false })
      if (request.method === 'DELETE') {
        secrets.delete(id)
        return response.writeHead(204).end()
      }
      if (secret.one_time) secrets.delete(id)
      return sayJson(response, 200, secret)
    })()
  })
  return { ...server, secrets, seen }
}
