import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanStart } from '../../electron/shell/clean-start.ts'

const start = (
  args: readonly string[],
  env: Record<string, string> = {},
  platform: NodeJS.Platform = 'linux',
) => cleanStart({ args, env, platform })

describe('A13 a packaged Keyward', () => {
  it('starts as it is with nothing, a link, a file, or a switch for screens', () => {
    expect(start([])).toBeNull()
    expect(start(['keyward://oauth/callback?code=a', '/home/ines/handover.age'])).toBeNull()
    expect(
      start(['--force-renderer-accessibility', '--ozone-platform=wayland', '--hidden', '--for-tool']),
    ).toBeNull()
    expect(start(['C:\\Users\\Ines\\handover.age'], {}, 'win32')).toBeNull()
    expect(start(['-psn_0_4242', '-NSDocumentRevisionsDebugMode'], {}, 'darwin')).toBeNull()
  })

  it.each([
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--js-flags=--expose-gc',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--no-sandbox',
    '--disable-setuid-sandbox',
    '--proxy-server=127.0.0.1:8080',
    '--load-extension=/tmp/x',
    '--disable-web-security',
    '--user-data-dir=/tmp/x',
    '--ssl-key-log-file=/tmp/x',
    '--log-net-log=/tmp/x',
    '--renderer-cmd-prefix=/tmp/x',
    '--enable-features=X',
    '--',
    '-',
    '-inspect',
    ' --no-sandbox',
    '\t--no-sandbox ',
    '--NO-SANDBOX',
    '--hidden-',
  ])('is started again without %j', (unwanted) => {
    const link = 'keyward://oauth/callback?code=a'
    expect(start([unwanted, link])).toEqual({ args: [link], without: [] })
    expect(start([link, '--hidden', unwanted])).toEqual({ args: [link, '--hidden'], without: [] })
  })

  it('knows a slash for a switch on Windows only', () => {
    expect(start(['/no-sandbox'], {}, 'win32')).toEqual({ args: [], without: [] })
    expect(start(['/no-sandbox'], {}, 'linux')).toBeNull()
    expect(start(['-psn_0_1'], {}, 'linux')).toEqual({ args: [], without: [] })
  })

  it('is started again without what Node, Electron and Chromium would hear', () => {
    const env = {
      NODE_OPTIONS: '--require=/tmp/x',
      NODE_EXTRA_CA_CERTS: '/tmp/x',
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_ENABLE_LOGGING: '1',
      SSLKEYLOGFILE: '/tmp/x',
      CHROME_DEVEL_SANDBOX: '',
    }
    const kept = { HOME: '/home/ines', PATH: '/bin', ELECTRON_OZONE_PLATFORM_HINT: 'auto', DISPLAY: ':0' }
    expect(start([], { ...kept, ...env })).toEqual({ args: [], without: Object.keys(env) })
    expect(start([], kept)).toBeNull()
    expect(start([], { node_options: 'x' }, 'win32')?.without).toEqual(['node_options'])
  })

  it('is started again once at most, whatever it was started with', () => {
    const platforms = fc.constantFrom<NodeJS.Platform>('linux', 'win32', 'darwin')
    const words = fc.array(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `--${text}`),
        fc.constantFrom('--no-sandbox', ' -x', '/y'),
      ),
    )
    fc.assert(
      fc.property(words, platforms, (args, platform) => {
        const again = cleanStart({ args, env: { NODE_OPTIONS: 'x' }, platform })
        expect(again).not.toBeNull()
        expect(cleanStart({ args: again?.args ?? [], env: {}, platform })).toBeNull()
      }),
    )
  })
})
