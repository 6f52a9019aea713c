import { join } from 'node:path'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { buildApp } from '../../build/build-app.ts'
import { ROOT } from '../../build/runtime.ts'
import { startDesktop, type Desktop } from '../e2e/desktop.ts'
import { runOnElectron } from './on-electron/run.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop')

let desktop: Desktop
beforeAll(async () => {
  buildApp()
  desktop = await startDesktop({ keyring: false })
})
afterAll(() => desktop.stop())

describe('on genuine Electron', () => {
  it('A5 the preload opens a bridge on our own pages and nowhere else', async () => {
    const told = await runOnElectron(desktop, 'bridge-main.ts', {
      KEYWARD_TEST_PRELOAD: join(ROOT, 'out', 'preload', 'preload.cjs'),
    })
    expect(told).toEqual([
      { page: 'app://keyward/index.html', bridge: true },
      { page: 'about:blank', bridge: false },
      { page: 'data:text/html,hello', bridge: false },
      { page: 'app://elsewhere/', bridge: false },
    ])
  })

  it('a notification that nobody can show falls back to the number on the icon', async () => {
    expect(await runOnElectron(desktop, 'notifier-main.ts')).toEqual([{ badge: 3 }])
  })
})
