import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:https'
import { request as plainRequest } from 'node:http'
import { endWithUs } from '../e2e/end-with-us.ts'
import { freePort } from '../e2e/free-port.ts'
import { asPerson, giveToPerson } from '../e2e/person.ts'
import { until } from '../e2e/within.ts'

/** The name under which `behindTls` answers; only the proxy can resolve it. */
export const INSIDE = 'xero.test'

export type InspectingProxy = {
  readonly url: string
  /** The practice's own authority, which signs whatever the proxy looks into. */
  readonly authority: string
  /** What the proxy let through so far, a line a request. */
  readonly log: () => string
  readonly close: () => void
}

const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'ignore' })

const selfSigned = (folder: string, name: string, ...more: readonly string[]) => {
  const key = join(folder, `${name}.key`)
  const certificate = join(folder, `${name}.crt`)
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '30',
    '-keyout',
    key,
    '-out',
    certificate,
    ...more,
  )
  return { key, certificate }
}

/** A folder with the certificate of `INSIDE`, signed by nobody that any computer trusts. */
export const certificateInside = (folder: string) =>
  selfSigned(folder, 'inside', '-subj', `/CN=${INSIDE}`, '-addext', `subjectAltName=DNS:${INSIDE}`)

/**
 * Squid as a practice's IT runs it: everything goes through it, TLS is opened, looked into and signed again by an
 * authority of the practice's own. With a password it asks for one.
 */
export const startInspectingProxy = async (
  certificate: string,
  { asksPassword = false } = {},
): Promise<InspectingProxy> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-proxy-'))
  const at = (name: string) => join(folder, name)
  const authority = selfSigned(
    folder,
    'authority',
    '-subj',
    '/CN=Harbour Ledgers Web Inspection',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  )
  writeFileSync(
    at('authority.pem'),
    readFileSync(authority.key, 'utf8') + readFileSync(authority.certificate, 'utf8'),
  )
  writeFileSync(at('hosts'), `127.0.0.1 ${INSIDE}\n`)
  writeFileSync(
    at('passwords'),
    `nobody:${execFileSync('openssl', ['passwd', '-apr1', 'not-this-one'], { encoding: 'utf8' })}`,
  )
  execFileSync('/usr/lib/squid/security_file_certgen', ['-c', '-s', at('certificates'), '-M', '4MB'])
  const port = await freePort()
  writeFileSync(
    at('squid.conf'),
    [
      `http_port 127.0.0.1:${port} ssl-bump cert=${at('authority.pem')} generate-host-certificates=on dynamic_cert_mem_cache_size=4MB`,
      `sslcrtd_program /usr/lib/squid/security_file_certgen -s ${at('certificates')} -M 4MB`,
      'sslcrtd_children 1 startup=1 idle=1',
      'ssl_bump bump all',
      `hosts_file ${at('hosts')}`,
      `tls_outgoing_options cafile=${certificate}`,
      ...(asksPassword
        ? [
            `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${at('passwords')}`,
            'auth_param basic realm Harbour Ledgers',
            'acl known proxy_auth REQUIRED',
            'http_access allow known',
            'http_access deny all',
          ]
        : ['http_access allow all']),
      'cache deny all',
      `access_log stdio:${at('access.log')}`,
      `cache_log ${at('cache.log')}`,
      'pid_filename none',
      'netdb_filename none',
      'pinger_enable off',
      `coredump_dir ${folder}`,
      'shutdown_lifetime 0 seconds',
      'visible_hostname proxy.test',
      '',
    ].join('\n'),
  )
  chmodSync(folder, 0o755)
  giveToPerson(folder)
  // its memory is named by this, and what another user's left cannot be opened
  const name = `keyward${process.getuid?.() ?? 0}`
  const [program, ...args] = asPerson(['/usr/sbin/squid', '-N', '-n', name, '-f', at('squid.conf')])
  const squid = spawn(program, args, { stdio: 'ignore' })
  endWithUs(squid)
  await until(20_000, 'the proxy to listen', async () => (await canConnect(port)) || null)
  return {
    url: `http://127.0.0.1:${port}`,
    authority: authority.certificate,
    log: () => {
      try {
        return readFileSync(at('access.log'), 'utf8')
      } catch {
        return ''
      }
    },
    close: () => {
      squid.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Puts https in front of a server on this computer's loopback. */
export const behindTls = async (
  { key, certificate }: { readonly key: string; readonly certificate: string },
  to: () => number,
): Promise<{ readonly port: number; readonly close: () => void }> => {
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (incoming, outgoing) => {
      const passed = plainRequest(
        {
          host: '127.0.0.1',
          port: to(),
          method: incoming.method,
          path: incoming.url,
          headers: incoming.headers,
        },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(outgoing)
        },
      )
      passed.once('error', () => outgoing.destroy())
      incoming.pipe(passed)
    },
  )
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Makes the person of this home trust one authority more than the browser does, as the system's own list would have it on Windows and macOS. */
export const trustIn = (home: string, authority: string): void => {
  const store = join(home, '.pki', 'nssdb')
  rmSync(store, { recursive: true, force: true })
  mkdirSync(store, { recursive: true })
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password'])
  execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'inspection', '-i', authority])
  giveToPerson(join(home, '.pki'))
}
