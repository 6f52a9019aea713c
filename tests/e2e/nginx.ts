import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removed, startParts } from './ending.ts'
import { endingWithUs, endWithUs, killed } from './end-with-us.ts'
import { freePort } from './free-port.ts'
import { until } from './within.ts'

/** A web server of the practice's, with a rule of Keyward's in it. */
export type Nginx = {
  readonly port: number
  readonly useRule: (rule: string) => Promise<void>
  readonly stop: () => Promise<void>
}

const PROGRAM = '/usr/sbin/nginx'

/** Nothing that is asked of it takes longer. */
const PATIENCE = 30_000

/** Debian's nginx on loopback. It starts without any rule: the practice has not hosted one yet. */
export const startNginx = (rule = ''): Promise<Nginx> =>
  startParts(async (ending) => {
    const port = await freePort()
    const folder = mkdtempSync(join(tmpdir(), 'keyward-nginx-'))
    ending.add('nginx’s folder', () => removed(folder))
    const config = join(folder, 'nginx.conf')
    let written = 0
    const write = (text: string) => {
      writeFileSync(config, configuration(folder, port, text, (written += 1)))
      execFileSync(PROGRAM, ['-t', '-c', config, '-e', join(folder, 'error.log')], {
        stdio: 'ignore',
        timeout: PATIENCE,
      })
    }
    /** Whether the newest configuration answers. */
    const answers = async () => {
      const asked = await fetch(`http://127.0.0.1:${port}${WRITTEN}${written}`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(5_000),
      }).catch(() => null)
      return asked?.status === 204
    }
    write(rule)
    const [program, ...args] = endingWithUs([PROGRAM, '-c', config, '-e', join(folder, 'error.log')])
    const child = spawn(program, args, { stdio: 'ignore' })
    endWithUs(child)
    ending.add('nginx', () => killed(child, 'SIGTERM'))
    await until(PATIENCE, 'nginx to answer', async () => (await answers()) || null)
    return {
      port,
      useRule: async (text) => {
        const before = workersOf(child.pid ?? 0)
        write(text)
        child.kill('SIGHUP')
        // those of the configuration before answer as well until they have gone
        await until(PATIENCE, 'nginx to answer by its new rule', async () => {
          const now = workersOf(child.pid ?? 0)
          return (!before.some((pid) => now.includes(pid)) && (await answers())) || null
        })
      },
      stop: ending.run,
    }
  })

/** The processes that answer for it. */
const workersOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)

/** Where it says which of the configurations that were written for it is in use. */
const WRITTEN = '/.keyward-written-'

const configuration = (
  folder: string,
  port: number,
  rule: string,
  written: number,
) => `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port}; listen [::1]:${port}; ${rule} location = ${WRITTEN}${written} { return 204; } location / { return 404; } }
}
`
