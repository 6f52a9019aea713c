import { tick } from '../ticked.ts'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { callNames } from '../../shared/contract/contract.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { chooseRuntime, ROOT } from '../../build/runtime.ts'
import { everyFilesBytes, filesBytesNow } from './files-in.ts'
import { shellLine } from './shell-line.ts'
import { addApp, consentInBrowser, openPlace, startPractice, type Practice } from './practice.ts'
import { until } from './within.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'nginx', 'systemBrowser')

let practice: Practice
const began = Date.now()
beforeAll(async () => {
  practice = await startPractice()
  console.log(`on ${practice.keyward.runtime}`)
})
afterAll(() => practice.close())
const page = () => practice.keyward.page

describe('the page has nothing but the bridge', () => {
  it('A2 no require, process, Buffer or ipcRenderer', async () => {
    const found = await page().evaluate(() =>
      ['require', 'process', 'Buffer', 'ipcRenderer', 'module', 'global'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(found).toEqual([])
  })

  it('A2 the bridge is frozen, and has exactly the contract’s calls', async () => {
    const bridge = await page().evaluate(() => {
      const { keyward } = window as unknown as { keyward: Record<string, unknown> }
      return {
        frozen: Object.isFrozen(keyward),
        names: Object.keys(keyward),
        kinds: [...new Set(Object.values(keyward).map((value) => typeof value))],
      }
    })
    expect(bridge.frozen).toBe(true)
    expect(bridge.names.toSorted()).toEqual([...callNames, 'on'].toSorted())
    expect(bridge.kinds).toEqual(['function'])
  })

  it('A9 what the page sends wrongly is refused, and nothing breaks', async () => {
    const answers = await page().evaluate(async () => {
      const { keyward } = window as unknown as {
        keyward: Record<string, (input?: unknown) => Promise<unknown>>
      }
      const call = keyward['revealSecret'] ?? (async () => null)
      return Promise.all([
        call(),
        call('x'),
        call({ appId: 1 }),
        call({ appId: 'a', more: 1 }),
        call({ appId: 'y'.repeat(10_000_000) }),
      ])
    })
    for (const answer of answers) expect(answer).toEqual({ ok: false, failure: { code: 'badRequest' } })
  })

  it('A3 an injected script does not run, and nothing can be fetched', async () => {
    const outcome = await page().evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.head.append(script)
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      )
      const own = await fetch(location.href).then(
        () => 'fetched',
        () => 'refused',
      )
      return { injected: 'injected' in window, fetched, own }
    })
    expect(outcome).toEqual({ injected: false, fetched: 'refused', own: 'refused' })
  })

  it('A5 nobody can take the window elsewhere or open another', async () => {
    const before = page().url()
    expect(await page().evaluate(() => window.open('https://example.com/'))).toBe(null)
    await page().evaluate(async () => {
      Object.assign(window, { wasHere: true })
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      document.body.append(link)
      link.click()
      link.remove()
      await window.keyward.getSnapshot({}) // main has seen the click when it has answered this
    })
    expect(await page().evaluate(() => 'wasHere' in window)).toBe(true)
    expect(page().url()).toBe(before)
    expect(page().context().pages()).toHaveLength(1)
  })

  it('A7 no permission is given', async () => {
    const states = await page().evaluate(async () => {
      const asked = await Promise.all(
        (['geolocation', 'notifications', 'camera'] as const).map((name) =>
          navigator.permissions.query({ name }).then(({ state }) => state),
        ),
      )
      const clipboard = await navigator.clipboard?.readText().then(
        () => 'read',
        () => 'refused',
      )
      return [...asked, clipboard ?? 'refused']
    })
    expect(states.filter((state) => state === 'granted' || state === 'read')).toEqual([])
  })
})

describe('E9 a planted canary', () => {
  const CANARY = 'canary-4711-not-a-real-secret-Zq9'
  const forms = [
    CANARY,
    Buffer.from(CANARY).toString('base64').replace(/=+$/u, '').slice(0, -2),
    Buffer.from(CANARY).toString('hex'),
    encodeURIComponent(`${LEDGER_TOOL.clientId}:${CANARY}`),
  ]

  it('is in the keychain, and in no file, output, argument, environment or page', async () => {
    practice.sandbox.rotateSecret(LEDGER_TOOL.clientId, CANARY)
    await addApp(page(), { ...LEDGER_TOOL, clientSecret: CANARY }, practice.sandbox.relayUri)
    await page().getByRole('button', { name: 'Reveal' }).click()
    await page().getByText(CANARY).waitFor()
    await page().getByRole('button', { name: 'Hide' }).click()
    await page().getByRole('button', { name: 'Copy', exact: true }).first().click()
    await page().getByRole('button', { name: 'Clear it now' }).click()
    await page().getByRole('button', { name: 'Connect an organisation' }).click()
    await consentInBrowser(practice, { person: INES.name })
    await page().getByRole('button', { name: 'Done', exact: true }).click()
    practice.sandbox.failNext({ endpoint: 'token', status: 500 })
    await openPlace(page(), 'Connections')
    await page().getByRole('button', { name: 'Check all' }).click()
    await page().evaluate(() => window.keyward.checkConnections({ keys: null })) // which takes its place behind that

    const { profile, output } = practice.keyward
    const files = await everyFilesBytes(profile)
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const [file, bytes] of files) {
      for (const form of forms) expect(bytes.includes(form), `${file} holds ${form}`).toBe(false)
    }
    for (const form of forms) expect(output()).not.toContain(form)
    expect(await page().content()).not.toContain(CANARY)
    const processes = execFileSync(
      'sh',
      ['-c', 'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null || true'],
      { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 },
    )
    expect(processes).not.toContain(CANARY)
    // it was looked for in the files that matter
    expect(files.some(([file]) => file.endsWith('vault.sealed'))).toBe(true)
    expect(files.some(([file]) => /activity\/\d{4}-\d\d\.log$/u.test(file))).toBe(true)
  })
})

