import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { ProgramSignature } from '../../../shared/tools/tool.ts'
import { isHere } from './program-mark.ts'

/** Whoever is asked and takes longer has not told. */
const TELLS_WITHIN = 5_000
const SIGNER_MAX = 120
/** One question is shown at a time: more than this at once is somebody who asks and hangs up. */
const AT_ONCE = 3

/** What a program of the system's ended with and said; `null` where it could not be run, or took too long. */
export type Ran = { readonly code: number; readonly out: string; readonly said: string } | null
export type Run = (
  program: string,
  args: readonly string[],
  more?: Readonly<Record<string, string>>,
) => Promise<Ran>

type Computer = { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv }

const UNSIGNED: ProgramSignature = { kind: 'unsigned' }
const UNTOLD: ProgramSignature = { kind: 'untold' }

/**
 * Who vouches for the file of a program, by the system's own means: macOS's codesign, Windows' Authenticode. On Linux
 * programs are not signed, and nothing is run. What is not clear is not told.
 */
export const createProgramSignature = ({ platform, env }: Computer, run: Run) => {
  let looking = 0
  return async (program: string): Promise<ProgramSignature> => {
    if (!isHere(program) || looking >= AT_ONCE) return UNTOLD
    looking += 1
    try {
      if (platform === 'darwin') return await byCodesign(program, run)
      if (platform === 'win32') return await byAuthenticode(program, run, env)
      return UNTOLD
    } finally {
      looking -= 1
    }
  }
}

const CODESIGN = '/usr/bin/codesign'
/** Certified by Apple down to its root: a Mac's own stamp on what was built on it (ad hoc) vouches for nobody. */
const BY_APPLE = '-R=anchor apple generic'

const byCodesign = async (program: string, run: Run): Promise<ProgramSignature> => {
  const verified = await run(CODESIGN, ['--verify', '--strict', BY_APPLE, program])
  if (verified === null) return UNTOLD
  // 1: not signed, or changed since; 3: signed, and not so (codesign(1))
  if (verified.code === 1 || verified.code === 3) return UNSIGNED
  if (verified.code !== 0) return UNTOLD
  const shown = await run(CODESIGN, ['--display', '--verbose=2', program])
  const by = /^Authority=(?<by>.+)$/mu.exec(shown?.said ?? '')?.groups?.['by']
  return signedBy(by)
}

/** Always the same text: the path is in a variable, and is read as it stands. */
const SCRIPT = `$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
$found = Get-AuthenticodeSignature -LiteralPath $env:KEYWARD_ASKING
$by = ''
if ($found.SignerCertificate) { $by = $found.SignerCertificate.GetNameInfo('SimpleName', $false) }
[Console]::Out.Write("$($found.Status)|$by")`

const byAuthenticode = async (
  program: string,
  run: Run,
  env: NodeJS.ProcessEnv,
): Promise<ProgramSignature> => {
  const shell = join(
    env['SystemRoot'] ?? 'C:\\Windows',
    'System32',
    'WindowsPowerShell',
    'v1.0',
    'powershell.exe',
  )
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', SCRIPT]
  const ran = await run(shell, args, { KEYWARD_ASKING: program })
  if (ran === null || ran.code !== 0) return UNTOLD
  const { status, by } = /^(?<status>[A-Za-z]+)\|(?<by>.*)$/su.exec(ran.out.trim())?.groups ?? {}
  if (status === 'Valid') return signedBy(by)
  return status === 'NotSigned' || status === 'HashMismatch' || status === 'NotTrusted' ? UNSIGNED : UNTOLD
}

/** Whoever signs and has no name is nobody that could be told. */
const signedBy = (name: string | undefined): ProgramSignature => {
  const by = (name ?? '').trim().slice(0, SIGNER_MAX)
  return by === '' ? UNTOLD : { kind: 'signed', by }
}

/** Runs a program of the system's by its arguments alone, without a shell, and ends it when its time is up. */
export const runBriefly: Run = (program, args, more = {}) =>
  new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      {
        timeout: TELLS_WITHIN,
        killSignal: 'SIGKILL',
        windowsHide: true,
        maxBuffer: 64 * 1024,
        env: { ...process.env, ...more },
      },
      (error, out, said) => {
        const code = child.exitCode
        if (code === null || (error !== null && typeof error.code !== 'number')) resolve(null)
        else resolve({ code, out, said })
      },
    )
  })
