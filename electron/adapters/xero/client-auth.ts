import type { XeroClient } from '../../core/ports/xero.ts'

/** HTTP Basic of an app; id and secret are form-encoded before they go in (RFC 6749 §2.3.1). */
export const basicOf = ({ clientId, clientSecret }: XeroClient): string =>
  `Basic ${Buffer.from(`${formEncode(clientId)}:${formEncode(clientSecret)}`).toString('base64')}`

const formEncode = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2)

/** The `error` of an OAuth refusal (RFC 6749 §5.2); empty where there is none. */
export const oauthErrorOf = (text: string): string => {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
  } catch {
    return ''
  }
}
