import { describe, expect, it } from 'vitest'
import { breachesOf, breachesUnder, circlesAmong } from '../../build/arrows.ts'
import { disorderIn } from '../../build/floors.ts'
import { ROOT } from '../../build/runtime.ts'

describe('the arrows between the rooms', () => {
  it('hold in all that is shipped', () => {
    expect(breachesUnder(ROOT)).toEqual([])
  })

  it.each([
    ['shared/x.ts', `import { readFileSync } from 'node:fs'`],
    ['shared/x.ts', `import { createVault } from '../electron/core/vault/vault.ts'`],
    ['electron/core/x.ts', `import { writeFile } from 'node:fs/promises'`],
    ['electron/core/x.ts', `import fs from 'fs'`],
    ['electron/core/rotation/x.ts', `import { createXero } from '../../adapters/xero/xero.ts'`],
    ['electron/core/rotation/x.ts', `import type { App } from 'electron'`],
    ['electron/core/rotation/x.ts', `import { window } from '../../shell/window.ts'`],
    ['electron/core/rotation/x.ts', `const get = () => import('node:http')`],
    ['electron/adapters/x.ts', `import { createVault } from '../core/vault/vault.ts'`],
    ['electron/adapters/x.ts', `export { createVault } from '../core/vault/vault.ts'`],
    ['electron/adapters/x.ts', `import { setPassword } from 'keytar'`],
    ['electron/adapters/x.ts', `const keytar = await import('keytar')`],
    ['electron/adapters/x.ts', 'const keytar = await import(`keytar`)'],
    ['electron/adapters/x.ts', `const any = (name: string) => import(name)`],
    ['electron/adapters/x.ts', 'const any = (name: string) => import(`key${name}`)'],
    ['electron/adapters/x.ts', `import { XeroClient } from 'xero-node'`],
    ['electron/adapters/x.ts', `await import('xero-node/dist/gen/api/payrollNZApi.js')`],
    ['electron/adapters/x.ts', `import { setPassword } from 'keytar/lib/keytar.js'`],
    ['electron/adapters/x.ts', `import { shell } from 'electron/common'`],
    ['electron/core/x.ts', `import { app } from 'electron/main'`],
    ['electron/adapters/x.ts', `import { spawn } from 'node:child_process'`],
    ['electron/adapters/x.ts', `import { shell } from 'electron'`],
    ['electron/adapters/x.ts', `import * as electron from 'electron'`],
    ['electron/adapters/desktop/browser.ts', `import { ipcMain, shell } from 'electron'`],
    ['electron/adapters/keychain/keychain.ts', `import { safeStorage } from 'electron'`],
    ['electron/main.ts', `import { startSandbox } from '../tests/sandbox/sandbox.ts'`],
    ['electron/main.ts', `import { startSandbox } from './sandbox/sandbox.ts'`],
    ['electron/sandbox/x.ts', `import { systemClock } from '../adapters/desktop/clock.ts'`],
    ['electron/main.ts', `import { ROOT } from '../build/runtime.ts'`],
    ['renderer/features/guide/x.tsx', `import { createVault } from '../../../electron/core/vault/vault.ts'`],
    ['renderer/features/guide/x.tsx', `import { join } from 'node:path'`],
    ['renderer/x.ts', `import { ipcRenderer } from 'electron'`],
  ])('%s may not say: %s', (file, text) => {
    expect(breachesOf(file, `${text}\n`)).toHaveLength(1)
  })

  it.each([
    ['electron/adapters/x.ts', `import type { Ports } from '../core/ports/ports.ts'`],
    ['electron/adapters/desktop/browser.ts', `import { shell } from 'electron'`],
    ['electron/shell/trusted-sender.ts', `import type { IpcMainInvokeEvent } from 'electron'`],
    ['electron/sandbox/x.ts', `import { SAMPLE_APPS } from '../../shared/apps/sample-apps.ts'`],
    ['electron/core/x.ts', `import { createHash } from 'node:crypto'`],
    ['renderer/features/apps/x.tsx', `import { useState } from 'react'`],
  ])('%s may say: %s', (file, text) => {
    expect(breachesOf(file, `${text}\n`)).toEqual([])
  })
})