describe('K3 K4 a program of this computer', () => {
  const allowTen = async (card: Locator) => {
    await card.getByRole('radio', { name: '10 minutes' }).check()
    await card.getByRole('button', { name: 'Allow for 10 minutes' }).click()
  }

  /** The Keywards that the command has started. */
  const begun = (): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .filter((pid) => {
        try {
          const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/u) // Chromium joins its own
          return words.includes('--for-tool') && !words.some((word) => word.startsWith('--type='))
        } catch {
          return false // gone meanwhile
        }
      })
      .map(Number)

  it('reads one organisation at the address of a tool, once a person has said yes, and may not write', async () => {
    await openPlace(page(), 'Settings')
    await page().getByRole('link', { name: 'Tools' }).click()
    await tick(page().getByRole('switch', { name: 'Tools on this computer may ask' }))
    await page().getByRole('button', { name: 'Add a tool…' }).click()
    await page().getByLabel('Name', { exact: true }).fill('Workbook')
    await page().getByLabel('Organisation', { exact: true }).selectOption({ index: 1 })
    await page().getByRole('button', { name: 'Save the tool' }).click()
    await page().getByRole('heading', { name: '1 tool set up' }).waitFor()
    const address = await page().evaluate(async () => {
      const snapshot = await window.keyward.getSnapshot({})
      const toolId = snapshot.ok ? (snapshot.value.tools.tools[0]?.id ?? '') : ''
      const found = await window.keyward.toolAddress({ toolId })
      return found.ok ? found.value.address : found.failure.code
    })
    const reading = fetch(`${address}/api.xro/2.0/Organisation`)
    const card = page().getByRole('alertdialog')
    await card.getByRole('radio', { name: '10 minutes' }).check()
    await card.getByRole('button', { name: 'Allow for 10 minutes' }).click()
    const read = await reading
    expect([read.status, await read.text()]).toEqual([200, expect.stringContaining('"Organisations"')])
    const written = await fetch(`${address}/api.xro/2.0/Invoices`, { method: 'POST', body: '{}' })
    expect([written.status, await written.json()]).toEqual([
      403,
      expect.objectContaining({ error: 'toolOutOfBounds' }),
    ])
    const key = address.split('/').at(-1) ?? ''
    expect(key.length).toBeGreaterThan(40)
    for (const [file, bytes] of await everyFilesBytes(practice.keyward.profile))
      expect(bytes.includes(key), `${file} holds the key of the address`).toBe(false)
    await page().getByRole('button', { name: 'End all permissions' }).click()
    await page().getByText('Asks first').waitFor()
  })

  it('K1 K2 K3 is given a token by the keyward command, once a person has seen all that it reaches', async () => {
    const names = await page().evaluate(async () => {
      const snapshot = await window.keyward.getSnapshot({})
      return snapshot.ok ? snapshot.value.connections.map(({ tenantName }) => tenantName) : []
    })
    expect(names.length).toBeGreaterThan(0)
    const command = `keyward token --app "${LEDGER_TOOL.name}" --tool letters`
    const first = shellLine(practice.keyward, command)
    const card = page().getByRole('alertdialog')
    await card.getByRole('heading', { name: /^Give letters a token for \d+ organisations?\?$/u }).waitFor()
    for (const name of names) await card.getByRole('listitem').filter({ hasText: name }).first().waitFor()
    await card.getByRole('button', { name: 'Do not allow', exact: true }).click()
    expect(await first).toMatchObject({ code: 13, out: '' })
    expect(await shellLine(practice.keyward, command)).toMatchObject({ code: 13, out: '' }) // for a minute

    const other = `keyward run --app "${LEDGER_TOOL.name}" -- printenv XERO_ACCESS_TOKEN`
    const second = shellLine(practice.keyward, other)
    await card.getByRole('heading', { name: /^Give printenv a token/u }).waitFor()
    await card.getByText('/printenv').waitFor()
    await card.getByRole('radio', { name: '10 minutes' }).check()
    await card.getByRole('button', { name: 'Allow for 10 minutes' }).click()
    const { code, out } = await second
    const token = out.trim()
    expect([code, token.length > 100]).toEqual([0, true])
    const answer = await fetch(`${practice.sandbox.api}/connections`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(200)
    expect(await shellLine(practice.keyward, other)).toMatchObject({ code: 0, out: `${token}\n` })
    for (const [file, bytes] of await everyFilesBytes(practice.keyward.profile))
      expect(bytes.includes(token), `${file} holds the token`).toBe(false)
    expect(practice.keyward.output()).not.toContain(token)
    expect(await page().content()).not.toContain(token)
    const listed = await shellLine(practice.keyward, 'keyward list; keyward status')
    expect(listed.out).toMatch(/^printenv\t.*\tallowed$/mu)
    expect(listed.out).toContain('Keyward is open, and tools may ask.')
  })

  it('K2 finds nothing of a token that was given where Keyward crashed with it in memory', async () => {
    const { keyward } = practice
    const given = shellLine(keyward, `keyward token --app "${LEDGER_TOOL.name}" --tool crash`)
    const card = page().getByRole('alertdialog')
    await card.getByRole('heading', { name: /^Give crash a token/u }).waitFor()
    await allowTen(card)
    const token = (await given).out.trim()
    expect(token.length).toBeGreaterThan(100)
    await keyward.kill('SIGSEGV')
    const home = keyward.desktop?.env['HOME'] ?? ''
    const files = [...(await everyFilesBytes(keyward.profile)), ...filesBytesNow(home)]
    expect(files.length).toBeGreaterThan(10)
    // whatever it has put down since this file of tests began, and a dump where the system leaves one
    const own = /^\.?(?:keyward|org\.chromium|scoped_dir|electron|crash)/iu
    const temporary = readdirSync(tmpdir(), { withFileTypes: true })
      .filter(({ name }) => own.test(name))
      .map(({ name }) => join(tmpdir(), name))
      .filter((path) => (statSync(path, { throwIfNoEntry: false })?.birthtimeMs ?? 0) >= began)
    for (const path of temporary)
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
        files.push(...filesBytesNow(path))
    for (const [file, bytes] of files) expect(bytes.includes(token), `${file} holds the token`).toBe(false)
    expect(readdirSync(ROOT).filter((name) => /^core(?:\.\d+)?$/u.test(name))).toEqual([])
    expect(
      files.map(([file]) => file).filter((file) => /\.dmp$|(?:^|\/)core(?:\.\d+)?$/u.test(file)),
    ).toEqual([])
    expect(keyward.output()).not.toContain(token)
  })

  it('K1 is started without its window by two commands at once, and only once, and asks for each', async () => {
    const { keyward, sandbox } = practice
    expect(await shellLine(keyward, 'keyward status')).toMatchObject({ code: 10 })
    const line = [
      chooseRuntime().program,
      ROOT,
      '--remote-debugging-port=0',
      `--user-data-dir=${keyward.profile}`,
    ]
    const env = { ...sandbox.env, KEYWARD_REGION: 'en-GB', KEYWARD_APP: JSON.stringify(line) }
    const asking = ['first', 'second'].map((tool) =>
      shellLine(keyward, `keyward token --app "${LEDGER_TOOL.name}" --tool ${tool}`, env),
    )
    try {
      await keyward.adopt()
      const card = page().getByRole('alertdialog')
      const title = card.getByRole('heading', { name: /^Give (?:first|second) a token/u })
      const asked = (await title.textContent()) ?? ''
      await allowTen(card)
      const other = asked.includes('first') ? 'second' : 'first'
      await card.getByRole('heading', { name: new RegExp(`^Give ${other} a token`, 'u') }).waitFor()
      await allowTen(card)
      const [first, second] = await Promise.all(asking)
      expect([first?.code, second?.code]).toEqual([0, 0])
      expect(first?.out).toBe(second?.out)
      expect(first?.said).toContain('Starting Keyward.')
      // what the other one started has ended by itself
      await until(60_000, 'one Keyward to be left', () => (begun().length === 1 ? true : null))
    } catch (error) {
      for (const pid of begun()) process.kill(pid, 'SIGKILL')
      throw error
    }
    await openPlace(page(), 'Settings')
    await page().getByRole('link', { name: 'Tools' }).click()
    await tick(page().getByRole('switch', { name: 'Tools on this computer may ask' }), false)
    await page().getByText('Switched off').first().waitFor()
    const off = await shellLine(keyward, `keyward token --app "${LEDGER_TOOL.name}" --tool first`, env)
    expect(off).toMatchObject({ code: 12, out: '', said: expect.stringContaining('switch tools on') })
    expect(off.said).not.toContain('Starting')
  })
})
