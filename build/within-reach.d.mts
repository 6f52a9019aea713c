import type { SpawnSyncReturns } from 'node:child_process'

/** Whether everybody may enter the folder and each folder above it. */
export declare const mayBeEntered: (folder: string) => boolean

/** Runs a command of the checkout to its end, where somebody else than root can reach what it starts. */
export declare const runWithinReach: (
  root: string,
  say: (words: string) => void,
  runAt: (at: string) => {
    readonly command: readonly [string, ...string[]]
    readonly env: NodeJS.ProcessEnv
  },
) => SpawnSyncReturns<Buffer>
