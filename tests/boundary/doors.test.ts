import { describe, expect, it } from 'vitest'
import { isAllowed } from '../../electron/adapters/network/allowed-addresses.ts'
import { linkIn } from '../../electron/adapters/desktop/link-in.ts'
import { readEnvironment } from '../../electron/adapters/desktop/environment.ts'
import { splitCommand } from '../../electron/adapters/desktop/split-command.ts'
import { isTrusted } from '../../electron/shell/trusted-sender.ts'

describe('A9 who may call', () => {
  const frame = (more: object) =>
    ({
      senderFrame: { parent: null, url: 'app://keyward/index.html', origin: 'app://keyward', ...more },
    }) as unknown as Parameters<typeof isTrusted>[0]

  it('our own main frame', () => expect(isTrusted(frame({}))).toBe(true))

  it.each([
    ['a frame inside', { parent: {} }],
    ['another page', { url: 'https://keyward/index.html', origin: 'https://keyward' }],
    ['a page that begins alike', { url: 'app://keyward.evil/', origin: 'app://keyward.evil' }],
    ['a user name in front', { url: 'app://keyward@evil/', origin: 'app://evil' }],
    ['an opaque origin', { origin: 'null' }],
    ['a file', { url: 'file:///index.html', origin: 'file://' }],
  ])('not %s', (_name, more) => expect(isTrusted(frame(more))).toBe(false))

  it('not a frame that is gone', () => {
    expect(isTrusted({ senderFrame: null })).toBe(false)
  })
})

describe('A6 what the browser is opened at', () => {
  const login = new URL('https://login.xero.com')
  const xero = (address: string) => isAllowed(new URL(address), 'xero', login)

  it.each([
    'https://login.xero.com/identity/connect/authorize?x=1',
    'https://developer.xero.com/app/manage',
    'https://apps.xero.com/connected',
  ])('%s', (address) => expect(xero(address)).toBe(true))

  it.each([
    'https://login.xero.com@evil.example/',
    'https://me:pw@login.xero.com/',
    'https://login.xero.com.evil.example/',
    'https://evil.example/login.xero.com',
    'https://login.xero.com:8443/',
    'http://login.xero.com/',
    'https://xero.com/',
    'file:///etc/passwd',
    'smb://login.xero.com/share',
    'javascript:alert(1)',
    'ms-settings:privacy',
    'data:text/html,x',
    'keyward://oauth/callback',
  ])('never %s', (address) => expect(xero(address)).toBe(false))

  it('a leading space changes nothing', () => expect(xero(' https://evil.example/')).toBe(false))

  it('for a trial of a route, only https and this computer', () => {
    const route = (address: string) => isAllowed(new URL(address), 'redirect', login)
    expect(route('https://brackenmoor.example/xero/callback?state=s')).toBe(true)
    expect(route('http://localhost:5000/callback')).toBe(true)
    for (const address of [
      'http://brackenmoor.example/',
      'file:///etc/passwd',
      'https://me@brackenmoor.example/',
      'keyward://oauth/callback',
    ])
      expect(route(address)).toBe(false)
  })
})

describe('C2 the link among arguments', () => {
  const LINK = 'keyward://oauth/callback?code=a&state=b'
  it.each([
    [['/opt/keyward', LINK], LINK],
    [['electron', '.', '--flag', LINK], LINK],
    [['keyward', 'KEYWARD://oauth/callback'], 'KEYWARD://oauth/callback'],
    [['keyward'], null],
    [['keyward', LINK, LINK], null],
    [['keyward', `--link=${LINK}`], null],
    [['keyward', `--${LINK}`], null],
    [['keyward', ` ${LINK}`], null],
    [['keyward', 'keywardx://oauth/callback'], null],
    [['keyward', 'https://keyward://oauth'], null],
  ])('%j: %s', (argv, expected) => expect(linkIn(argv)).toBe(expected))
})

describe('A13 a packaged Keyward listens to no development variable', () => {
  const env = {
    KEYWARD_PROFILE: '/elsewhere',
    KEYWARD_XERO_LOGIN: 'http://localhost:1',
    KEYWARD_XERO_IDENTITY: 'http://localhost:1/',
    KEYWARD_XERO_API: 'http://localhost:1',
    KEYWARD_BROWSER: 'sh -c',
    KEYWARD_FILES: '/elsewhere',
    KEYWARD_UPDATES: '/elsewhere/updates.json',
    KEYWARD_POLICY: '/elsewhere/policy.json',
    KEYWARD_REGION: 'en-US',
  }
  it('is live, at Xero, with the system browser', () => {
    expect(readEnvironment(env, true)).toEqual({
      profile: null,
      files: null,
      updates: null,
      policy: null,
      urls: {
        login: 'https://login.xero.com',
        identity: 'https://identity.xero.com',
        api: 'https://api.xero.com',
      },
      browserCommand: null,
      mode: 'live',
      region: null,
    })
  })
  it('an unpackaged one honours them, and says that it is a sandbox', () => {
    expect(readEnvironment(env, false)).toMatchObject({
      profile: '/elsewhere',
      browserCommand: 'sh -c',
      mode: 'sandbox',
      region: 'en-US',
      urls: { identity: 'http://localhost:1' },
    })
  })
})

it.each([
  ['firefox', ['firefox']],
  ['  firefox  --new-tab ', ['firefox', '--new-tab']],
  [
    '"C:\\Program Files\\browser.exe" -P "my profile"',
    ['C:\\Program Files\\browser.exe', '-P', 'my profile'],
  ],
  ['', []],
])('a browser command with quotes is split as a person means it: %s', (command, parts) => {
  expect(splitCommand(command)).toEqual(parts)
})
