import { execFileSync, spawnSync } from 'node:child_process'

/** Debian's `age`, as a person would run it. Passphrases are typed at a terminal of its own, never given as arguments. */
export const age = (args: readonly string[], input?: Uint8Array): Buffer =>
  execFileSync('age', args, { input: input ?? '', stdio: ['pipe', 'pipe', 'ignore'] })

export const ageAtTerminal = (args: readonly string[], typed: readonly string[]): void => {
  const program = `
import os, pty, sys, time
args, typed = ['age'] + sys.argv[1:], sys.stdin.read().splitlines()
pid, fd = pty.fork()
if pid == 0:
    os.execvp('age', args)
seen = b''
for line in typed:
    while b': ' not in seen:
        seen += os.read(fd, 1024)
    seen = b''
    os.write(fd, line.encode() + b'\\n')
try:
    while os.read(fd, 1024):
        pass
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`
  const ran = spawnSync('python3', ['-c', program, ...args], { input: typed.join('\n'), timeout: 30_000 })
  if (ran.status !== 0) throw new Error(`age ended with ${ran.status}: ${ran.stderr.toString()}`)
}
