import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** A web server of the practice's, with a rule of Keyward's in it. */
export type Nginx = {
  readonly port: number
  readonly useRule: (rule: string) => Promise<void>
  readonly stop: () => void
}

const PROGRAM = '/usr/sbin/nginx'

/** Debian's nginx on loopback. It starts without any rule: the practice has not hosted one yet. */
export const startNginx = async (rule = ''): Promise<Nginx> => {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'keyward-nginx-'))
  const config = join(folder, 'nginx.conf')
  const write = (text: string) => {
    writeFileSync(config, configuration(folder, port, text))
    execFileSync(PROGRAM, ['-t', '-c', config, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  }
  write(rule)
  const child = spawn(PROGRAM, ['-c', config, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  await answers(port)
  return {
    port,
    useRule: async (text) => {
      write(text)
      child.kill('SIGHUP')
      await wait(400)
      await answers(port)
    },
    stop: () => {
      child.kill('SIGTERM')
      child.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    },
  }
}

const configuration = (
  folder: string,
  port: number,
  rule: string,
) => `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port}; listen [::1]:${port}; ${rule} location / { return 404; } }
}
`

const answers = async (port: number) => {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/`)
      return
    } catch {
      await wait(50)
    }
  }
  throw new Error('nginx did not start')
}
