import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLoopback } from '../../electron/adapters/desktop/loopback.ts'
import { value } from '../worlds/fakes.ts'
import { freePort } from '../e2e/free-port.ts'

let port = 0
let close = () => {}
const arrived: string[] = []
beforeEach(async () => {
  port = await freePort()
  arrived.length = 0
})
afterEach(() => close())

const listen = async (takes = (_address: string) => true) => {
  const listening = value(
    await createLoopback().listen(`http://localhost:${port}/callback`, (address) => {
      arrived.push(address)
      return takes(address)
    }),
  )
  close = listening.close
}
const ask = (
  host: string,
  path: string,
  more: { method?: string; headers?: Record<string, string> } = {},
): Promise<number | string> =>
  new Promise((resolve) => {
    const sent = request(
      {
        host,
        port,
        path,
        method: more.method ?? 'GET',
        headers: { host: `localhost:${port}`, ...more.headers },
      },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.once('error', (error) => resolve('code' in error ? String(error.code) : 'failed'))
    sent.end()
  })

describe('D7 loopback', () => {
  it('takes one redirect, on both addresses of localhost, and closes', async () => {
    await listen()
    expect(await ask('127.0.0.1', '/callback?code=a&state=b')).toBe(200)
    expect(arrived).toEqual([`http://localhost:${port}/callback?code=a&state=b`])
    expect(await ask('127.0.0.1', '/callback?code=a&state=b')).toBe('ECONNREFUSED')
  })

  it('answers on ::1 as well', async () => {
    await listen()
    expect(await ask('::1', '/callback?code=a&state=b')).toBe(200)
  })

  it('is not there for other machines', async () => {
    await listen()
    const { networkInterfaces } = await import('node:os')
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one !== undefined && !one.internal && one.family === 'IPv4')
    if (outside !== undefined) expect(await ask(outside.address, '/callback?code=a')).toBe('ECONNREFUSED')
    expect(arrived).toEqual([])
  })

  it.each([
    ['another host name', '/callback?code=a', { headers: { host: 'evil.example' } }],
    ['the address instead of the name', '/callback?code=a', { headers: { host: '127.0.0.1' } }],
    ['another path', '/other?code=a', {}],
    ['another method', '/callback?code=a', { method: 'POST' }],
  ])('refuses %s and goes on waiting', async (_name, path, more) => {
    await listen()
    expect(await ask('127.0.0.1', path, more)).toBe(404)
    expect(arrived).toEqual([])
    expect(await ask('127.0.0.1', '/callback?code=a')).toBe(200)
  })

  it('goes on waiting after an address that nobody wanted', async () => {
    await listen((address) => address.includes('right'))
    expect(await ask('127.0.0.1', '/callback?state=wrong')).toBe(400)
    expect(await ask('127.0.0.1', '/callback?state=right')).toBe(200)
  })

  it('says that the port is taken', async () => {
    await listen()
    expect(await createLoopback().listen(`http://localhost:${port}/callback`, () => true)).toEqual({
      ok: false,
      failure: { code: 'portTaken', port },
    })
  })
})
