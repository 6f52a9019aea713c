import { expect, it } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { NO_UPDATER, onlyTo } from '../../electron/adapters/desktop/sandbox-ground.ts'
import { codeOf, value } from '../worlds/fakes.ts'

it.each([
  'https://api.xero.com/connections',
  'https://identity.xero.com/connect/token',
  'http://localhost:8792/connections',
  'http://localhost:8791.evil.example/',
  'https://localhost:8791/',
  'http://user@127.0.0.1:8791/',
])('nothing of the sandbox reaches %s', async (url) => {
  const asked: string[] = []
  const http = createHttp(
    onlyTo('http://localhost:8791', async (to) => {
      asked.push(String(to))
      return new Response('{}')
    }),
  )
  value(await http.request('http://localhost:8791/connections', {}))
  expect(codeOf(await http.request(url, {}))).toBe('offline')
  expect(asked).toEqual(['http://localhost:8791/connections'])
})

it('U4 the sandbox looks for no updates', async () => {
  expect(await NO_UPDATER.standing()).toEqual({ kind: 'off', by: 'sandbox' })
})
