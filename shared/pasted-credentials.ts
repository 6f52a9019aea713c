/** What a pasted text held; either may be missing. */
export type PastedCredentials = { readonly clientId?: string; readonly clientSecret?: string }

/** A label ("Client secret 1:", `CLIENT_ID=`, `"client_id": "`), then the value: eight characters or more without a gap. */
const labelled = (word: string) =>
  new RegExp(
    `client[\\s_-]*${word}(?:\\s*\\d(?![A-Za-z0-9]))?["'\\s:=>-]*([A-Za-z0-9][A-Za-z0-9._~+/=-]{7,})`,
    'iu',
  )
const ID = labelled('id')
const SECRET = labelled('secret')

/**
 * Finds a client id and a client secret in what somebody pasted: "Client id … Client secret …" in any usual
 * writing (mail, .env, JSON, the developer portal's page), or the two bare values one after the other.
 * `undefined` when the text is one plain value, which belongs to the field it was pasted into.
 */
export const readPastedCredentials = (text: string): PastedCredentials | undefined => {
  if (text.length > 10_000) return undefined
  const clientId = ID.exec(text)?.[1]
  const clientSecret = SECRET.exec(text)?.[1]
  if (clientId !== undefined || clientSecret !== undefined)
    return {
      ...(clientId === undefined ? {} : { clientId }),
      ...(clientSecret === undefined ? {} : { clientSecret }),
    }
  return readBarePair(text)
}

const readBarePair = (text: string): PastedCredentials | undefined => {
  const [first, second, ...rest] = text.trim().split(/\s+/u)
  if (first === undefined || second === undefined || rest.length > 0) return undefined
  const isId = (value: string) => /^[0-9a-f]{32}$/iu.test(value)
  const isSecret = (value: string) => /^[\x21-\x7e]{20,200}$/u.test(value) && !isId(value)
  if (isId(first) && isSecret(second)) return { clientId: first, clientSecret: second }
  return isId(second) && isSecret(first) ? { clientId: second, clientSecret: first } : undefined
}
