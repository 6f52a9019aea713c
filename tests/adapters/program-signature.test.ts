import { expect, it } from 'vitest'
import {
  createProgramSignature,
  runBriefly,
  type Ran,
} from '../../electron/adapters/tools/program-signature.ts'

type Ask = {
  readonly program: string
  readonly args: readonly string[]
  readonly more: Readonly<Record<string, string>>
}

/** A computer whose programs answer this, one after the other, and what it ran. */
const computer = (platform: NodeJS.Platform, ...answers: readonly Ran[]) => {
  const ran: Ask[] = []
  const signatureOf = createProgramSignature(
    { platform, env: { SystemRoot: '/windows' } },
    async (program, args, more = {}) => {
      ran.push({ program, args, more })
      return answers[ran.length - 1] ?? null
    },
  )
  return { ran, signatureOf }
}

const said = (code: number, out: string, told = ''): Ran => ({ code, out, said: told })
const PYTHON = '/opt/Python $(id) "3" & Co/python3'

it('K3 a Mac says who signed a program that Apple certified', async () => {
  const shown = `Executable=${PYTHON}\nAuthority=Developer ID Application: Python Software Foundation (BMM5U3QVKW)\nAuthority=Developer ID Certification Authority\nAuthority=Apple Root CA\nTeamIdentifier=BMM5U3QVKW\n`
  const { signatureOf, ran } = computer('darwin', said(0, ''), said(0, '', shown))
  expect(await signatureOf(PYTHON)).toEqual({
    kind: 'signed',
    by: 'Developer ID Application: Python Software Foundation (BMM5U3QVKW)',
  })
  expect(ran).toEqual([
    {
      program: '/usr/bin/codesign',
      args: ['--verify', '--strict', '-R=anchor apple generic', PYTHON],
      more: {},
    },
    { program: '/usr/bin/codesign', args: ['--display', '--verbose=2', PYTHON], more: {} },
  ])
})

it.each([
  ['not signed at all, or changed since', [said(1, '', 'code object is not signed at all')], 'unsigned'],
  ['signed by nobody whom Apple knows', [said(3, '', 'failed to satisfy requirement')], 'unsigned'],
  ['asked in a way that codesign does not know', [said(2, '')], 'untold'],
  ['too slow', [null], 'untold'],
  ['signed by somebody without a name', [said(0, ''), said(0, '', 'Signature=adhoc\n')], 'untold'],
  ['signed, and then too slow', [said(0, ''), null], 'untold'],
] as const)('K3 a Mac: %s', async (_what, answers, kind) => {
  expect(await computer('darwin', ...answers).signatureOf(PYTHON)).toEqual({ kind })
})

it('K3 Windows is asked by one text that is always the same, with the path beside it', async () => {
  const { signatureOf, ran } = computer('win32', said(0, 'Valid|Python Software Foundation\r\n'))
  expect(await signatureOf(PYTHON)).toEqual({ kind: 'signed', by: 'Python Software Foundation' })
  const other = computer('win32', said(0, 'Valid|X'))
  await other.signatureOf('/another/program')
  expect(ran[0]?.args).toEqual(other.ran[0]?.args)
  expect(JSON.stringify(ran[0]?.args)).not.toContain('Python')
  expect(ran[0]?.more).toEqual({ KEYWARD_ASKING: PYTHON })
  expect(ran[0]?.program).toContain('powershell.exe')
})

it.each([
  ['NotSigned|', 'unsigned'],
  ['HashMismatch|Python Software Foundation', 'unsigned'],
  ['NotTrusted|Somebody', 'unsigned'],
  ['UnknownError|', 'untold'],
  ['Valid|', 'untold'],
  ['', 'untold'],
  ['Valid', 'untold'],
] as const)('K3 Windows says %s', async (out, kind) => {
  expect(await computer('win32', said(0, out)).signatureOf(PYTHON)).toEqual({ kind })
  expect(await computer('win32', said(1, out)).signatureOf(PYTHON)).toEqual({ kind: 'untold' })
})

it('K3 on Linux nothing is run, and elsewhere nothing for a file of another computer or a name', async () => {
  const linux = computer('linux', said(0, 'Valid|X'))
  expect(await linux.signatureOf(PYTHON)).toEqual({ kind: 'untold' })
  expect(linux.ran).toEqual([])
  for (const path of ['//server/share/python', String.raw`\\server\share\python.exe`, 'python', '-v', '']) {
    const mac = computer('darwin', said(0, ''), said(0, '', 'Authority=X\n'))
    expect(await mac.signatureOf(path)).toEqual({ kind: 'untold' })
    expect(mac.ran).toEqual([])
  }
})

it('K5 whoever asks and hangs up in floods does not make more than three run at once', async () => {
  let running = 0
  const ends: (() => void)[] = []
  const signatureOf = createProgramSignature({ platform: 'darwin', env: {} }, () => {
    running += 1
    return new Promise((resolve) => ends.push(() => resolve(null)))
  })
  const asked = Array.from({ length: 20 }, () => signatureOf(PYTHON))
  expect(running).toBe(3)
  for (const end of ends) end()
  for (const one of await Promise.all(asked)) expect(one).toEqual({ kind: 'untold' })
  void signatureOf(PYTHON)
  expect(running).toBe(4)
})

it('runs a program by its words alone, and answers what it ended with, or nothing where there is none', async () => {
  const script = `process.stdout.write(process.argv[1] + process.env.KEYWARD_ASKING); process.stderr.write('told'); process.exit(3)`
  expect(await runBriefly(process.execPath, ['-e', script, '$(id) "'], { KEYWARD_ASKING: '|x' })).toEqual({
    code: 3,
    out: '$(id) "|x',
    said: 'told',
  })
  expect(await runBriefly('/no/such/program', [])).toBeNull()
  expect(await runBriefly(process.execPath, ['-e', 'process.kill(process.pid)'])).toBeNull()
})
