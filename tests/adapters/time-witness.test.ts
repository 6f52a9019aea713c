import { describe, expect, it } from 'vitest'
import { createTimeWitness } from '../../electron/adapters/xero/time-witness.ts'
import type { Http } from '../../electron/adapters/network/http.ts'
import { XERO } from '../../electron/adapters/xero/urls.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { codeOf, value } from '../worlds/fakes.ts'

const SAID = Date.UTC(2026, 10, 24, 9, 0, 0)
const DATE = new Date(SAID).toUTCString()

/** An http that answers with these headers, wherever it is asked. */
const answering = (headers: Record<string, string>): Http => ({
  limitedFetch: async () => new Response('', { headers }),
  request: async () => ok({ status: 200, headers: new Headers(headers), text: '' }),
})
const heardFrom = async (url: string, headers: Record<string, string>, urls = XERO) => {
  const { http, witness } = createTimeWitness(urls, answering(headers))
  const heard: number[] = []
  witness.onTime((said) => heard.push(said))
  await http.limitedFetch(url, {})
  await http.request(url, {})
  return heard
}

describe('F12 Xero’s own time', () => {
  it.each([`${XERO.api}/connections`, `${XERO.identity}/connect/token`, `${XERO.login}/identity`])(
    'is heard in every answer of %s',
    async (url) => {
      expect(await heardFrom(url, { date: DATE })).toEqual([SAID, SAID])
    },
  )

  it.each([
    ['another server', 'https://share.example/', { date: DATE }],
    ['a server that only looks like Xero', 'https://api.xero.com.evil.example/', { date: DATE }],
    ['Xero without TLS', 'http://api.xero.com/connections', { date: DATE }],
    ['a cache on the way', `${XERO.api}/connections`, { date: DATE, age: '3600' }],
    ['an answer without a date', `${XERO.api}/connections`, {}],
    ['a date that is none', `${XERO.api}/connections`, { date: 'yesterday' }],
    [
      'a date before this program was made',
      `${XERO.api}/connections`,
      { date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
    ],
    ['a date that no vault keeps', `${XERO.api}/connections`, { date: 'Sat, 01 Jan 4000 00:00:00 GMT' }],
  ] as const)('is not believed of %s', async (_who, url, headers) => {
    expect(await heardFrom(url, headers)).toEqual([])
  })

  it('is believed of the sandbox on this computer, where it stands at that address', async () => {
    const here = { ...XERO, api: 'http://127.0.0.1:4000' }
    expect(await heardFrom('http://127.0.0.1:4000/connections', { date: DATE }, here)).toHaveLength(2)
    expect(await heardFrom('http://127.0.0.1:5000/connections', { date: DATE }, here)).toEqual([])
  })

  it('is asked for without credentials, and an answer without it is no answer', async () => {
    const asked: [string, RequestInit][] = []
    const http: Http = {
      ...answering({}),
      request: async (url, init) => {
        asked.push([String(url), init])
        return ok({ status: 200, headers: new Headers({ date: DATE }), text: '' })
      },
    }
    expect(value(await createTimeWitness(XERO, http).witness.ask())).toBe(SAID)
    expect(asked).toEqual([
      [`${XERO.identity}/.well-known/openid-configuration`, { headers: { accept: 'application/json' } }],
    ])
    expect(codeOf(await createTimeWitness(XERO, answering({})).witness.ask())).toBe('xeroUnexpected')
    const silent: Http = { ...answering({}), request: async () => fail('offline') }
    expect(codeOf(await createTimeWitness(XERO, silent).witness.ask())).toBe('offline')
  })
})
