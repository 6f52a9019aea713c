import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { codeOf } from '../worlds/fakes.ts'

const { request } = createHttp(fetch)

it('D14 a server that never answers, or dribbles for ever, is given up at the deadline', async () => {
  const server = createServer((req, res) => {
    if (req.url === '/dribble') setInterval(() => res.write(' '), 20).unref()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  expect(codeOf(await request(`${base}/silent`, {}, { deadline: 200 }))).toBe('xeroTimedOut')
  expect(codeOf(await request(`${base}/dribble`, {}, { deadline: 300 }))).toBe('xeroTimedOut')
  server.closeAllConnections()
  server.close()
})
