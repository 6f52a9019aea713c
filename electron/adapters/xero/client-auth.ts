import type { SecretClient, XeroClient } from '../../core/ports/xero.ts'

/** HTTP Basic of an app; id and secret are form-encoded before they go in (RFC 6749 §2.3.1). */
const basicOf = ({ clientId, clientSecret }: SecretClient): string =>
  `Basic ${Buffer.from(`${formEncode(clientId)}:${formEncode(clientSecret)}`).toString('base64')}`

const formEncode = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2)

/** A form for the identity server, in the name of an app: with its secret, or, without one, by its id alone. */
export const formFor = (client: XeroClient, fields: Readonly<Record<string, string>>) => ({
  method: 'POST' as const,
  headers: {
    ...(client.clientSecret === null ? {} : { authorization: basicOf(client) }),
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  },
  body: new URLSearchParams(
    client.clientSecret === null ? { ...fields, client_id: client.clientId } : fields,
  ).toString(),
})

/** The `error` of an OAuth refusal (RFC 6749 §5.2); empty where there is none. */
export const oauthErrorOf = (text: string): string => {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
  } catch {
    return ''
  }
}
