import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { chooseRuntime } from '../../build/runtime.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { breakOff, serve, startFeed } from '../updates/hostile-feed.ts'
import { artefactOf, newKeys, newSigner, signedUpdate, updateList } from '../updates/update-signer.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { giveToPerson } from './person.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop')

/** A Keyward that believes it was started from an image, and an update server on this computer. */
const place = mkdtempSync(join(tmpdir(), 'keyward-update-'))
const profile = join(place, 'profile')
const image = join(place, 'image', 'Keyward.AppImage')
const ran = join(place, 'image', 'ran')
const keys = newKeys()
const now = Date.now()

/** The new image: a program that says that it was started, padded to a size that comes in many pieces. */
const FILE = Buffer.concat([
  Buffer.from(`#!/bin/sh\necho started >> "${ran}"\nexit 0\n`),
  Buffer.alloc(4 * 1024 * 1024, '#'),
])
const artefact = artefactOf(FILE, {
  name: 'Keyward-0.9.0.AppImage',
  arch: process.arch === 'arm64' ? 'arm64' : 'x64',
})
const TIMES = { version: '0.9.0', releasedAt: now - DAY, issuedAt: now - DAY, expiresAt: now + 100 * DAY }
const list = (signer = keys.release) => signedUpdate(updateList(signer, [artefact], TIMES), [signer])

let feed: Awaited<ReturnType<typeof startFeed>>
let desktop: Desktop
let keyward: LaunchedKeyward
const start = async () => {
  writeFileSync(image, 'the old image')
  const source = join(place, 'updates.json')
  writeFileSync(source, JSON.stringify({ address: feed.address, channel: 'stable', keys: keys.list }))
  const env = {
    KEYWARD_UPDATES: source,
    KEYWARD_POLICY: join(place, 'policy.json'),
    APPIMAGE: image,
    APPDIR: dirname(chooseRuntime().program),
  }
  chmodSync(place, 0o755)
  giveToPerson(dirname(image))
  return launchKeyward({ desktop, profile, env })
}
beforeAll(async () => {
  mkdirSync(dirname(image))
  mkdirSync(profile)
  feed = await startFeed()
  desktop = await startDesktop()
  keyward = await start()
})
afterAll(async () => {
  await keyward.close()
  await desktop.stop()
  await feed.close()
  rmSync(place, { recursive: true, force: true })
})

const page = () => keyward.page
const button = (name: string, of: Page = page()) => of.getByRole('button', { name, exact: true })
const openAbout = async () => {
  await page().keyboard.press('Control+k')
  await page().keyboard.type('about keyward')
  await page().keyboard.press('Enter')
  await page().getByRole('navigation', { name: 'Settings' }).waitFor()
}
const says = (words: string) => page().locator('.about').getByText(words).first().waitFor()
const heading = (name: string) => page().getByRole('heading', { name, level: 2 }).waitFor()

describe('an update, from the first look to the new version', () => {
  it('A15 nobody is asked before somebody presses the button', async () => {
    await openAbout()
    await heading('Keyward 0.1.0')
    await says('Keyward has not looked for a newer version yet.')
    expect(feed.seen).toEqual([])
  })

  it('U3 a server that is not there, sends nonsense or another’s signature: said, and Keyward goes on', async () => {
    await button('Look now').click()
    await says('The update server has no update where Keyward looks for one.')
    feed.on('stable.json', serve(Buffer.from('<html>Sign in to the hotel’s network</html>')))
    await button('Look now').click()
    await says('What the update server sent is no list of updates.')
    feed.on('stable.json', serve(list(newSigner())))
    await button('Look now').click()
    await says('The update is not signed by Keyward’s key.')
  })

  it('sends nothing about anybody, by Electron’s own network', () => {
    for (const { headers } of feed.seen) {
      expect(headers['user-agent']).toBe('Keyward')
      expect(headers['accept-language']).toBe('*')
      for (const name of ['cookie', 'authorization', 'referer', 'x-user-staging-id'])
        expect(headers[name], name).toBeUndefined()
    }
  })

  it('U1 U3 an offer that is good, and a file that is not: deleted, said, and nothing has run', async () => {
    feed.on('stable.json', serve(list()))
    await button('Look now').click()
    await heading('Keyward 0.9.0 is available')
    const altered = Buffer.from(FILE)
    altered[FILE.length - 1] = 0
    feed.on(artefact.name, serve(altered))
    await button('Download').click()
    await says('The downloaded update is not the one that was signed.')
    expect(existsSync(join(profile, 'updates', 'pending', artefact.name))).toBe(false)
    expect(existsSync(ran)).toBe(false)
  })

  it('U3 broken off and gone on from there', async () => {
    feed.on(artefact.name, breakOff(FILE, FILE.length / 2))
    await button('Download it again').click()
    await says('The update was cut short.')
    feed.on(artefact.name, serve(FILE))
    await button('Download it again').click()
    await heading('Keyward 0.9.0 is ready')
    expect(feed.seen.at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d*-$/u)
  })

  it('U4 switched off by IT meanwhile: it waits, and says so', async () => {
    writeFileSync(join(place, 'policy.json'), '{"updates":"off"}')
    await button('Restart and update').click()
    await says('Your IT has switched updates off on this computer.')
    rmSync(join(place, 'policy.json'))
    expect(readFileSync(image, 'utf8')).toBe('the old image')
    await keyward.restart()
    await openAbout()
    await heading('Keyward 0.9.0 is ready')
  })

  it('when it is quit next: the image is the new one, and nothing was started', async () => {
    await button('When I next quit').click()
    await says('It will be installed when you next quit.')
    await keyward.close()
    await expect.poll(() => readFileSync(image).equals(FILE)).toBe(true)
    expect(existsSync(ran)).toBe(false)
  })

  it('now: Keyward ends, and the new image is started', async () => {
    keyward = await start() // the old version once more: it says that it is not the new one
    await openAbout()
    await says('The update was not finished.')
    await button('Restart and update').click()
    await expect.poll(() => existsSync(ran)).toBe(true)
    expect(readFileSync(image).equals(FILE)).toBe(true)
  })
})
