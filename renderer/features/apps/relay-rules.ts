import { KEYWARD_CALLBACK } from '../../../shared/apps/redirect-route.ts'

export type RelayServer = 'nginx' | 'apache' | 'iis' | 'redirectsFile' | 'cloudflareWorker'

/** A rule to host at the practice's own address: the file it belongs in and its text. */
export type RelayRule = { readonly server: RelayServer; readonly file: string; readonly text: string }

/** Paths that Keyward can put into a server's configuration as they are, with nothing to escape. */
export const canWriteRule = (redirectUri: string): boolean => {
  const url = URL.parse(redirectUri)
  return url !== null && /^\/[A-Za-z0-9\-._~/]*$/u.test(url.pathname)
}

/**
 * The rules that pass Xero's answer on to Keyward: 302 to the custom scheme with the query untouched, stored by
 * nobody and told to nobody (Xero's security standard asks for 302, not HTML, where credentials come in a URL).
 * Empty where the path would have to be escaped.
 */
export const relayRules = (redirectUri: string): RelayRule[] => {
  const url = URL.parse(redirectUri)
  if (url === null || !canWriteRule(redirectUri)) return []
  const path = url.pathname
  return [
    { server: 'nginx', file: 'inside server { … }', text: nginx(path) },
    { server: 'apache', file: 'the virtual host, or .htaccess', text: apache(path) },
    { server: 'iis', file: 'web.config', text: iis(path) },
    { server: 'redirectsFile', file: '_redirects', text: `${path}  ${KEYWARD_CALLBACK}  302\n` },
    { server: 'cloudflareWorker', file: '_worker.js', text: cloudflare(path) },
  ]
}

const nginx = (path: string) => `location = ${path} {
    add_header Cache-Control "no-store" always;
    add_header Referrer-Policy "no-referrer" always;
    access_log off;
    return 302 ${KEYWARD_CALLBACK}$is_args$args;
}
`

const escapeRegExp = (text: string) => text.replace(/[.~-]/gu, '\\$&')

const apache = (path: string) => `RedirectMatch 302 "^${escapeRegExp(path)}$" "${KEYWARD_CALLBACK}"
<LocationMatch "^${escapeRegExp(path)}$">
    Header always set Cache-Control "no-store"
    Header always set Referrer-Policy "no-referrer"
</LocationMatch>
`

const iis = (path: string) => `<configuration>
  <system.webServer>
    <rewrite>
      <rules>
        <rule name="Keyward" stopProcessing="true">
          <match url="^${escapeRegExp(path.slice(1))}$" />
          <action type="Redirect" url="${KEYWARD_CALLBACK}" appendQueryString="true" redirectType="Found" />
        </rule>
      </rules>
    </rewrite>
    <httpProtocol>
      <customHeaders>
        <add name="Cache-Control" value="no-store" />
        <add name="Referrer-Policy" value="no-referrer" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`

const cloudflare = (path: string) => `export default {
  async fetch(request, env) {
    const url = new URL(request.url)
    if (url.pathname !== '${path}') return env.ASSETS.fetch(request)
    return new Response(null, {
      status: 302,
      headers: {
        location: '${KEYWARD_CALLBACK}' + url.search,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    })
  },
}
`
