/** What a person does at the sandbox's pages. */
export type ConsentChoice = {
  /** Full name or id. */
  readonly person: string
  /** Names; `'all'` (the default) takes every one that can be chosen. */
  readonly organisations?: readonly string[] | 'all'
  /** `false` presses Cancel. */
  readonly allow?: boolean
}

/** Where the browser would have been sent (not followed), or the page it ended on. */
export type ConsentOutcome = { readonly redirect: string } | { readonly page: string }

/**
 * Signs in and answers the consent page over plain HTTP, as a browser with cookies would.
 * `sandbox` needs only its `login` base, so any process that knows the address can use it. Throws on a person or organisation that the pages do not offer.
 */
export const consent = async (
  sandbox: { readonly login: string },
  authorizeUrl: string,
  choice: ConsentChoice,
): Promise<ConsentOutcome> => {
  const browse = createBrowser(new URL(sandbox.login).origin)
  const who = await browse(authorizeUrl)
  if (!('html' in who)) return who
  const people = buttonsOf(who.html, 'person')
  if (people.length === 0) return { page: who.html }
  const person = people.find(({ value, label }) =>
    [value, label].some((text) => text === choice.person || text === `Sign in as ${choice.person}`),
  )
  if (person === undefined) throw new Error(`The sign-in page does not offer ${choice.person}`)
  const asked = await browse(who.url, new URLSearchParams({ person: person.value }))
  if (!('html' in asked)) return asked
  if (!asked.html.includes('value="allow"')) return { page: asked.html }
  const form = new URLSearchParams({ answer: choice.allow === false ? 'cancel' : 'allow' })
  for (const id of chosenTenants(asked.html, choice.organisations ?? 'all')) form.append('tenant', id)
  const done = await browse(asked.url, form)
  return 'html' in done ? { page: done.html } : done
}

type Visit = { readonly html: string; readonly url: string } | { readonly redirect: string }

const createBrowser = (origin: string) => {
  const cookies = new Map<string, string>()
  const request = async (url: string, form: URLSearchParams | undefined): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        accept: 'text/html',
      },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  const isOwnPage = (url: URL) => url.origin === origin && url.pathname.startsWith('/identity/')
  return async (start: string, form?: URLSearchParams): Promise<Visit> => {
    let url = start
    let response = await request(url, form)
    for (let hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get('location')
      if (location === null) return { html: await response.text(), url }
      await response.body?.cancel()
      const next = new URL(location, url)
      if (!isOwnPage(next)) return { redirect: location }
      url = next.href
      response = await request(url, undefined)
    }
    throw new Error('The sandbox redirects in a circle')
  }
}

const buttonsOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<button name="${name}" value="([^"]*)" aria-label="([^"]*)"`, 'gu'))].map(
    ([, value = '', label = '']) => ({ value: unescapeHtml(value), label: unescapeHtml(label) }),
  )

const chosenTenants = (html: string, wanted: readonly string[] | 'all'): readonly string[] => {
  const rows = [
    ...html.matchAll(
      /<input type="(?:radio|checkbox)" name="tenant" value="([^"]*)"\s?( disabled)?[^>]*><span>([^<]*)/gu,
    ),
  ]
  const offered = rows
    .filter(([, , disabled]) => disabled === undefined)
    .map(([, id = '', , name = '']) => ({ id, name: unescapeHtml(name).trim() }))
  if (wanted === 'all') return offered.map(({ id }) => id)
  return wanted.map((name) => {
    const found = offered.find((one) => one.name === name)
    if (found === undefined) throw new Error(`The consent page does not offer ${name}`)
    return found.id
  })
}

const unescapeHtml = (text: string): string =>
  text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