describe('the floors of the core', () => {
  it.each([
    ['kernel/x.ts', '../vault/vault.ts'],
    ['vault/x.ts', '../handover/keys.ts'],
    ['vault/x.ts', '../activity/activity.ts'],
    ['secrets/x.ts', '../rotation/edits.ts'],
    ['sign-in/x.ts', '../connections/listing.ts'],
    ['rotation/x.ts', '../apps/apps.ts'],
    ['handover/x.ts', '../import/import.ts'],
    ['handover/x.ts', '../people/people.ts'],
    ['ports/x.ts', '../updates/list.ts'],
    ['activity/x.ts', '../desk/desk.ts'],
    ['people/x.ts', '../review/review.ts'],
    ['guide/x.ts', '../review/review.ts'],
    ['apps/x.ts', '../keyward.ts'],
    ['newly/x.ts', '../vault/vault.ts'],
  ])('%s may not reach up to %s, not even for a type', (file, target) => {
    const from = `electron/core/${file}`
    expect(breachesOf(from, `import { x } from '${target}'\n`)).toHaveLength(1)
    expect(breachesOf(from, `import type { X } from '${target}'\n`)).toHaveLength(1)
    expect(breachesOf(from, `export { x } from '${target}'\n`)).toHaveLength(1)
  })

  it.each([
    ['vault/x.ts', './content.ts'],
    ['vault/x.ts', '../kernel/time.ts'],
    ['handover/x.ts', '../apps/apps.ts'],
    ['people/x.ts', '../handover/handed.ts'],
    ['guide/x.ts', '../paper/page-parts.ts'],
    ['keyward.ts', './handover/handovers.ts'],
  ])('%s may know %s', (file, target) => {
    expect(breachesOf(`electron/core/${file}`, `import { x } from '${target}'\n`)).toEqual([])
  })
})

describe('circles of imports', () => {
  const among = (files: Readonly<Record<string, string>>) => circlesAmong(new Map(Object.entries(files)))

  it('are found, with the way round', () => {
    expect(
      among({
        'shared/a.ts': `import { b } from './b.ts'`,
        'shared/b.ts': `import { c } from './deep/c.ts'`,
        'shared/deep/c.ts': `import { a } from '../a.ts'`,
        'shared/d.ts': `import { a } from './a.ts'`,
      }),
    ).toMatchObject([{ file: 'shared/a.ts', imports: 'shared/b.ts -> shared/deep/c.ts -> shared/a.ts' }])
  })

  it('are found where a type alone closes them, a re-export, or an import() does', () => {
    expect(
      among({ 'x/a.ts': `import { b } from './b.ts'`, 'x/b.ts': `import type { A } from './a.ts'` }),
    ).toHaveLength(1)
    expect(among({ 'x/a.ts': `export { b } from './b.ts'`, 'x/b.ts': `import './a.ts'` })).toHaveLength(1)
    expect(among({ 'x/a.ts': `void import('./b.ts')`, 'x/b.ts': `import { a } from './a.ts'` })).toHaveLength(
      1,
    )
  })

  it('are told one for each knot, and a diamond is none', () => {
    expect(
      among({
        'x/a.ts': `import './b.ts'\nimport './c.ts'`,
        'x/b.ts': `import './d.ts'`,
        'x/c.ts': `import './d.ts'`,
        'x/d.ts': '',
      }),
    ).toEqual([])
    expect(
      among({
        'x/a.ts': `import './b.ts'`,
        'x/b.ts': `import './a.ts'`,
        'y/a.ts': `import './b.ts'`,
        'y/b.ts': `import './a.ts'`,
      }),
    ).toHaveLength(2)
  })
})

describe('the nouns beside the floors', () => {
  it('cannot be written down so that they know each other in a circle', () => {
    expect(disorderIn([['a'], ['b', 'a'], ['c', 'a', 'b']])).toEqual([])
    expect(
      disorderIn([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toEqual(['a knows b, which comes later'])
    expect(disorderIn([['a', 'a']])).toEqual(['a knows a, which comes later'])
    expect(disorderIn([['a'], ['b', 'a'], ['a', 'b']])).toEqual(['a stands twice'])
  })
})
