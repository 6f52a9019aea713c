import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { relayRules } from '../../renderer/features/apps/relay-rules.ts'
import { parseRedirect } from '../../electron/core/sign-in/redirect.ts'
import { startNginx } from '../e2e/nginx.ts'

const QUERY = '?code=AbC-_%2B%2F%3D&scope=openid%20email&state=s%2B1&session_state=x.y'
const REDIRECT_URI = 'https://ferrymoor.example/xero/call-back.v2'
const ruleFor = (server: string) =>
  relayRules(REDIRECT_URI).find((rule) => rule.server === server)?.text ?? ''

describe('the relay rule that Keyward writes', () => {
  it('works in nginx: 302, the query untouched, nothing stored, nobody told', async () => {
    const nginx = await startNginx(ruleFor('nginx'))
    try {
      const answer = await fetch(`http://127.0.0.1:${nginx.port}/xero/call-back.v2${QUERY}`, {
        redirect: 'manual',
      })
      expect(answer.status).toBe(302)
      expect(answer.headers.get('location')).toBe(`keyward://oauth/callback${QUERY}`)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(parseRedirect(answer.headers.get('location') ?? '')).toMatchObject({
        kind: 'code',
        code: 'AbC-_+/=',
        state: 's+1',
      })
      expect(
        (await fetch(`http://127.0.0.1:${nginx.port}/xero/call-backXv2${QUERY}`, { redirect: 'manual' }))
          .status,
      ).toBe(404)
    } finally {
      await nginx.stop()
    }
  })

  it('works as a Cloudflare Worker, which is plain JavaScript', async () => {
    const module = `data:text/javascript,${encodeURIComponent(ruleFor('cloudflareWorker'))}`
    const { default: worker } = (await import(module)) as {
      default: { fetch: (request: Request, env: object) => Promise<Response> }
    }
    const answer = await worker.fetch(new Request(`https://ferrymoor.example/xero/call-back.v2${QUERY}`), {})
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `keyward://oauth/callback${QUERY}`])
  })

  it('is well-formed XML for IIS', () => {
    const text = ruleFor('iis')
    expect(text).toContain('url="^xero/call\\-back\\.v2$"')
    expect(XMLValidator.validate(text)).toBe(true)
  })

  it.each([
    'https://a.example/x;}%0a',
    "https://a.example/'",
    'https://a.example/a{b',
    'https://a.example/$args',
  ])('is not written for a path that could break out of it: %s', (uri) => {
    expect(relayRules(uri)).toEqual([])
  })
})
