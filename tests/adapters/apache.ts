import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endingWithUs, endWithUs, killed } from '../e2e/end-with-us.ts'
import { removed, startParts } from '../e2e/ending.ts'
import { freePort } from '../e2e/free-port.ts'
import { until } from '../e2e/within.ts'

const MODULES = [
  'mpm_event',

  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'dav',
  'dav_fs',
]
/** `not a real password` by SHA-1, as htpasswd -s writes it. */
const USER = 'mere:{SHA}ENTvX862BAbvp4leENeJinWGHQM='

/** Debian's Apache on loopback as a WebDAV server: `/dav/` for everybody, `/closed/` for one user. */
export const startApache = () =>
  startParts(async (ending) => {
    const port = await freePort()
    const folder = mkdtempSync(join(tmpdir(), 'keyward-apache-'))
    ending.add('Apache’s folder', () => removed(folder))
    // it serves as somebody else, who may look at and write what lies here
    for (const name of ['', 'root', 'root/dav', 'root/closed']) {
      mkdirSync(join(folder, name), { recursive: true })
      chmodSync(join(folder, name), 0o777)
    }
    writeFileSync(join(folder, 'users'), `${USER}\n`)
    const config = join(folder, 'apache.conf')
    writeFileSync(config, configuration(folder, port))
    const [program, ...args] = endingWithUs(['/usr/sbin/apache2', '-X', '-f', config])
    const child = spawn(program, args, { stdio: 'ignore' })
    endWithUs(child)
    ending.add('Apache', () => killed(child))
    const base = `http://127.0.0.1:${port}/dav/`
    await until(30_000, 'Apache to answer', async () => {
      const answer = await fetch(base, { method: 'OPTIONS' }).catch(() => null)
      return answer?.ok === true || null
    })
    return {
      base,
      closed: `http://127.0.0.1:${port}/closed/`,
      folder: join(folder, 'root', 'dav'),
      stop: ending.run,
    }
  })

const configuration = (folder: string, port: number) => `
ServerRoot "${folder}"
ServerName 127.0.0.1
PidFile ${folder}/pid
User www-data
Group www-data
Listen 127.0.0.1:${port}
ErrorLog ${folder}/error.log
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
DavLockDB ${folder}/locks
DocumentRoot "${folder}/root"
<Directory "${folder}/root">
  Dav On
  Require all granted
</Directory>
<Location "/closed/">
  AuthType Basic
  AuthName "team"
  AuthUserFile "${folder}/users"
  Require valid-user
</Location>
`
